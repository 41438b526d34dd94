/// A score before and after a change of the history, with all that a person wants to know of it: each window, and which
/// other contracts the change reaches.
package struct Comparison: Sendable {
  package let before: ScoreSheet
  package let after: ScoreSheet
  package let change: ScoreChange
  /// Contracts that weren't changed themselves but count as something else now, in the order of their ids.
  package let others: [ChangedOutcome]

  /// What the change of some contracts, new ones among them, does to a score.
  package init(_ scorer: Scorer, _ before: ScoreSheet, _ changed: History, touching touched: Set<ContractKey>)
  {
    let after = scorer.score(changed)
    self.before = before
    self.after = after
    change = ScoreChange(
      from: before.result.exact, to: after.result.exact,
      because: Comparison.noChangeReason(scorer, before, after, touched))
    others = Comparison.changed(before, after).filter { !touched.contains($0.key) }
  }

  /// The same history under two policies, on the day of both.
  package init(_ history: History, under first: Scorer, versus second: Scorer) {
    before = first.score(history)
    after = second.score(history)
    change = ScoreChange(from: before.result.exact, to: after.result.exact, because: .balanced)
    others = Comparison.changed(before, after)
  }

  /// How much the exact score changes; nil where there is none before or after.
  package var difference: Ratio? {
    guard let before = before.result.exact, let after = after.result.exact else { return nil }
    return after - before
  }

  private static func changed(_ before: ScoreSheet, _ after: ScoreSheet) -> [ChangedOutcome] {
    after.contracts.compactMap { contract in
      guard let position = before.position(of: contract.facts.key) else { return nil }
      let old = before.contracts[position].verdict
      return old == contract.verdict
        ? nil : ChangedOutcome(key: contract.facts.key, before: old, after: contract.verdict)
    }
  }

  /// A contract counts here as what it was, where it was anything, else as what it becomes.
  private static func noChangeReason(
    _ scorer: Scorer, _ before: ScoreSheet, _ after: ScoreSheet, _ touched: Set<ContractKey>
  ) -> NoChangeReason {
    let reasons = touched.compactMap { key -> NoChangeReason? in
      let sheets = [before, after].filter { sheet in
        sheet.position(of: key).map { sheet.contracts[$0].isEligible } ?? false
      }
      guard let sheet = sheets.first, let position = sheet.position(of: key) else { return .ineligible }
      return scorer.noChangeReason(CollectionOfOne(sheet.contracts[position]), in: sheet)
    }
    return reasons.contains(.balanced)
      ? .balanced : reasons.contains(.outsideWindow) ? .outsideWindow : .ineligible
  }
}

/// A contract that counts as something else after a change.
package struct ChangedOutcome: Sendable {
  package let key: ContractKey
  package let before: Verdict
  package let after: Verdict
}
