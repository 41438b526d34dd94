/// Moves the windows of a sheet forward day by day, and updates their sums.
struct WindowSlide {
  private let scorer: Scorer
  private let sheet: ScoreSheet
  private var tallies: [WindowTally]
  private var contractsCounted: [Int32]
  /// For each evaluated window, what will leave it, in the order of days.
  private let queues: [[Leaving]]
  /// For each evaluated window, how many elements of its queue have left.
  private var gone: [Int]
  /// Whether anything left a window in the last move.
  private(set) var hasMoved = false

  /// Something that will leave a window.
  private struct Leaving {
    let day: Day
    let position: SheetPosition
    /// The index of the job; nil for the contract's end, which 2.7 counts.
    let job: Int?
  }

  /// Windows that can be moved up to `last`.
  init(_ scorer: Scorer, _ sheet: ScoreSheet, until last: Day) {
    self.scorer = scorer
    self.sheet = sheet
    tallies = sheet.tallies
    contractsCounted = sheet.contractsCounted
    gone = Array(repeating: 0, count: tallies.count)
    queues = scorer.spans.indices.map { window in
      var queue: [Leaving] = []
      let leaving = scorer.daysLeaving(window, until: last)
      for position in sheet.contracts.sheetIndices {
        let contract = sheet.contracts[position]
        for job in contract.jobs where leaving.contains(sheet.jobs[job].day) {
          queue.append(Leaving(day: sheet.jobs[job].day, position: position, job: job))
        }
        if scorer.policy.missingFeedback != nil, let endedOn = contract.facts.countsAsEndedOn,
          leaving.contains(endedOn)
        {
          queue.append(Leaving(day: endedOn, position: position, job: nil))
        }
      }
      return queue.sorted { ($0.day, $0.position) < ($1.day, $1.position) }
    }
  }

  /// The score of the current sums.
  var result: JobSuccessScore {
    scorer.result(of: tallies, lifetimeClients: sheet.lifetimeClients)
  }

  /// Moves the windows so that they end on `day`, and returns what left them.
  mutating func move(to day: Day) -> [Departure] {
    var departures: [Departure] = []
    hasMoved = false
    for window in queues.indices where gone[window] < queues[window].count {
      let start = day.adding(months: -scorer.spans[window].months)
      while gone[window] < queues[window].count, queues[window][gone[window]].day < start {
        let leaving = queues[window][gone[window]]
        gone[window] += 1
        hasMoved = true
        guard let part = remove(leaving, from: window) else { continue }
        departures.append(
          Departure(
            day: day, window: .months(scorer.spans[window].months), position: leaving.position, part: part))
      }
    }
    return departures
  }

  /// Removes something from a window's sums, and returns what it was; nil for a contract's end that didn't count, or
  /// that is reported with the contract's last job.
  private mutating func remove(_ leaving: Leaving, from window: Int) -> DeparturePart? {
    let contract = sheet.contracts[leaving.position]
    guard let job = leaving.job else {
      // Only the end leaves here; the jobs leave by themselves.
      let share = scorer.missingFeedback(of: contract)
      tallies[window].add(share, -1)
      return share.ended > 0 && !contract.isEligible ? .end : nil
    }
    tallies[window].add(sheet.jobs[job], -1)
    guard job == contract.jobs.upperBound - 1 else { return .job }
    tallies[window].contracts -= 1
    let counter = sheet.counter(of: contract.relationship, in: window)
    contractsCounted[counter] -= 1
    if contractsCounted[counter] == 0 { tallies[window].clients -= 1 }
    return .contract
  }
}

extension Scorer {
  /// The days that are in a window now, and not when it ends on `last`.
  func daysLeaving(_ window: Int, until last: Day) -> Range<Day> {
    spans[window].start..<last.adding(months: -spans[window].months)
  }
}
