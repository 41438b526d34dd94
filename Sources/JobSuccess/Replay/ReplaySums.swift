/// The sums of every window on each day of a replay: the sums of the as-of date, and the difference of each day to
/// the day before. The head of ScoreReplay.swift explains them.
struct ReplaySums {
  private let windows: Int
  private let stepCount: Int
  /// The sums of the as-of date, without removed contracts and clients.
  private var base: [WindowTally]
  private var lifetimeClients = 0
  /// The differences, by day, then by window. They are 0 for days that are not in `changed`.
  private var changes: [WindowTally]
  /// The differences of `lifetimeClients`, by day.
  private var clientChanges: [Int]
  private var changed = StepSet()
  /// The first day of all windows on all days. What is before it counts on no day.
  private let earliest: Day

  /// Sums of 0 for the days of a replay.
  init(for replay: ScoreReplay) {
    windows = replay.today.spans.count
    stepCount = replay.days.count
    base = Array(repeating: WindowTally(), count: windows)
    changes = Array(repeating: WindowTally(), count: stepCount * windows)
    clientChanges = Array(repeating: 0, count: stepCount)
    earliest = (0..<windows).map(replay.firstStart).min() ?? .longAgo
  }

  /// Sets the sums of all days to those of a sheet of the as-of date.
  mutating func begin(with sheet: ScoreSheet) {
    var step = changed.first(from: 0)
    while let row = step {
      for window in 0..<windows { changes[row * windows + window] = WindowTally() }
      clientChanges[row] = 0
      step = changed.first(from: row + 1)
    }
    changed = StepSet()
    for window in 0..<windows { base[window] = sheet.tallies[window] }
    lifetimeClients = sheet.lifetimeClients
  }

  /// Removes a contract from the sums of all days.
  mutating func remove(_ position: SheetPosition, of sheet: ScoreSheet, replay: ScoreReplay) {
    guard !sheet.contracts[position].jobs.isEmpty || sheet.contracts[position].facts.countsAsEndedOn != nil
    else {
      return
    }
    let jobs = sheet.jobs[sheet.contracts[position].jobs]
    for window in 0..<windows {
      replay.today.addShare(
        of: sheet.contracts[position], jobs: jobs, in: window, to: &base[window], -1)
    }
  }

  /// Removes the client of a relationship from the sums of all days.
  mutating func removeClient(_ relationship: RelationshipIndex, of sheet: ScoreSheet) {
    for window in 0..<windows where sheet.contractsCounted(of: relationship, in: window) > 0 {
      base[window].clients -= 1
    }
    if sheet.contractsCounted(of: relationship, in: windows) > 0 { lifetimeClients -= 1 }
  }

  /// Adds what the contracts of an unchanged relationship had in windows on earlier days, and don't have on the as-of
  /// date.
  mutating func addDeparted(
    relationship members: Range<ClientOrderIndex>, of sheet: ScoreSheet, replay: ScoreReplay
  ) {
    var last = Day.longAgo
    for place in members {
      let position = sheet.byClient[place]
      addDeparted(position, of: sheet, replay: replay)
      if let day = sheet.contracts[position].outcomeDay { last = max(last, day) }
    }
    guard last >= earliest else { return }
    for window in 0..<windows
    where replay.firstStart(of: window) <= last && last < replay.today.spans[window].start {
      addClient(until: last, in: window, on: 0..<stepCount, replay: replay)
    }
  }

  /// Adds what an unchanged contract had in windows on earlier days, and doesn't have on the as-of date.
  mutating func addDeparted(_ position: SheetPosition, of sheet: ScoreSheet, replay: ScoreReplay) {
    let jobs = sheet.contracts[position].jobs
    let endedOn = sheet.contracts[position].facts.countsAsEndedOn
    // Most contracts ended before any window begins.
    guard max(endedOn ?? .longAgo, jobs.isEmpty ? .longAgo : sheet.jobs[jobs.upperBound - 1].day) >= earliest
    else { return }
    for window in 0..<windows {
      let (from, to) = (replay.firstStart(of: window), replay.today.spans[window].start)
      for index in jobs where sheet.jobs[index].day < to && sheet.jobs[index].day >= from {
        add(
          sheet.jobs[index], isLast: index == jobs.upperBound - 1, in: window, on: 0..<stepCount,
          replay: replay)
      }
      if let endedOn, endedOn < to, endedOn >= from {
        let share = replay.today.missingFeedback(of: sheet.contracts[position])
        guard share.ended > 0 else { continue }
        change(window, on: 0..<stepCount, until: endedOn, replay: replay) { tally, sign in
          tally.add(share, sign)
        }
      }
    }
  }

