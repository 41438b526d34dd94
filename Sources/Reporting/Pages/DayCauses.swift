// What happened on a day that may have changed the score: for the points of the daily line.

internal import Analysis
internal import JobSuccess

/// The events of a profile's contracts by their days, in words: ends, feedback, removals, and jobs that leave a window.
///
/// Of each day the first is kept, and how many there are: a profile may have millions.
struct DayCauses {
  private enum Event { case ended, feedback, removal, left(months: Int) }

  private let names: any ProfileNames
  private var events: [Day: (first: Event, contract: ContractKey, count: Int)] = [:]

  /// The events that an analysis knows of, up to the end of its forecast.
  init(_ analysis: ProfileAnalysis) {
    names = analysis.names
    let sheet = analysis.sheet
    for contract in sheet.contracts {
      let key = contract.facts.key
      if let endedOn = contract.facts.endedOn { add(.ended, of: key, on: endedOn) }
      if let standing = contract.facts.standingFeedback {
        let feedback = analysis.history.feedback[standing]
        add(.feedback, of: key, on: feedback.submittedOn)
        if let removedOn = feedback.removedOn, feedback.removal(on: analysis.asOf) != nil {
          add(.removal, of: key, on: removedOn)
        }
      }
      for window in analysis.policy.windows {
        for job in sheet.jobs(of: contract) {
          add(.left(months: window), of: key, on: job.day.leaving(months: window))
        }
      }
    }
  }

  private mutating func add(_ event: Event, of contract: ContractKey, on day: Day) {
    events[day, default: (event, contract, 0)].count += 1
  }

  /// What happened on a day, the first event by its name and the others counted; empty where nothing did.
  subscript(day: Day) -> String {
    guard let (first, contract, count) = events[day] else { return "" }
    let id = names.id(of: contract)
    let words =
      switch first {
      case .ended: "\(id) ended"
      case .feedback: "the client gave feedback on \(id)"
      case .removal: "the feedback on \(id) was removed"
      case .left(let months): "\(id) left the \(months) months"
      }
    return words + (count > 1 ? "; and \(count - 1) more" : "")
  }
}

extension Day {
  /// The first day on which a window of so many months doesn't hold this one (2.6).
  fileprivate func leaving(months: Int) -> Day {
    var day = (self + 1).adding(months: months)
    while day.adding(months: -months) <= self { day = day + 1 }
    return day
  }
}
