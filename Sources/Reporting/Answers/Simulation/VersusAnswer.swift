internal import Analysis
internal import Basics
package import JobSuccess

/// `--versus`: the same history under two policies.
package struct VersusAnswer {
  private let simulation: Simulation
  private let other: Scorer
  private let comparison: Comparison

  package init(_ simulation: Simulation, _ other: Scorer) {
    self.simulation = simulation
    self.other = other
    comparison = Comparison(simulation.about.history, under: simulation.scorer, versus: other)
  }

  package var answer: Answer {
    let members: [JSONValue.Member] = [
      .init("question", "versus"), .init("versus", PolicyName.json(other.policy)),
    ]
    return Answer(
      text: text,
      members: members + ComparisonJSON.hypothetical(because: [])
        + ComparisonJSON.members(comparison, simulation, after: other))
  }

  private var names: (String, String) {
    let (first, second) = (simulation.scorer.policy.name, other.policy.name)
    return first == second ? (first, second + " (--versus)") : (first, second)
  }

  private var text: String {
    let (first, second) = names
    let heading = simulation.terminal.styled("Under \(Printable.line(second))", .bold)
    let score = ScoreWords.sentence(comparison.after.result, other.policy)
    return "\(heading) instead of \(Printable.line(first)): \(score)\n"
      + ComparisonText(comparison, simulation, policies: names).figures
  }
}
