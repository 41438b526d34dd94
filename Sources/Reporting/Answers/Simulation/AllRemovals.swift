internal import Analysis
internal import Basics
internal import JobSuccess

/// `--all`: every removal by itself, the best first.
package struct AllRemovals {
  private let simulation: Simulation
  private let effects: [RemovalEffect]
  private var whatIf: RemovalWhatIf
  private let requests: RequestWords

  package init(_ simulation: Simulation) {
    self.simulation = simulation
    whatIf = RemovalWhatIf(simulation.scorer, simulation.about.history, simulation.sheet)
    effects = simulation.about.removals.bestFirst()
    requests = RequestWords(simulation, effects.map { simulation.sheet.contracts[$0.position].facts })
  }

  package var answer: Answer {
    Answer(text: text, members: members)
  }

  private var text: String {
    guard !effects.isEmpty else {
      return "No final client feedback stands that could be removed.\n"
    }
    var table = TextTable(
      .text("contract"), .text("effect"), .number("change"), .number("score"), .number("exact"),
      .text("decides"),
      .text("band"), .text("now"))
    for effect in effects {
      let contract = simulation.sheet.contracts[effect.position]
      table.add(
        simulation.id(of: contract.facts.key), EffectWords(effect, simulation.scorer).short,
        effect.difference?.signedPercent ?? "", effect.after.percent.map(String.init) ?? "none",
        effect.after.exact?.text(times: 100, places: 4) ?? "", effect.after.window?.name ?? "",
        effect.after.band?.words ?? "", contract.words)
    }
    let count = effects.count == 1 ? "1 feedback" : "\(effects.count) feedbacks"
    return simulation.terminal.styled("Removals", .bold) + ": \(count), each removed by itself\n"
      + table.text(for: simulation.terminal) + reach + "\n"
      + requests.text(
        requests.ownersObstacles, what: "Any one of them",
        whatNot: requests.someMayBeAsked
          ? "not all of them can be asked for" : "none of them can be asked for")
  }

  /// Which removals make other contracts count.
  private var reach: String {
    effects.map { effect in
      let made = made(effect).map { Printable.line(simulation.id(of: $0)) }
      guard !made.isEmpty else { return "" }
      let id = Printable.line(simulation.id(of: simulation.sheet.contracts[effect.position].facts.key))
      return
        "Without the feedback on \(id) the client relationship is long-term again, and \(made.joined(separator: ", ")) "
        + "would count for.\n"
    }.joined()
  }

  /// The contracts that count because the removal makes their client relationship long-term again.
  private func made(_ effect: RemovalEffect) -> [ContractKey] {
    whatIf.contractsMadeLongTerm(removing: [effect.position]).map { simulation.sheet.contracts[$0].facts.key }
  }

  private var members: [JSONValue.Member] {
    var whatIf = whatIf
    let candidates = effects.map { effect -> JSONValue in
      let contract = simulation.sheet.contracts[effect.position]
      return .object(
        [
          .init("contract_id", .string(simulation.id(of: contract.facts.key))),
          .init("client_id", .string(simulation.clientID(of: contract.facts.key))),
          .init("now", ComparisonJSON.verdict(contract.verdict)),
          .init("effect", .string(effect.change.name)),
          .init("why", .optional(effect.change.reason?.rawValue)),
          .init("change", ScoreJSON.percent(effect.difference)),
          .init(
            "after",
            ComparisonJSON.score(
              effect.after, whatIf.windows(removing: [effect.position]), simulation.scorer)),
          .init(
            "made_long_term",
            .array(made(effect).map { .string(simulation.id(of: $0)) })),
        ] + requests.members(contract.facts))
    }
    return [.init("question", "all")] + ComparisonJSON.hypothetical(because: requests.ownersObstacles) + [
      .init("before", ComparisonJSON.score(simulation.sheet, simulation.scorer)),
      .init("candidates", .array(candidates)),
    ]
  }
}

extension RemovalEffect {
  /// How much the exact score changes; nil where there is none before or after.
  var difference: Ratio? {
    guard let before = before.exact, let after = after.exact else { return nil }
    return after - before
  }
}
