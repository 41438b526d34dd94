/// The sums of every window on each of the days: those of the as-of date, and by how much a day's differ.
///
/// Differences are kept from one day to the next, so that what lies in a window for some days costs two additions, not
/// one a day. The head of ScoreReplay.swift has a picture of them.
struct ReplaySums {
  private let windows: Int
  private let stepCount: Int
  /// Of the as-of date, without what was taken out.
  private var base: [WindowTally]
  private var lifetimeClients = 0
  /// By day, then by window; where `changed` has no day, all of it is 0.
  private var changes: [WindowTally]
  private var clientChanges: [Int]
  private var changed = StepSet()
  /// The first day of any window on the first of the days: what is over before it counts nowhere.
  private let earliest: Day

  /// Sums of 0 for the days of a replay.
  init(_ replay: ScoreReplay) {
    windows = replay.today.spans.count
    stepCount = replay.days.count
    base = Array(repeating: WindowTally(), count: windows)
    changes = Array(repeating: WindowTally(), count: stepCount * windows)
    clientChanges = Array(repeating: 0, count: stepCount)
    earliest = (0..<windows).map(replay.firstStart).min() ?? .longAgo
  }

  /// Begins with the sums of a sheet of the as-of date, on all days.
  mutating func begin(_ sheet: ScoreSheet) {
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

  /// Takes a contract out of the sums of all days.
  mutating func remove(_ position: SheetPosition, of sheet: ScoreSheet, _ replay: ScoreReplay) {
    guard !sheet.contracts[position].jobs.isEmpty || sheet.contracts[position].facts.endedOn != nil else {
      return
    }
    let jobs = sheet.jobs[sheet.contracts[position].jobs]
    for window in 0..<windows {
      replay.today.addShare(
        of: sheet.contracts[position], jobs: jobs, in: window, to: &base[window], -1)
    }
  }

  /// Takes the client of a relationship out of the sums of all days.
  mutating func removeClient(_ relationship: RelationshipIndex, of sheet: ScoreSheet) {
    for window in 0..<windows where sheet.contractsCounted(of: relationship, in: window) > 0 {
      base[window].clients -= 1
    }
    if sheet.contractsCounted(of: relationship, in: windows) > 0 { lifetimeClients -= 1 }
  }

  /// Adds what a relationship without changes had in earlier windows and has no longer.
  mutating func addDeparted(_ members: Range<ClientOrderIndex>, _ sheet: ScoreSheet, _ replay: ScoreReplay) {
    var last = Day.longAgo
    for place in members {
      let position = sheet.byClient[place]
      addDeparted(position, sheet, replay)
      if let day = sheet.contracts[position].outcomeDay { last = max(last, day) }
    }
    guard last >= earliest else { return }
    for window in 0..<windows
    where replay.firstStart(of: window) <= last && last < replay.today.spans[window].start {
      addClient(until: last, in: window, on: 0..<stepCount, replay)
    }
  }

  /// Adds what an unchanged contract had in earlier windows and has no longer.
  mutating func addDeparted(_ position: SheetPosition, _ sheet: ScoreSheet, _ replay: ScoreReplay) {
    let jobs = sheet.contracts[position].jobs
    let endedOn = sheet.contracts[position].facts.endedOn
    // Most contracts are over before any window begins.
    guard max(endedOn ?? .longAgo, jobs.isEmpty ? .longAgo : sheet.jobs[jobs.upperBound - 1].day) >= earliest
    else { return }
    for window in 0..<windows {
      let (from, to) = (replay.firstStart(of: window), replay.today.spans[window].start)
      for index in jobs where sheet.jobs[index].day < to && sheet.jobs[index].day >= from {
        add(sheet.jobs[index], isLast: index == jobs.upperBound - 1, in: window, on: 0..<stepCount, replay)
      }
      if let endedOn, endedOn < to, endedOn >= from {
        let share = replay.today.missingFeedback(of: sheet.contracts[position])
        guard share.ended > 0 else { continue }
        change(window, on: 0..<stepCount, until: endedOn, replay) { tally, sign in tally.add(share, sign) }
      }
    }
  }

  /// Adds what a contract counts as on some of the days.
  ///
  /// - Parameter lastIsOnStep: Whether its last job is dated on the day itself, whichever that is.
  mutating func add(
    _ jobs: ArraySlice<Job>, on steps: Range<Int>, lastIsOnStep: Bool, _ replay: ScoreReplay
  ) {
    for index in jobs.indices {
      let isLast = index == jobs.endIndex - 1
      for window in 0..<windows {
        add(
          jobs[index], isLast: isLast, isOnStep: lastIsOnStep && isLast, in: window, on: steps, replay)
      }
    }
  }

  /// Adds what 2.7 counts, which leaves a window with the day of the contract's end.
  mutating func addMissingFeedback(of contract: AssessedContract, on steps: Range<Int>, _ replay: ScoreReplay)
  {
    guard let endedOn = contract.facts.endedOn, endedOn >= earliest else { return }
    let share = replay.today.missingFeedback(of: contract)
    guard share.ended > 0 else { return }
    for window in 0..<windows {
      change(window, on: steps, until: endedOn, replay) { tally, sign in tally.add(share, sign) }
    }
  }

  /// Adds a client whose last outcome day is `day`.
  mutating func addClient(until day: Day, on steps: Range<Int>, _ replay: ScoreReplay) {
    for window in 0..<windows { addClient(until: day, in: window, on: steps, replay) }
    clientChanges[steps.lowerBound] += 1
    changed.insert(steps.lowerBound)
    guard steps.upperBound < stepCount else { return }
    clientChanges[steps.upperBound] -= 1
    changed.insert(steps.upperBound)
  }

  /// The score of each day.
  mutating func results(_ replay: ScoreReplay) -> [JobSuccessScore] {
    var results: [JobSuccessScore] = []
    results.reserveCapacity(stepCount)
    forEach(replay) { steps, tallies, clients in
      let result = replay.today.result(of: tallies, lifetimeClients: clients)
      for _ in steps { results.append(result) }
    }
    return results
  }

  /// On how many days the score is one that badges are given for.
  mutating func goodDays(_ replay: ScoreReplay) -> Int {
    var count = 0
    forEach(replay) { steps, tallies, clients in
      if replay.today.reachesBadges(tallies, lifetimeClients: clients) { count += steps.count }
    }
    return count
  }

  /// Calls `body` with the days between one change and the next, and their sums. Afterwards `base` has the last day's.
  private mutating func forEach(_ replay: ScoreReplay, _ body: (Range<Int>, [WindowTally], Int) -> Void) {
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
    _ replay: ScoreReplay
  ) {
    change(window, on: steps, until: isOnStep ? .never : job.day, replay) { tally, sign in
      tally.add(job, sign)
      if isLast { tally.contracts += sign }
    }
  }

  private mutating func addClient(until day: Day, in window: Int, on steps: Range<Int>, _ replay: ScoreReplay)
  {
    change(window, on: steps, until: day, replay) { tally, sign in tally.clients += sign }
  }

  /// Changes a window's sums from the first of some days on, and back from where the window begins after a day.
  @inline(__always)
  private mutating func change(
    _ window: Int, on steps: Range<Int>, until day: Day, _ replay: ScoreReplay,
    _ add: (inout WindowTally, Int) -> Void
  ) {
    let end = replay.firstStep(without: day, window, steps)
    guard steps.lowerBound < end else { return }
    add(&changes[steps.lowerBound * windows + window], 1)
    changed.insert(steps.lowerBound)
    guard end < stepCount else { return }
    add(&changes[end * windows + window], -1)
    changed.insert(end)
  }
}

/// Some of the days of a replay, each by its step from the first one, a bit each, and perhaps the time after the last.
struct StepSet {
  private var bits: UInt32 = 0

  mutating func insert(_ step: Int?) {
    if let step { bits |= 1 << UInt32(step) }
  }

  mutating func insert(_ steps: Range<Int>) {
    bits |= 1 << UInt32(steps.upperBound) - 1 << UInt32(steps.lowerBound)
  }

  func contains(_ step: Int) -> Bool {
    bits & 1 << UInt32(step) != 0
  }

  /// The first one at a step or after it.
  func first(from step: Int) -> Int? {
    let later = bits >> UInt32(step)
    return later == 0 ? nil : step + later.trailingZeroBitCount
  }
}
