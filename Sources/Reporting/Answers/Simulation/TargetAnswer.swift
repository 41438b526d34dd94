internal import Analysis
internal import Basics
package import JobSuccess

/// `--target`: how many good contracts, or days, it takes.
package struct TargetAnswer {
  private let simulation: Simulation
  private let each: HypotheticalContracts
  private let target: Target
  /// With the least number that reaches it, where one does.
  private let comparison: Comparison?

  package init(_ simulation: Simulation, _ percent: Int, each: HypotheticalContracts?) {
    self.simulation = simulation
    let each = each ?? HypotheticalContracts()
    self.each = each
    let history = simulation.about.history
    let target = simulation.about.target(percent, each: each)
    self.target = target
    comparison = target.contracts.map { count in
      var added = each
      added.count = count
      let changed = history.adding(added, endingOn: simulation.asOf)
      let new = (history.contracts.endIndex..<changed.contracts.endIndex).map { ContractKey($0) }
      return simulation.comparison(changed, touching: Set(new))
    }
  }

  package var answer: Answer {
    let json: JSONValue = [
      "percent": .integer(target.percent),
      "contracts": .optional(target.contracts),
      "first_day_by_aging": .optional(target.byAging?.first.description),
      "last_day_by_aging": .optional(target.byAging?.last.description),
      "jss_after_aging": .optional(target.byAging?.end?.score),
      "each": each.json,
    ]
    let reasons = target.contracts == 0 ? [] : ["the added contracts do not exist"]
    return Answer(
      text: contracts + aging,
      members: [.init("question", "target"), .init("target", json)]
        + ComparisonJSON.hypothetical(because: reasons)
        + (comparison.map { ComparisonJSON.members($0, simulation) }
          ?? [.init("before", ComparisonJSON.score(simulation.sheet, simulation.scorer))]))
  }

  private var contracts: String {
    let goal = simulation.terminal.styled("To reach \(target.percent)", .bold)
    switch target.contracts {
    case 0?: return "\(goal): nothing is needed, the score is \(ScoreWords.short(simulation.sheet.result)).\n"
    case let count?:
      var added = each
      added.count = count
      return "\(goal): \(added.words), completed on \(simulation.asOf); one less would not do.\n"
        + (comparison.map { ComparisonText($0, simulation).text } ?? "") + "\n"
    case nil:
      return "\(goal): not even \(Target.most) contracts \(each.kindWords), would do.\n"
    }
  }

  private var aging: String {
    if target.contracts == 0 { return "" }
    if let span = target.byAging {
      return
        "If nothing new happens, it is reached as old contracts leave the windows: "
        + "\(span.text(before: simulation.sheet.result.percent)).\n"
    }
    let last = simulation.asOf + Forecast.horizon
    return
      "If nothing new happens, the score does not reach it by itself within \(Forecast.horizon) days (to \(last)).\n"
  }
}
