/// Splits the change of a score between two days into the parts of single contracts (3.6).
///
/// It starts with the sums of the window that decided on the first day, and replaces each changed contract by what it
/// is on the last day, in the order of causes and ids. The change of the score by each replacement is the contract's
/// part. The rest, between the score of that window and the last day's score, is the part of the change of the
/// deciding window. So the parts add up exactly to the whole change.
package struct Attribution: Sendable {
  /// The sheet of the first day.
  package let before: ScoreSheet
  /// The sheet of the last day.
  package let after: ScoreSheet
  /// The contracts with their parts, in the order of causes, then of ids.
  package let contracts: [ContractCause]
  /// The part of the change of the deciding window; nil if either day has no score.
  package let windowPart: Ratio?

  /// The change of the exact score; nil if either day has no score.
  package var whole: Ratio? {
    guard let before = before.result.exact, let after = after.result.exact else { return nil }
    return after - before
  }

  /// Splits the change from the first scorer's day to the last one's. Both must have the same policy.
  package init(_ history: History, from first: Scorer, to last: Scorer) {
    self.init(history, from: first, first.score(history), to: last, last.score(history))
  }

  /// The same, where the sheets of both days are there already.
  package init(
    _ history: History, from first: Scorer, _ before: ScoreSheet, to last: Scorer, _ after: ScoreSheet
  ) {
    self.before = before
    self.after = after
    var moving = MovingScore(first, before)
    let changes = Attribution.changes(
      history, from: before, by: first, to: after, by: last, spans: moving.spans)
    let hasParts = before.result.exact != nil && after.result.exact != nil
    contracts = changes.map { change in
      let start = moving.score
      moving.replace(change.before, by: change.after)
      return ContractCause(
        key: change.key, cause: change.cause, before: change.verdicts.before, after: change.verdicts.after,
        since: change.since, part: hasParts ? moving.score - start : nil)
    }
    windowPart = hasParts ? after.result.exact.map { $0 - moving.score } : nil
  }

  /// The contracts whose part of the window differs between the days, in the order of causes, then of ids.
  private static func changes(
    _ history: History, from before: ScoreSheet, by first: Scorer, to after: ScoreSheet, by last: Scorer,
    spans: [Int]
  ) -> [Change] {
    // Known contracts stay known, so the later sheet has all of them.
    let changes: [Change] = after.contracts.compactMap { new in
      let old = before.position(of: new.facts.key).map { before.contracts[$0] }
      let oldShares = spans.map { span in
        old.map { first.share(of: $0, jobs: before.jobs[$0.jobs], in: span) } ?? WindowTally()
      }
      let newShares = spans.map { last.share(of: new, jobs: after.jobs[new.jobs], in: $0) }
      guard oldShares != newShares else { return nil }
      let cause = AttributionCause(from: oldShares, to: newShares, verdicts: (old?.verdict, new.verdict))
      return Change(
        key: new.facts.key, cause: cause, verdicts: (old?.verdict, new.verdict),
        since: new.decidedOn(history),
        before: oldShares, after: newShares)
    }
    return AttributionCause.allCases.flatMap { cause in changes.filter { $0.cause == cause } }
  }

  /// A contract's parts of the window's sums on both days.
  private struct Change {
    let key: ContractKey
    let cause: AttributionCause
    let verdicts: (before: Verdict?, after: Verdict)
    let since: Day?
    let before: [WindowTally]
    let after: [WindowTally]
  }
}

/// A contract's part of the change of a score.
package struct ContractCause: Sendable {
  /// The contract.
  package let key: ContractKey
  /// Why it changed the score.
  package let cause: AttributionCause
  /// What it counted as on the first day; nil if it had not begun.
  package let before: Verdict?
  /// What it counts as on the last day.
  package let after: Verdict
  /// The day of what decides on the last day: of the standing feedback or its removal, else of the outcome; nil for none.
  package let since: Day?
  /// The change of the exact score by it; nil if either day has no score.
  package let part: Ratio?
}

/// Why a contract changed a score, in the order in which the changes are applied (3.6).
package enum AttributionCause: String, CaseIterable, Sendable {
  case left, entered, removed, changed

  fileprivate init(from old: [WindowTally], to new: [WindowTally], verdicts: (old: Verdict?, new: Verdict)) {
    let nothing = old.map { _ in WindowTally() }
    if verdicts.new.rule == .feedbackRemoved, verdicts.old?.rule != .feedbackRemoved {
      self = .removed
    } else if old == nothing {
      self = .entered
    } else if new == nothing, verdicts.old == verdicts.new {
      self = .left
    } else {
      self = .changed
    }
  }

}

extension AssessedContract {
  /// The day of what decides its outcome: the removal of its feedback, its feedback where that came after the outcome's
  /// day, else that day.
  fileprivate func decidedOn(_ history: History) -> Day? {
    guard verdict.rule.isByFeedback, let standing = facts.standingFeedback.map({ history.feedback[$0] })
    else {
      return outcomeDay
    }
    if verdict.rule == .feedbackRemoved { return standing.removedOn }
    return outcomeDay.map { max($0, standing.submittedOn) } ?? standing.submittedOn
  }
}

extension ContractCause {
  /// What happened in plain words, to be shown after a contract's name: what it counted as before, and what since when.
  package var words: String {
    let since = since.map { " since \($0)" } ?? ""
    let earlier = before.map { $0.outcome.past + ", " } ?? ""
    switch cause {
    case .left: return earlier + "has left the window"
    case .removed: return earlier + "has its feedback removed" + since
    case .entered, .changed:
      guard before?.outcome != after.outcome else {
        return "\(after.outcome.present) as before, with another weight"
      }
      let reason = after.words.split(separator: ":", maxSplits: 1).last.map { ":" + $0 } ?? ""
      return (cause == .changed ? earlier : "") + after.outcome.present + since + reason
    }
  }
}

extension Outcome {
  fileprivate var present: String {
    switch self {
    case .positive: "counts for"
    case .neutral: "counts neither way"
    case .negative: "counts against"
    case .ineligible: "is left out"
    }
  }

  fileprivate var past: String {
    switch self {
    case .positive: "counted for"
    case .neutral: "counted neither way"
    case .negative: "counted against"
    case .ineligible: "was left out"
    }
  }
}

/// The score of one window while contracts in its sums are replaced, also with too few contracts or clients.
private struct MovingScore {
  /// The evaluated windows: one, or the two whose mean is `trending`.
  let spans: [Int]
  private let policy: Policy
  private var tallies: [WindowTally]

  init(_ scorer: Scorer, _ sheet: ScoreSheet) {
    spans = scorer.spansBehind(sheet.result)
    tallies = spans.map { sheet.tallies[$0] }
    policy = scorer.policy
  }

  var score: Ratio {
    let scores = tallies.map { $0.ratio(policy) ?? .zero }
    return scores.count == 2 ? Ratio.mean(scores[0], scores[1]) : scores[0]
  }

  mutating func replace(_ old: [WindowTally], by new: [WindowTally]) {
    for index in tallies.indices {
      tallies[index].add(old[index], -1)
      tallies[index].add(new[index])
    }
  }
}
