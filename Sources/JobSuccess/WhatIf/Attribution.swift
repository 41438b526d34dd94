/// The change of a score between two days, split over what changed (3.6).
///
/// From the sums of the window that decided on the first day, each contract that changed is exchanged for what it is on
/// the last day, cause by cause and id by id; the score moves a part with each. What then remains between that window's
/// score and the last day's is the change of the deciding window. So the parts sum exactly to the whole.
package struct Attribution: Sendable {
  package let before: ScoreSheet
  package let after: ScoreSheet
  /// In the order of causes, then of contract ids.
  package let contracts: [ContractCause]
  /// What the change of the deciding window accounts for; nil where either day has no score.
  package let windowPart: Ratio?

  /// The change of the exact score; nil where either day has no score.
  package var whole: Ratio? {
    guard let before = before.result.exact, let after = after.result.exact else { return nil }
    return after - before
  }

  /// Splits the change from the first scorer's day to the last one's; both have the same policy.
  package init(_ history: History, from first: Scorer, to last: Scorer) {
    before = first.score(history)
    after = last.score(history)
    var moving = MovingScore(first, before)
    let changes = Attribution.changes(first, before, last, after, spans: moving.spans)
    let hasParts = before.result.exact != nil && after.result.exact != nil
    contracts = changes.map { change in
      let start = moving.score
      moving.replace(change.before, by: change.after)
      return ContractCause(key: change.key, cause: change.cause, part: hasParts ? moving.score - start : nil)
    }
    windowPart = hasParts ? after.result.exact.map { $0 - moving.score } : nil
  }

  /// Every contract that is something else in the window on the last day than on the first, by cause, then by id.
  private static func changes(
    _ first: Scorer, _ before: ScoreSheet, _ last: Scorer, _ after: ScoreSheet, spans: [Int]
  ) -> [Change] {
    // A contract that is known stays known, so the later sheet holds all of them.
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

  private struct Change {
    let key: ContractKey
    let cause: AttributionCause
    let before: [WindowTally]
    let after: [WindowTally]
  }
}

/// A contract's part in the change of a score.
package struct ContractCause: Sendable {
  package let key: ContractKey
  package let cause: AttributionCause
  /// What it changed the exact score by; nil where either day has no score.
  package let part: Ratio?
}

/// Why a contract changed a score, in the order in which causes are applied (3.6).
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

  /// The cause in plain words, to follow a contract's name.
  package var words: String {
    switch self {
    case .left: "left the window"
    case .entered: "entered the window"
    case .removed: "had its feedback removed"
    case .changed: "changed its outcome or weight"
    }
  }
}

/// The score of one window while its sums are exchanged, whatever the minimum asks.
private struct MovingScore {
  /// The evaluated windows it rests on: one, or the two that `trending` is the mean of.
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
