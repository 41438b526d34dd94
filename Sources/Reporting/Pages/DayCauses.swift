// What changed the score on a day, and what else happened: for the points of the daily line.

internal import Analysis
internal import JobSuccess

/// The events of a profile's contracts by their days, in words: ends, feedback, removals, and jobs that leave a window.
///
/// Of each day the first is kept, and how many there are: a profile may have millions.
struct DayCauses {
  private enum Event { case ended, feedback, removal, left(months: Int) }

  private let names: any ProfileNames
  /// What made the steps of the days that were, the newest ones.
  private var steps: [Day: String] = [:]
  private var events: [Day: (first: Event, contract: ContractKey, count: Int)] = [:]

  /// The events that an analysis knows of, up to the end of its forecast.
  init(_ analysis: ProfileAnalysis) {
    names = analysis.names
    let sheet = analysis.sheet
    // Splitting a step up takes two scorings: of many contracts the newest steps are.
    let known = sheet.contracts.isEmpty ? 0 : DayCauses.scoredContracts / sheet.contracts.count
    let changes = zip(analysis.past, analysis.past.dropFirst()).filter { $0.score.exact != $1.score.exact }
    for (before, day) in changes.suffix(known) {
      let words = words(
        of: analysis.attribution(from: before.day, to: day.day), isEstimate: analysis.estimate != nil)
      if !words.isEmpty { steps[day.day] = words }
    }
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

  /// The most contracts that are scored for the causes of steps.
  private static let scoredContracts = 100_000

  /// The contract that moved the score most, how many others did, and whether another window decides since.
  private func words(of change: Attribution, isEstimate: Bool) -> String {
    func points(_ part: Ratio?) -> String {
      part.map { " (\(isEstimate ? "≈ " : "")\(Points(share: $0).signed))" } ?? ""
    }
    var parts = change.largest(1).map { cause in
      let id = names.id(of: cause.key)
      let words =
        switch cause.cause {
        case .left: "\(id) left the window"
        case .removed: "the feedback on \(id) was removed"
        case .changed where cause.before?.outcome == cause.after.outcome: "\(id) has another weight"
        case .entered, .changed: "\(id) \(cause.after.outcome.counts)"
        }
      return words + points(cause.part)
    }
    let others = change.effective.count - parts.count
    if others > 0 { parts.append("\(others) more") }
    if let part = change.windowPart, part != .zero, let window = change.after.result.window {
      parts.append("\(window.heading) decide\(window == .trending ? "s" : "")\(points(part))")
    }
    return parts.joined(separator: "; ")
  }

  private mutating func add(_ event: Event, of contract: ContractKey, on day: Day) {
    events[day, default: (event, contract, 0)].count += 1
  }

  /// What changed the score on a day; else what happened on it, the first event by its name and the others counted. Empty
  /// where nothing did.
  subscript(day: Day) -> String {
    if let step = steps[day] { return step }
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

extension Outcome {
  /// What a contract does since a day.
  fileprivate var counts: String {
    switch self {
    case .positive: "counts for"
    case .neutral: "counts neither way"
    case .negative: "counts against"
    case .ineligible: "is left out"
    }
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
