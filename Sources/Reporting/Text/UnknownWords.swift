package import Analysis
internal import Basics
package import JobSuccess

extension ScoreRange {
  /// What is not known, and what the score could be, in one sentence (8.5.28).
  package var sentence: String {
    let parts = [
      (stars, "the stars of"), (ends, "whether there is an end to"), (clients, "the client of"),
      (earnings, "the earnings of"),
    ].filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }
    let what =
      parts.count > 1
      ? parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "") : parts.first ?? ""
    return "Of \(counted(contracts, "contract")) not all is known (\(what)): \(outcome)."
  }

  private var outcome: String {
    switch percents {
    case (let lowest?, let highest?) where lowest == highest: "the score is \(lowest) whatever it is"
    case (let lowest?, let highest?):
      "the score could be \(lowest) to \(highest)"
        + (isExact ? "" : ", or go further: so much is possible that not all of it was tried")
    default: "there is no score whatever it is"
    }
  }
}

extension ProfileAnalysis {
  /// What is not known of the profile, and what it could make, a sentence each; empty for most.
  package var unknownSentences: [String] { UnknownWords.sentences(range, history.rates) }
}

extension RunFindings.Unclear {
  /// The same of a profile that a run found.
  package var sentences: [String] { UnknownWords.sentences(range, rates) }
}

enum UnknownWords {
  static func sentences(_ range: ScoreRange?, _ rates: [String]) -> [String] {
    [range?.sentence, self.rates(rates)].compactMap(\.self)
  }

  /// At which rates earnings became dollars, which decide their tiers (8.6.31); nil where they were dollars.
  static func rates(_ rates: [String]) -> String? {
    guard !rates.isEmpty else { return nil }
    let words = rates.map { rate in
      let parts = rate.split(separator: " ")
      return "1 \(Printable.line(String(parts.first ?? ""))) = $\(Printable.line(String(parts.last ?? "")))"
    }
    return "Earnings are converted to dollars: \(words.joined(separator: ", "))."
  }
}
