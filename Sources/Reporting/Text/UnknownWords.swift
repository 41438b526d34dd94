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
    case (let lowest?, let highest?): "the score could be \(lowest) to \(highest)"
    default: "there is no score whatever it is"
    }
  }
}
