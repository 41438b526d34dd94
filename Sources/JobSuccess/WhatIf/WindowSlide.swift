/// The windows of a sheet moved forward day by day, with their sums.
struct WindowSlide {
  private let scorer: Scorer
  private let sheet: ScoreSheet
  private var tallies: [WindowTally]
  private var contractsCounted: [Int32]
  /// For each evaluated window, what will leave it, soonest first, and how much of that has left.
  private let queues: [[Leaving]]
  private var gone: [Int]
  private(set) var hasMoved = false

  /// Something dated within a window.
  private struct Leaving {
    let day: Day
    let position: SheetPosition
    /// The job that leaves; nil for the contract's end, which 2.7 counts.
    let job: Int?
  }

  /// Ready to be moved on as far as `last`.
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
        if scorer.policy.missingFeedback != nil, let endedOn = contract.facts.endedOn,
          leaving.contains(endedOn)
        {
          queue.append(Leaving(day: endedOn, position: position, job: nil))
        }
      }
      return queue.sorted { ($0.day, $0.position) < ($1.day, $1.position) }
    }
  }

  /// The score that the windows give where they are now.
  var result: JobSuccessScore {
    scorer.result(of: tallies, lifetimeClients: sheet.lifetimeClients)
  }

  /// Moves the windows on, so that they end on `day`, and returns what left which of them.
  mutating func move(to day: Day) -> [Departure] {
    var departures: [Departure] = []
    hasMoved = false
    for window in queues.indices where gone[window] < queues[window].count {
      let start = day.adding(months: -scorer.spans[window].months)
      while gone[window] < queues[window].count, queues[window][gone[window]].day < start {
        let leaving = queues[window][gone[window]]
        gone[window] += 1
        hasMoved = true
        guard let part = leave(leaving, window) else { continue }
        departures.append(
          Departure(
            day: day, window: .months(scorer.spans[window].months), position: leaving.position, part: part))
      }
    }
    return departures
  }

  /// Takes something out of a window's sums, and returns what it was; nil for an end that counted for nothing or goes
  /// with the contract's last job.
  private mutating func leave(_ leaving: Leaving, _ window: Int) -> DeparturePart? {
    let contract = sheet.contracts[leaving.position]
    guard let job = leaving.job else {
      // The end leaves, the jobs go by themselves.
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
  /// The days that are in a window and no longer when it has moved on to end on `last`.
  func daysLeaving(_ window: Int, until last: Day) -> Range<Day> {
    spans[window].start..<last.adding(months: -spans[window].months)
  }
}
