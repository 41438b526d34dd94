package import Analysis
internal import Basics
internal import JobSuccess

/// The score of each day of the last 24 months, as a list of changes.
package struct ReplayAnswer {
  private let days: [ForecastDay]

  package init(_ about: ProfileAnalysis) {
    days = about.past
  }

  package func answer(_ terminal: Terminal) -> Answer {
    Answer(text: text(terminal), members: [.init("days", .array(DailyScores.json(days)))])
  }

  private func text(_ terminal: Terminal) -> String {
    guard let first = days.first, let last = days.last else { return "" }
    var table = TextTable(
      .text("day"), .number("score"), .number("exact"), .text("decides"), .text("effect"))
    add(first, effect: "", to: &table)
    var changes = 0
    for (before, after) in zip(days, days.dropFirst()) {
      let effect = DailyScores.effect(before.score, after.score)
      guard effect != DailyScores.none else { continue }
      changes += 1
      add(after, effect: effect, to: &table)
    }
    let count = changes == 0 ? "nothing changed" : changes == 1 ? "1 change" : "\(changes) changes"
    return terminal.styled("From \(first.day) to \(last.day)", .bold) + ": \(count)\n"
      + table.text(for: terminal)
  }

  private func add(_ day: ForecastDay, effect: String, to table: inout TextTable) {
    table.add(
      day.day.description, ScoreWords.short(day.score), day.score.exact?.text(times: 100, places: 4) ?? "",
      day.score.window?.name ?? "", effect)
  }
}
