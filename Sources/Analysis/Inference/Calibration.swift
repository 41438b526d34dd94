internal import Basics
package import JobSuccess

/// How well policies explain the scores that profiles were seen with (7.8).
package struct Calibration: Sendable {
  /// A policy and what it explains.
  package struct Row: Sendable {
    /// The policy.
    package let policy: Policy
    /// What distinguishes it in a grid; nil for a named policy.
    package let settings: String?
    /// How many observations there are.
    package fileprivate(set) var days = 0
    /// How many of them are explained, each with all newer ones of its profile.
    package fileprivate(set) var explained = 0
    /// How many profiles contradict it.
    package fileprivate(set) var inconsistent = 0
    /// How many profiles have too many explanations to go through.
    package fileprivate(set) var undecided = 0
    /// The natural logarithm of the probability of all scores; nil if a profile contradicts the policy.
    package fileprivate(set) var logEvidence: Double? = 0
    /// The names of the policies that it can't be told from.
    package fileprivate(set) var tied: [String] = []

    fileprivate static func += (row: inout Row, part: Row) {
      row.days += part.days
      row.explained += part.explained
      row.inconsistent += part.inconsistent
      row.undecided += part.undecided
      row.logEvidence = row.logEvidence.flatMap { sum in part.logEvidence.map { sum + $0 } }
    }
  }

  /// A row for each policy: those that contradict fewer profiles first, then those with more evidence, then in the order
  /// in which they were given.
  package let rows: [Row]
  /// How many profiles were seen with a score.
  package let profiles: Int

  /// One policy is told from another where it makes the scores this many times as probable.
  private static let told = 10.0

  /// The calibration of some policies on all profiles with observations, on so many threads.
  package init(
    _ profiles: [ProfileInference], _ policies: [(inference: Inference, settings: String?)], workers: Int
  ) async {
    var rows = policies.map { Row(policy: $0.inference.policy, settings: $0.settings) }
    let (none, inferences) = (rows, policies.map(\.inference))
    let seen = profiles.filter { !$0.observations.isEmpty }
    let parts = await inParallel(seen.count, workers: workers) { index in
      var part = none
      Calibration.add(seen[index], inferences, to: &part)
      return part
    }
    // In the profiles' order, so that sums of doubles are the same on any number of threads.
    for part in parts {
      for index in rows.indices { rows[index] += part[index] }
    }
    let threshold = naturalLogarithm(Calibration.told)
    for index in rows.indices {
      guard let own = rows[index].logEvidence else { continue }
      rows[index].tied = rows.indices.filter { other in
        other != index && (rows[other].logEvidence.map { abs($0 - own) < threshold } ?? false)
      }.map { rows[$0].settings ?? rows[$0].policy.name }
    }
    self.rows = rows.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.inconsistent != second.inconsistent { return first.inconsistent < second.inconsistent }
      let (own, others) = (first.logEvidence ?? -.infinity, second.logEvidence ?? -.infinity)
      return own != others ? own > others : left.offset < right.offset
    }.map(\.element)
    self.profiles = seen.count
  }

  /// Adds a profile. All policies are asked for as many observations, so that what they make of them can be compared.
  private static func add(_ profile: ProfileInference, _ inferences: [Inference], to rows: inout [Row]) {
    var answers = inferences.map { profile.answer(by: $0) }
    let fewest = answers.lazy.filter { $0.explanation != nil }.map(\.used.count).min() ?? 0
    for index in answers.indices where answers[index].explanation != nil && answers[index].used.count > fewest
    {
      answers[index] = profile.answer(by: inferences[index], newest: fewest)
    }
    for (index, answer) in answers.enumerated() {
      rows[index].days += profile.observations.count
      switch answer.conclusion {
      case .explained(let explanation):
        rows[index].explained += answer.used.count
        rows[index].logEvidence = rows[index].logEvidence.map { $0 + explanation.evidence.logarithm }
      case .contradiction:
        rows[index].inconsistent += 1
        rows[index].explained += profile.explained(by: inferences[index]) ?? 0
        rows[index].logEvidence = nil
      case .undecided: rows[index].undecided += 1
      }
    }
  }
}
