import Analysis
internal import Basics
import JobSuccess

/// What official scores tell of hidden feedback, in words that accuse nobody (7.10).
struct InferenceWords {
  let answer: InferenceAnswer
  let names: any ProfileNames

  /// How many contracts are named before the others are counted.
  private static let mostNamed = 5

  /// The policy that everything rests on.
  var condition: String { "If policy \(Printable.line(answer.policy.name)) is right" }

  /// How many observations were used, where not all were.
  var usedWords: String? {
    answer.used.count < answer.available && !answer.used.isEmpty
      ? "Only the newest \(answer.used.count) of \(answer.available) observations were used: with more there are too many explanations."
      : nil
  }

  /// A sentence or more on the whole answer.
  var sentences: [String] {
    switch answer.conclusion {
    case .contradiction:
      return [
        "These scores can't come from policy \(Printable.line(answer.policy.name)): the policy, a date or a record is wrong."
      ]
    case .undecided: return ["Too many explanations: undecided."]
    case .explained(let explanation):
      let lines =
        explanation.drops.isEmpty ? ["The score did not fall from one observation to the next."] : []
      return lines + explanation.drops.map { drop($0, explanation) } + groups(explanation)
    }
  }

  /// `100 on 2026-02-15`
  static func seen(_ observation: ScoreObservation) -> String {
    "\(percent(observation)) on \(observation.day)"
  }

  private static func percent(_ observation: ScoreObservation) -> String {
    guard let percents = observation.percents else { return "no score" }
    let (low, high) = (percents.lowerBound, percents.upperBound)
    return low == high ? String(low) : "\(low) to \(high)"
  }

  /// What a drop tells.
  func drop(_ drop: ScoreDrop, _ explanation: Explanation) -> String {
    let fall = "From \(InferenceWords.seen(drop.from)) to \(InferenceWords.seen(drop.to)):"
    let suspects = explanation.suspects.filter { drop.isNew($0.feedback) }
    if drop.newCount == 0 || drop.noNewBad > 0.9 {
      return fall + " No new feedback explains this drop: older contracts left the window."
    }
    let likely = suspects.filter { $0.verdict == .veryLikelyBad || $0.verdict == .likelyBad }
    let certainty =
      " The probability that no new feedback is worse than the best is \(ProbabilityText.short(drop.noNewBad))."
    guard !likely.isEmpty else {
      return fall + " \(drop.newCount) new feedbacks, none of which stands out." + certainty
    }
    let words = likely.map { suspect in
      "the feedback on \(name(suspect)) \(suspect.verdict == .veryLikelyBad ? "very likely" : "likely") counts as less than the best (\(ProbabilityText.short(suspect.bad)))"
    }
    return fall + " " + InferenceWords.sentence(words) + certainty
  }

  /// The groups that matter: those with a suspect that is not cleared.
  private func groups(_ explanation: Explanation) -> [String] {
    let numbers = Set(explanation.suspects.compactMap(\.group)).sorted()
    return numbers.compactMap { number in
      let members = explanation.suspects.filter { $0.group == number }
      guard let first = members.first, [.veryLikelyBad, .likelyBad, .open].contains(first.verdict) else {
        return nil
      }
      let names = members.map(name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let end =
        first.verdict == .open
        ? "one of them, several, or none."
        : members.count == 2 ? "one of them, or both." : "one of them, or several."
      return "\(InferenceWords.list(names)) can't be told apart: \(end)"
    }
  }

  private func name(_ suspect: Suspect) -> String { Printable.line(names.id(of: suspect.feedback.contract)) }

  /// Clauses as a sentence.
  private static func sentence(_ clauses: [String]) -> String {
    let text = list(clauses)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// `a, b and c`, or `a, b, … and 7 more`.
  private static func list(_ items: [String]) -> String {
    if items.count > mostNamed {
      return items.prefix(mostNamed).joined(separator: ", ") + " and \(items.count - mostNamed) more"
    }
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
