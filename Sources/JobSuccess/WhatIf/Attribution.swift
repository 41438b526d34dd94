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
    before = first.score(history)
    after = last.score(history)
    var moving = MovingScore(first, before)
    let changes = Attribution.changes(from: before, by: first, to: after, by: last, spans: moving.spans)
    let hasParts = before.result.exact != nil && after.result.exact != nil
    contracts = changes.map { change in
      let start = moving.score
      moving.replace(change.before, by: change.after)
      return ContractCause(key: change.key, cause: change.cause, part: hasParts ? moving.score - start : nil)
    }
    windowPart = hasParts ? after.result.exact.map { $0 - moving.score } : nil
  }

  /// The contracts whose part of the window differs between the days, in the order of causes, then of ids.
  private static func changes(
    from before: ScoreSheet, by first: Scorer, to after: ScoreSheet, by last: Scorer, spans: [Int]
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
      return Change(key: new.facts.key, cause: cause, before: oldShares, after: newShares)
    }
    return AttributionCause.allCases.flatMap { cause in changes.filter { $0.cause == cause } }
  }

  /// A contract's parts of the window's sums on both days.
  private struct Change {
    let key: ContractKey
    let cause: AttributionCause
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

  /// The cause in plain words, to be shown after a contract's name.
  package var words: String {
    switch self {
    case .left: "left the window"
    case .entered: "entered the window"
    case .removed: "had its feedback removed"
    case .changed: "changed its outcome or weight"
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
