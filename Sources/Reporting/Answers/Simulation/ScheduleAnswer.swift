internal import Analysis
internal import Basics
package import JobSuccess

/// `--schedule`: removals asked for one after the other, each as soon as it is allowed.
package struct ScheduleAnswer {
  private let simulation: Simulation
  private let schedule: RemovalSchedule

  package init(_ simulation: Simulation, _ keys: [ContractKey]) {
    self.simulation = simulation
    schedule = RemovalSchedule(
      simulation.about.requests(for: keys).map(\.removals), simulation.scorer, simulation.about.history,
      today: simulation.about.result, asker: simulation.asker)
  }

  package var answer: Answer {
    Answer(text: text, members: [.init("schedule", json)])
  }

  private var text: String {
    guard !schedule.steps.isEmpty || !schedule.unplaced.isEmpty else { return "" }
    let heading = simulation.terminal.styled("One after the other", .bold)
    return heading + ", each on the first day on which it may be asked for\n" + steps + unplaced + assumptions
  }

  private var steps: String {
    guard !schedule.steps.isEmpty else { return "" }
    var table = TextTable(
      .text("day"), .text("contract"), .number("score without"), .number("with it"), .number("change"),
      .text("decides"))
    for step in schedule.steps {
      table.add(
        step.day.description, simulation.id(of: step.key), ScoreWords.short(step.without),
        ScoreWords.short(step.score),
        step.difference?.signedPercent ?? "", step.score.window?.name ?? "")
    }
    return table.text(for: simulation.terminal)
  }

  private var unplaced: String {
    guard !schedule.unplaced.isEmpty else { return "" }
    let ids = schedule.unplaced.map { Printable.line(simulation.id(of: $0)) }
    return
      "Can't be placed by \(schedule.lastDay): \(ids.joined(separator: ", ")). On that day this still fails:\n"
      + schedule.obstacles.map { "  - \($0.name): \($0.words)\n" }.joined()
  }

  private var assumptions: String {
    let pace = schedule.completedLastYear
    let completed = pace == 1 ? "1 contract" : "\(pace) contracts"
    return
      "Counted on: every request granted on its day, \(completed) completed a year as in the last \(RemovalSchedule.paceMonths) months, and "
      + "no new feedback.\n"
  }

  private var json: JSONValue {
    [
      "steps": .array(
        schedule.steps.map { step in
          [
            "day": .string(step.day.description), "contract_id": .string(simulation.id(of: step.key)),
            "without": .object(ComparisonJSON.score(step.without)),
            "with": .object(ComparisonJSON.score(step.score)),
            "change": ScoreJSON.percent(step.difference),
          ]
        }),
      "unplaced": .array(schedule.unplaced.map { .string(simulation.id(of: $0)) }),
      "obstacles": .array(schedule.obstacles.map(\.json)),
      "last_day": .string(schedule.lastDay.description),
      "completed_last_year": .integer(schedule.completedLastYear),
    ]
  }
}

extension ScheduledRemoval {
  /// What this removal changes the exact score by; nil where there is none without or with it.
  fileprivate var difference: Ratio? {
    guard let without = without.exact, let with = score.exact else { return nil }
    return with - without
  }
}
