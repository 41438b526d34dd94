internal import Analysis
internal import Basics
package import JobSuccess

/// `--plan`: the best set of at most so many removals.
package struct PlanAnswer {
  /// The removals of the plan, by contract id.
  package let keys: [ContractKey]
  private let simulation: Simulation
  private let count: Int
  private let positions: [SheetPosition]
  private let comparison: Comparison
  private let requests: RequestWords

  /// - Throws: `PlanError` where the search would take too long.
  package init(_ simulation: Simulation, atMost count: Int) throws(PlanError) {
    positions = try simulation.about.plan(atMost: count).positions
    self.simulation = simulation
    self.count = count
    keys = positions.map { simulation.sheet.contracts[$0].facts.key }
    comparison = simulation.comparison(removing: keys)
    requests = RequestWords(simulation, positions.map { simulation.sheet.contracts[$0].facts })
  }

  package var answer: Answer {
    let members =
      [
        .init("question", "plan"),
        .init(
          "plan",
          [
            "at_most": .integer(count),
            "contract_ids": .array(keys.map { .string(simulation.id(of: $0)) }),
            "removals": .array(positions.map(json)),
          ]),
      ] + ComparisonJSON.hypothetical(because: obstacles) + ComparisonJSON.members(comparison, simulation)
    return Answer(text: text, members: members)
  }

  private var obstacles: [String] {
    positions.isEmpty ? [] : requests.obstacles
  }

  private var text: String {
    guard !positions.isEmpty else {
      return "No set of removals raises the score, of however many up to \(count).\n"
    }
    var table = TextTable(.text("contract"), .text("client"), .text("now"))
    for position in positions {
      let contract = simulation.sheet.contracts[position]
      table.add(
        simulation.id(of: contract.facts.key), simulation.clientID(of: contract.facts.key),
        contract.words)
    }
    let heading = "The best set of at most \(count == 1 ? "1 removal" : "\(count) removals")"
    return simulation.terminal.styled(heading, .bold) + ": no other scores higher\n"
      + table.text(for: simulation.terminal) + "\n" + ComparisonText(comparison, simulation).text + "\n"
      + requests.text(
        obstacles, what: "The removal",
        whatNot: positions.count == 1
          ? "the removal can't be asked for" : "the removals can't be asked for together")
  }

  private func json(_ position: SheetPosition) -> JSONValue {
    let contract = simulation.sheet.contracts[position]
    return .object(
      [
        .init("contract_id", .string(simulation.id(of: contract.facts.key))),
        .init("now", ComparisonJSON.verdict(contract.verdict)),
      ] + requests.members(contract.facts))
  }
}
