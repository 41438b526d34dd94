/// The sums of every window on each of the Sundays: those of the as-of date, and by how much a Sunday's differ.
///
/// Differences are kept from one Sunday to the next, so that what lies in a window for some weeks costs two additions,
/// not one a week.
struct SundaySums {
  private let windows: Int
  /// Of the as-of date, without what was taken out.
  private var base: [WindowTally]
  private var lifetimeClients: Int
  /// By Sunday, then by window; behind the last Sunday one more, for what lasts.
  private var changes: [WindowTally]
  private var clientChanges: [Int]
  private var hasChanged: [Bool]

  /// The sums of a sheet of the as-of date, on all Sundays.
  init(_ sheet: ScoreSheet, days: Int) {
    base = sheet.tallies
    lifetimeClients = sheet.lifetimeClients
    windows = base.count
    changes = Array(repeating: WindowTally(), count: (days + 1) * windows)
    clientChanges = Array(repeating: 0, count: days + 1)
    hasChanged = Array(repeating: false, count: days + 1)
  }

  /// Takes a contract out of the sums of all Sundays.
  mutating func remove(_ contract: AssessedContract, of sheet: ScoreSheet, _ replay: BadgeReplay) {
    guard !contract.jobs.isEmpty || contract.facts.endedOn != nil else { return }
    let jobs = sheet.jobs[contract.jobs]
    for window in 0..<windows {
      base[window].add(replay.today.share(of: contract, jobs: jobs, in: window), -1)
    }
  }

  /// Takes the client of a relationship out of the sums of all Sundays.
  mutating func removeClient(_ relationship: Int, of sheet: ScoreSheet) {
    for window in 0..<windows where sheet.contractsCounted(of: relationship, in: window) > 0 {
      base[window].clients -= 1
    }
    if sheet.contractsCounted(of: relationship, in: windows) > 0 { lifetimeClients -= 1 }
  }

  /// Adds what contracts that lie still had in earlier windows and have no longer.
  mutating func addWhatLeft(_ members: some Collection<Int>, _ sheet: ScoreSheet, _ replay: BadgeReplay) {
    for window in 0..<windows {
      let left = replay.firstStart(of: window)..<replay.today.spans[window].start
      for position in members {
        let jobs = sheet.contracts[position].jobs
        for index in jobs where left.contains(sheet.jobs[index].day) {
          add(sheet.jobs[index], isLast: index == jobs.upperBound - 1, window, replay.sundays.indices, replay)
        }
        if let endedOn = sheet.contracts[position].facts.endedOn, left.contains(endedOn) {
          addSilence(of: sheet.contracts[position], endedOn, window, replay.sundays.indices, replay)
        }
      }
    }
  }

  /// Adds the client of contracts that lie still to the earlier windows that it has left since.
  mutating func addClientWhoLeft(_ members: ArraySlice<Int>, _ sheet: ScoreSheet, _ replay: BadgeReplay) {
    var last: Day?
    for position in members {
      if let day = sheet.contracts[position].outcomeDay { last = max(last ?? day, day) }
    }
    guard let last else { return }
    for window in 0..<windows
    where replay.firstStart(of: window) <= last && last < replay.today.spans[window].start {
      addClient(until: last, window, replay.sundays.indices, replay)
    }
  }

  /// Adds a contract that is what it is on some of the Sundays.
  ///
  /// - Parameter follows: Whether its last job is dated on the Sunday itself, whichever that is.
  mutating func add(
    _ contract: AssessedContract, _ jobs: [Job], on sundays: Range<Int>, follows: Bool, _ replay: BadgeReplay
  ) {
    // Most of what goes on counts as nothing.
    guard !jobs.isEmpty || contract.facts.endedOn != nil else { return }
    for window in 0..<windows {
      for index in jobs.indices {
        let isLast = index == jobs.count - 1
        add(jobs[index], isLast: isLast, isOnSunday: follows && isLast, window, sundays, replay)
      }
      if let endedOn = contract.facts.endedOn { addSilence(of: contract, endedOn, window, sundays, replay) }
    }
  }

  /// Adds a client whose last outcome day is `day`.
  mutating func addClient(until day: Day, on sundays: Range<Int>, _ replay: BadgeReplay) {
    for window in 0..<windows { addClient(until: day, window, sundays, replay) }
    clientChanges[sundays.lowerBound] += 1
    clientChanges[sundays.upperBound] -= 1
    hasChanged[sundays.lowerBound] = true
    hasChanged[sundays.upperBound] = true
  }

  /// The score of each Sunday.
  func results(_ replay: BadgeReplay) -> [JobSuccessScore] {
    var tallies = base
    var clients = lifetimeClients
    var results: [JobSuccessScore] = []
    results.reserveCapacity(replay.sundays.count)
    for sunday in replay.sundays.indices {
      guard sunday == 0 || hasChanged[sunday] else {
        results.append(results[sunday - 1])
        continue
      }
      for window in 0..<windows {
        let change = changes[sunday * windows + window]
        tallies[window].add(change)
        tallies[window].clients += change.clients
      }
      clients += clientChanges[sunday]
      results.append(replay.today.result(of: tallies, lifetimeClients: clients))
    }
    return results
  }

  private mutating func add(
    _ job: Job, isLast: Bool, isOnSunday: Bool = false, _ window: Int, _ sundays: Range<Int>,
    _ replay: BadgeReplay
  ) {
    change(window, sundays, until: isOnSunday ? .never : job.day, replay) { tally, sign in
      tally.add(job, sign)
      if isLast { tally.contracts += sign }
    }
  }

  /// Adds what 2.7 looks at, which leaves a window on a day of its own.
  private mutating func addSilence(
    of contract: AssessedContract, _ endedOn: Day, _ window: Int, _ sundays: Range<Int>,
    _ replay: BadgeReplay
  ) {
    guard replay.today.policy.missingFeedback != nil else { return }
    let share = replay.first.share(of: contract, jobs: [], in: window)
    change(window, sundays, until: endedOn, replay) { tally, sign in tally.add(share, sign) }
  }

  private mutating func addClient(until day: Day, _ window: Int, _ sundays: Range<Int>, _ replay: BadgeReplay)
  {
    change(window, sundays, until: day, replay) { tally, sign in tally.clients += sign }
  }

  /// Changes a window's sums from the first of some Sundays on, and back from where the window begins after a day.
  @inline(__always)
  private mutating func change(
    _ window: Int, _ sundays: Range<Int>, until day: Day, _ replay: BadgeReplay,
    _ add: (inout WindowTally, Int) -> Void
  ) {
    let end = replay.firstSunday(without: day, window, sundays)
    guard sundays.lowerBound < end else { return }
    add(&changes[sundays.lowerBound * windows + window], 1)
    add(&changes[end * windows + window], -1)
    hasChanged[sundays.lowerBound] = true
    hasChanged[end] = true
  }
}
