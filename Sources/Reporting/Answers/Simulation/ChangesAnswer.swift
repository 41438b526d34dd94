internal import Analysis
internal import Basics
package import JobSuccess

/// `--remove`, `--change` and `--add`: all of them together.
package struct ChangesAnswer {
  private let simulation: Simulation
  private let removals: [RemovalChoice]
  private let added: [HypotheticalContracts]
  private let corrections: [Correction]
  private let comparison: Comparison
  private let requests: RequestWords

  package init(
    _ simulation: Simulation, _ removals: [RemovalChoice], _ added: [HypotheticalContracts],
    _ corrections: [Correction]
  ) {
    self.simulation = simulation
    self.removals = removals
    self.added = added
    self.corrections = corrections
    requests = RequestWords(simulation, removals.map(\.facts))
    var changed = simulation.about.history
    for correction in corrections {
      changed =
        changed.correcting(
          correction.facts.key, stars: correction.stars, privateScore: correction.privateScore,
          on: simulation.asOf) ?? changed
    }
    for removal in removals {
      changed = changed.removing(CollectionOfOne(removal.key), removal.mode, on: simulation.asOf)
    }
    let firstNew = changed.contracts.endIndex
    for contracts in added { changed = changed.adding(contracts, endingOn: simulation.asOf) }
    let new = (firstNew..<changed.contracts.endIndex).map { ContractKey($0) }
    let touched = removals.map(\.key) + corrections.map(\.facts.key) + new
    comparison = simulation.comparison(changed, touching: Set(touched))
  }

  package var answer: Answer {
    let members =
      [
        .init("question", "changes"),
        .init("removals", .array(removals.map(json))),
        .init("added", .array(added.map(\.json))),
        .init("corrected", .array(corrections.map { $0.json(simulation.about) })),
      ] + ComparisonJSON.hypothetical(because: obstacles + others)
      + ComparisonJSON.members(comparison, simulation)
    return Answer(
      text: heading + ComparisonText(comparison, simulation).text + modes + request, members: members)
  }

  private var heading: String {
    var parts = removals.map { removal in
      "the feedback on \(Printable.line(simulation.id(of: removal.key))) were removed"
    }
    parts += corrections.map {
      "the client corrected the feedback on \(Printable.line(simulation.id(of: $0.facts.key))): \($0.words)"
    }
    parts += added.map { "\($0.words), were completed on \(simulation.asOf)" }
    return simulation.terminal.styled("If " + parts.joined(separator: ", and "), .bold) + "\n"
  }

  private var modes: String {
    guard !removals.isEmpty else { return "" }
    let used = RemovalMode.allCases.filter { mode in removals.contains { $0.mode == mode } }
    return "\n" + used.map { $0.words + "\n" }.joined() + RemovalMode.commonWords + "\n"
  }

  private var request: String {
    var text = ""
    if !removals.isEmpty {
      text +=
        "\n"
        + requests.text(
          obstacles, what: removals.count == 1 ? "The removal" : "Each removal",
          whatNot: removals.count == 1
            ? "the removal can't be asked for" : "these removals can't be asked for together")
    }
    let heading = simulation.terminal.styled("Hypothetical", .yellow)
    return text + (text.isEmpty && !others.isEmpty ? "\n" : "")
      + others.map { "\(heading): \(Printable.line($0)).\n" }.joined()
  }

  /// What prevents the removals.
  private var obstacles: [String] {
    removals.isEmpty ? [] : requests.obstacles
  }

  /// Why the other changes are not what is.
  private var others: [String] {
    corrections.map { correction in
      let id = simulation.id(of: correction.facts.key)
      guard let deadline = correction.deadline else {
        return "only the client can correct the feedback on \(id)"
      }
      return simulation.asOf <= deadline
        ? "only the client can correct the feedback on \(id), until \(deadline)"
        : "the client could correct the feedback on \(id) until \(deadline), \(Deadlines.feedbackDays) days after the "
          + "contract's end"
    } + (added.isEmpty ? [] : ["the added contracts do not exist"])
  }

  private func json(_ removal: RemovalChoice) -> JSONValue {
    let contract = simulation.sheet.position(of: removal.key).map { simulation.sheet.contracts[$0] }
    return .object(
      [
        .init("contract_id", .string(simulation.id(of: removal.key))),
        .init("mode", .string(removal.mode.rawValue)),
        .init("now", contract.map { ComparisonJSON.verdict($0.verdict) } ?? .null),
      ] + requests.members(removal.facts))
  }
}