  /// Adds the jobs of a contract on some of the days.
  ///
  /// - Parameter lastIsOnStep: Whether its last job is dated on the scored day.
  mutating func add(
    _ jobs: ArraySlice<Job>, on steps: Range<Int>, lastIsOnStep: Bool, replay: ScoreReplay
  ) {
    for index in jobs.indices {
      let isLast = index == jobs.endIndex - 1
      for window in 0..<windows {
        add(
          jobs[index], isLast: isLast, isOnStep: lastIsOnStep && isLast, in: window, on: steps, replay: replay
        )
      }
    }
  }

  /// Adds what 2.7 counts of an ended contract. It leaves a window with the day of the end.
  mutating func addMissingFeedback(of contract: AssessedContract, on steps: Range<Int>, replay: ScoreReplay) {
    guard let endedOn = contract.facts.countsAsEndedOn, endedOn >= earliest else { return }
    let share = replay.today.missingFeedback(of: contract)
    guard share.ended > 0 else { return }
    for window in 0..<windows {
      change(window, on: steps, until: endedOn, replay: replay) { tally, sign in tally.add(share, sign) }
    }
  }

  /// Adds a client whose last outcome day is `day`, on some of the days.
  mutating func addClient(until day: Day, on steps: Range<Int>, replay: ScoreReplay) {
    for window in 0..<windows { addClient(until: day, in: window, on: steps, replay: replay) }
    clientChanges[steps.lowerBound] += 1
    changed.insert(steps.lowerBound)
    guard steps.upperBound < stepCount else { return }
    clientChanges[steps.upperBound] -= 1
    changed.insert(steps.upperBound)
  }

  /// The score of each day.
  mutating func results(replay: ScoreReplay) -> [JobSuccessScore] {
    var results: [JobSuccessScore] = []
    results.reserveCapacity(stepCount)
    forEach(replay: replay) { steps, tallies, clients in
      let result = replay.today.result(of: tallies, lifetimeClients: clients)
      for _ in steps { results.append(result) }
    }
    return results
  }

  /// The number of days with a score that is high enough for a badge.
  mutating func goodDays(replay: ScoreReplay) -> Int {
    var count = 0
    forEach(replay: replay) { steps, tallies, clients in
      if replay.today.reachesBadges(tallies, lifetimeClients: clients) { count += steps.count }
    }
    return count
  }

  /// Calls `body` for each range of days with the same sums, with the sums and the lifetime clients. It leaves the
  /// sums of the last day in `base`.
  private mutating func forEach(replay: ScoreReplay, _ body: (Range<Int>, [WindowTally], Int) -> Void) {
    var step = 0
    while step < stepCount {
      if changed.contains(step) {
        for window in 0..<windows {
          base[window].add(changes[step * windows + window])
          base[window].clients += changes[step * windows + window].clients
        }
        lifetimeClients += clientChanges[step]
      }
      let next = changed.first(from: step + 1) ?? stepCount
      body(step..<next, base, lifetimeClients)
      step = next
    }
  }

  private mutating func add(
    _ job: Job, isLast: Bool, isOnStep: Bool = false, in window: Int, on steps: Range<Int>,
    replay: ScoreReplay
  ) {
    change(window, on: steps, until: isOnStep ? .never : job.day, replay: replay) { tally, sign in
      tally.add(job, sign)
      if isLast { tally.contracts += sign }
    }
  }

  private mutating func addClient(until day: Day, in window: Int, on steps: Range<Int>, replay: ScoreReplay) {
    change(window, on: steps, until: day, replay: replay) { tally, sign in tally.clients += sign }
  }

  /// Changes a window's sums on some days, as long as the window contains `day`: `add` is called with 1 for the first
  /// of the days, and with −1 for the first day on which the window begins after `day`.
  @inline(__always)
  private mutating func change(
    _ window: Int, on steps: Range<Int>, until day: Day, replay: ScoreReplay,
    _ add: (inout WindowTally, Int) -> Void
  ) {
    let end = replay.firstStep(in: steps, whereWindow: window, beginsAfter: day)
    guard steps.lowerBound < end else { return }
    add(&changes[steps.lowerBound * windows + window], 1)
    changed.insert(steps.lowerBound)
    guard end < stepCount else { return }
    add(&changes[end * windows + window], -1)
    changed.insert(end)
  }
}

/// A set of days of a replay, by their step from the first day, with a bit for each. It can also have the step after
/// the last day.
struct StepSet {
  private var bits: UInt32 = 0

  /// Adds a step; does nothing for nil.
  mutating func insert(_ step: Int?) {
    if let step { bits |= 1 << UInt32(step) }
  }

  /// Adds all steps of a range.
  mutating func insert(_ steps: Range<Int>) {
    bits |= 1 << UInt32(steps.upperBound) - 1 << UInt32(steps.lowerBound)
  }

  /// Whether the set has a step.
  func contains(_ step: Int) -> Bool {
    bits & 1 << UInt32(step) != 0
  }

  /// The first step of the set from a step on; nil if there is none.
  func first(from step: Int) -> Int? {
    let later = bits >> UInt32(step)
    return later == 0 ? nil : step + later.trailingZeroBitCount
  }
}
