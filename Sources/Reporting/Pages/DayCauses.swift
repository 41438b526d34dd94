// What happened on a day that may have changed the score: for the points of the daily line.

internal import Analysis
internal import JobSuccess

/// The events of a profile's contracts by their days, in words: ends, feedback, removals, and jobs that leave a window.
struct DayCauses {
  private var events: [Day: [String]] = [:]

  /// The events that an analysis knows of, up to the end of its forecast.
  init(_ analysis: ProfileAnalysis) {
    let sheet = analysis.sheet
    for contract in sheet.contracts {
      let id = analysis.names.id(of: contract.facts.key)
      if let endedOn = contract.facts.endedOn { add("\(id) ended", on: endedOn) }
      if let standing = contract.facts.standingFeedback {
        let feedback = analysis.history.feedback[standing]
        add("the client gave feedback on \(id)", on: feedback.submittedOn)
        if let removedOn = feedback.removedOn, feedback.removal(on: analysis.asOf) != nil {
          add("the feedback on \(id) was removed", on: removedOn)
        }
      }
      for window in analysis.policy.windows {
        for job in sheet.jobs(of: contract) {
          add("\(id) left the \(window) months", on: job.day.leaving(months: window))
        }
      }
    }
  }

  private mutating func add(_ words: String, on day: Day) { events[day, default: []].append(words) }

  /// What happened on a day; empty where nothing did.
  subscript(day: Day) -> String {
    guard let all = events[day] else { return "" }
    let rest = all.count - DayCauses.named
    return all.prefix(DayCauses.named).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  /// How many events of a day are named; the others are counted.
  private static let named = 1
}

extension Day {
  /// The first day on which a window of so many months doesn't hold this one (2.6).
  fileprivate func leaving(months: Int) -> Day {
    var day = (self + 1).adding(months: months)
    while day.adding(months: -months) <= self { day = day + 1 }
    return day
  }
}
