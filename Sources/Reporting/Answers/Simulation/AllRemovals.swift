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
    requests = RequestWords(simulation, of: effects.map { simulation.sheet.contracts[$0.position].facts.key })
  }

  /// Writes the answer about a profile, with what begins every one, in pieces: a profile may have any number of
  /// contracts, whose rows need not be in memory together.
  package func write(asJSON: Bool, to write: (String) throws -> Void) throws {
    if asJSON { try writeJSON(to: write) } else { try writeText(to: write) }
  }

  private func writeText(to write: (String) throws -> Void) throws {
    let terminal = simulation.terminal
    try write(terminal.folded(simulation.about.headline(terminal)) + "\n")
    guard !effects.isEmpty else {
      return try write("There is no final client feedback that could be removed.\n")
    }
    let count = effects.count == 1 ? "1 feedback" : "\(effects.count) feedbacks"
    try write(terminal.styled("Removals", .bold) + ": \(count), each removed by itself\n")
    try TextTable.write(
      [
        .text("contract"), .text("effect"), .number("change"), .number("score"), .number("exact"),
        .text("decides"), .text("band"), .text("now"),
      ], effects.lazy.map(cells), for: terminal, to: write)
    for effect in effects { try write(terminal.folded(reach(of: effect))) }
    let asked = requests.text(
      requests.ownersObstacles, what: "Any one of them",
      whatNot: requests.someMayBeAsked ? "not all of them can be asked for" : "none of them can be asked for")
    try write(terminal.folded("\n" + asked))
  }

  private func cells(_ effect: RemovalEffect) -> [String] {
    let contract = simulation.sheet.contracts[effect.position]
    return [
      simulation.id(of: contract.facts.key), EffectWords(effect, simulation.scorer).short,
      effect.difference?.signedPercent ?? "", effect.after.percent.map(String.init) ?? "none",
      effect.after.exact?.text(times: 100, places: 4) ?? "", effect.after.window?.name ?? "",
      effect.after.band?.words ?? "", contract.words,
    ]
  }

  /// Says which other contracts a removal makes count; nothing where there are none.
  private func reach(of effect: RemovalEffect) -> String {
    let made = made(effect).map { Printable.line(simulation.id(of: $0)) }
    guard !made.isEmpty else { return "" }
    let id = Printable.line(simulation.id(of: simulation.sheet.contracts[effect.position].facts.key))
    return
      "Without the feedback on \(id) the client relationship is long-term again, and \(made.joined(separator: ", ")) "
      + "would count for.\n"
  }

  /// The contracts that count because the removal makes their client relationship long-term again.
  private func made(_ effect: RemovalEffect) -> [ContractKey] {
    whatIf.contractsMadeLongTerm(removing: CollectionOfOne(effect.position)).map {
      simulation.sheet.contracts[$0].facts.key
    }
  }

  private func writeJSON(to write: (String) throws -> Void) throws {
    var whatIf = whatIf
    var candidates = effects.lazy.map { effect -> JSONValue in
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
              effect.after, whatIf.windows(removing: CollectionOfOne(effect.position)), simulation.scorer)),
          .init(
            "made_long_term",
            .array(made(effect).map { .string(simulation.id(of: $0)) })),
        ] + requests.members(contract.facts))
    }.makeIterator()
    let members =
      simulation.about.members + [.init("question", "all")]
      + ComparisonJSON.hypothetical(because: requests.ownersObstacles)
      + [.init("before", ComparisonJSON.score(simulation.sheet, simulation.scorer))]
    var writer = JSONWriter(indents: true)
    try writer.writeObject(members, array: "candidates", []) {
      candidates.next()
    } flush: { writer in
      try write(String(decoding: writer.takeBytes(), as: UTF8.self))
    }
    try write(String(decoding: writer.takeBytes(), as: UTF8.self) + "\n")
  }
}

extension RemovalEffect {
  /// How much the exact score changes; nil where there is none before or after.
  var difference: Ratio? {
    guard let before = before.exact, let after = after.exact else { return nil }
    return after - before
  }
}
