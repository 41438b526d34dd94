internal import Basics
import JobSuccess

/// Which of several policies explains a profile's scores best (7.8).
enum PolicyComparison {
  /// It makes the scores more probable than each of the others.
  case explainsMore(InferenceAnswer)
  /// Two or more make them equally probable.
  case equal
  /// All of them contradict the scores.
  case noneExplains
  /// Some answers rest on fewer observations than others, or are undecided: what they say can't be compared.
  case undecided

  /// The least difference of logarithms that is one.
  private static let leastDifference = 1e-9

  /// A comparison of two answers or more.
  init(_ answers: [InferenceAnswer]) {
    let possible = answers.filter { if case .contradiction = $0.conclusion { false } else { true } }
    let explained = possible.compactMap { answer in
      answer.explanation.map { (answer: answer, evidence: $0.evidence.logarithm) }
    }
    guard !possible.isEmpty else {
      self = .noneExplains
      return
    }
    guard explained.count == possible.count, Set(possible.map(\.used.count)).count == 1 else {
      self = .undecided
      return
    }
    let sorted = explained.sorted { $0.evidence > $1.evidence }
    self =
      sorted.count > 1 && sorted[0].evidence - sorted[1].evidence <= PolicyComparison.leastDifference
      ? .equal : .explainsMore(sorted[0].answer)
  }

  /// The answer of the policy that explains more; nil if there is none.
  var better: InferenceAnswer? {
    if case .explainsMore(let answer) = self { answer } else { nil }
  }

  /// The comparison as a sentence.
  var words: String {
    switch self {
    case .explainsMore(let answer):
      "Policy \(Printable.line(answer.policy.name)) explains more than the others."
    case .equal: "None of the policies explains more than the others."
    case .noneExplains: "None of the policies explains these scores."
    case .undecided:
      "Which of the policies explains more is undecided: their answers don't rest on the same observations. --states N allows "
        + "more states."
    }
  }
}
