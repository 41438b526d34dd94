@testable import JobSuccess

/// What a profile can do on a day, asked by contract ids.
struct Possible {
  let actions: [Action]
  private let built: BuiltHistory

  init(
    _ built: BuiltHistory, on day: Day, by policy: Policy = .standard,
    _ change: (inout History) -> Void = { _ in }
  ) {
    self.built = built
    var history = built.history
    change(&history)
    let scorer = Scorer(policy, asOf: day)
    let sheet = scorer.score(history)
    var whatIf = RemovalWhatIf(scorer, history, sheet)
    actions = Actions(scorer, history, sheet).all(effects: whatIf.effectsOfAll())
  }

  /// As `respond c1 2025-03-01`, in their order.
  var lines: [String] {
    actions.map { "\($0.kind.rawValue) \(id($0.contract)) \($0.deadline?.description ?? "any day")" }
  }

  /// The deadline of an action on a contract; nil where it isn't offered, or has none.
  func deadline(_ kind: ActionKind, _ contract: String = "c1") -> Day? {
    actions.first { $0.kind == kind && id($0.contract) == contract }?.deadline
  }

  func offers(_ kind: ActionKind, _ contract: String = "c1") -> Bool {
    actions.contains { $0.kind == kind && id($0.contract) == contract }
  }

  private func id(_ key: ContractKey) -> String {
    built.ids[key.index - built.history.contracts.startIndex]
  }
}

extension BuiltHistory {
  /// The history with its only contract's feedback changed.
  func with(_ change: (inout Feedback) -> Void) -> History {
    var changed = history
    for index in changed.feedback.indices { change(&changed.feedback[index]) }
    return changed
  }

  func facts(_ id: String, on day: Day) -> ContractFacts? {
    key(of: id).flatMap { ContractFacts($0, in: history, on: day, idleAfterMonths: nil) }
  }
}
