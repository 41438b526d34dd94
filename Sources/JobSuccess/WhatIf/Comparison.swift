/// A score before and after a change of the history or the policy.
package struct Comparison: Sendable {
  /// The sheet before the change.
  package let before: ScoreSheet
  /// The sheet after it.
  package let after: ScoreSheet
  /// The kind of change.
  package let change: ScoreChange
  /// The contracts with another verdict that were not changed themselves, in the order of their ids.
  package let others: [ChangedOutcome]

  /// Compares a sheet with the score of a changed history. `touched` are the changed contracts, with new ones.
  package init(_ scorer: Scorer, _ before: ScoreSheet, _ changed: History, touching touched: Set<ContractKey>)
  {
    let after = scorer.score(changed)
    self.before = before
    self.after = after
    change = ScoreChange(
      from: before.result.exact, to: after.result.exact,
      because: Comparison.noChangeReason(scorer, from: before, to: after, touching: touched))
    others = Comparison.changed(before, after).filter { !touched.contains($0.key) }
  }

  /// Compares the scores of a history by two policies, on the same day.
  package init(_ history: History, under first: Scorer, versus second: Scorer) {
    before = first.score(history)
    after = second.score(history)
    change = ScoreChange(from: before.result.exact, to: after.result.exact, because: .balanced)
    others = Comparison.changed(before, after)
  }

  /// The change of the exact score; nil if there is no score before or after.
  package var difference: Ratio? {
    guard let before = before.result.exact, let after = after.result.exact else { return nil }
    return after - before
  }

  /// The contracts of both sheets whose verdicts differ.
  private static func changed(_ before: ScoreSheet, _ after: ScoreSheet) -> [ChangedOutcome] {
    after.contracts.compactMap { contract in
      guard let position = before.position(of: contract.facts.key) else { return nil }
      let old = before.contracts[position].verdict
      return old == contract.verdict
        ? nil : ChangedOutcome(key: contract.facts.key, before: old, after: contract.verdict)
    }
  }

  /// Why the score doesn't change. Of each touched contract the sheet in which it counts decides, the first one if
  /// both.
  private static func noChangeReason(
    _ scorer: Scorer, from before: ScoreSheet, to after: ScoreSheet, touching touched: Set<ContractKey>
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

/// A contract with another verdict after a change.
package struct ChangedOutcome: Sendable {
  /// The contract.
  package let key: ContractKey
  /// Its verdict before.
  package let before: Verdict
  /// Its verdict after.
  package let after: Verdict
}
