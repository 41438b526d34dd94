// The best removals: those that can be placed in time, and what more would do.

internal import Analysis
internal import JobSuccess

extension ScoreStory {
  /// What `jss simulate --schedule` can place of the best plan, then what the whole of it would do.
  var planLines: [(term: InlineText, meaning: InlineText)] {
    guard let plan, let schedule else { return [] }
    var lines: [(term: InlineText, meaning: InlineText)] = []
    if let first = schedule.steps.first {
      lines.append(
        ("\(own: counted(schedule.steps.count, "removal")) possible", placed(schedule.steps, first)))
    } else {
      let reasons = schedule.obstacles.map(\.words).joined(separator: "; ")
      lines.append(("No removal possible", "by \(day: schedule.lastDay): \(own: reasons)"))
    }
    if !schedule.unplaced.isEmpty {
      let names = InlineText.list(plan.positions.compactMap { self[$0] }.map { "\($0.name)" })
      lines.append(
        (
          "If more could be removed",
          "\(change(plan.before.percent, plan.after.percent)), without the feedback on \(names)"
        ))
    }
    return lines
  }

  private func placed(_ steps: [ScheduledRemoval], _ first: ScheduledRemoval) -> InlineText {
    let parts = steps.map { step -> InlineText in
      let name: InlineText = contract(step.key).map { "\($0.name)" } ?? ""
      let effect = change(step.without.percent, step.score.percent)
      let when: InlineText =
        step.day > analysis.asOf
        ? "on \(day: step.day)" : analysis.policy.removalPerk.lastDay.map { "until \(day: $0)" } ?? "now"
      return "\(when): \(effect), without the feedback on \(name)"
    }
    return parts.dropFirst().reduce(parts[0]) { "\($0); \($1)" as InlineText }
  }
}
