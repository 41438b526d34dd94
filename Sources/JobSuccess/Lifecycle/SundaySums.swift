/// The sums of every window on each of the Sundays: those of the as-of date, and by how much a Sunday's differ.
///
/// Differences are kept from one Sunday to the next, so that what lies in a window for some weeks costs two additions,
/// not one a week.
struct SundaySums {
  private let windows: Int
  private let days: Int
  /// Of the as-of date, without what was taken out.
  private var base: [WindowTally]
  private var lifetimeClients = 0
  /// By Sunday, then by window; where `changed` has no Sunday, all of it is 0.
  private var changes: [WindowTally]
  private var clientChanges: [Int]
  private var changed = SundaySet()
  /// The first day of any window on the first Sunday: what is over before it counts nowhere.
  private let earliest: Day

  /// Room for the sums of a replay.
  init(_ replay: BadgeReplay) {
    windows = replay.today.spans.count
    days = replay.sundays.count
    base = Array(repeating: WindowTally(), count: windows)
    changes = Array(repeating: WindowTally(), count: days * windows)
    clientChanges = Array(repeating: 0, count: days)
    earliest = (0..<windows).map(replay.firstStart).min() ?? .longAgo
  }

  /// Begins with the sums of a sheet of the as-of date, on all Sundays.
  mutating func begin(_ sheet: ScoreSheet) {
    var sunday = changed.first(from: 0)
    while let row = sunday {
      for window in 0..<windows { changes[row * windows + window] = WindowTally() }
      clientChanges[row] = 0
      sunday = changed.first(from: row + 1)
    }
    changed = SundaySet()
    for window in 0..<windows { base[window] = sheet.tallies[window] }
    lifetimeClients = sheet.lifetimeClients
  }

  /// Takes a contract out of the sums of all Sundays.
  mutating func remove(_ position: Int, of sheet: ScoreSheet, _ replay: BadgeReplay) {
    guard !sheet.contracts[position].jobs.isEmpty || sheet.contracts[position].facts.endedOn != nil else {
      return
    }
    let jobs = sheet.jobs[sheet.contracts[position].jobs]
    for window in 0..<windows {
      base[window].add(replay.today.share(of: sheet.contracts[position], jobs: jobs, in: window), -1)
    }
  }

  /// Takes the client of a relationship out of the sums of all Sundays.
  mutating func removeClient(_ relationship: Int, of sheet: ScoreSheet) {
    for window in 0..<windows where sheet.contractsCounted(of: relationship, in: window) > 0 {
      base[window].clients -= 1
    }
    if sheet.contractsCounted(of: relationship, in: windows) > 0 { lifetimeClients -= 1 }
  }

  /// Adds what a relationship that lies still had in earlier windows and has no longer.
  mutating func addWhatLeft(_ members: Range<Int>, _ sheet: ScoreSheet, _ replay: BadgeReplay) {
    var last = Day.longAgo
    for place in members {
      let position = sheet.byClient[place]
      addWhatLeft(position, sheet, replay)
      if let day = sheet.contracts[position].outcomeDay { last = max(last, day) }
    }
    guard last >= earliest else { return }
    for window in 0..<windows
    where replay.firstStart(of: window) <= last && last < replay.today.spans[window].start {
      addClient(until: last, window, 0..<days, replay)
    }
  }

  /// Adds what a contract that lies still had in earlier windows and has no longer.
  mutating func addWhatLeft(_ position: Int, _ sheet: ScoreSheet, _ replay: BadgeReplay) {
    let jobs = sheet.contracts[position].jobs
    let endedOn = sheet.contracts[position].facts.endedOn
    // Most contracts are over before any window begins.
    guard max(endedOn ?? .longAgo, jobs.isEmpty ? .longAgo : sheet.jobs[jobs.upperBound - 1].day) >= earliest
    else { return }
    for window in 0..<windows {
      let (from, to) = (replay.firstStart(of: window), replay.today.spans[window].start)
      for index in jobs where sheet.jobs[index].day < to && sheet.jobs[index].day >= from {
        add(sheet.jobs[index], isLast: index == jobs.upperBound - 1, window, 0..<days, replay)
      }
      if let endedOn, endedOn < to, endedOn >= from {
        let share = replay.today.silence(of: sheet.contracts[position])
        guard share.ended > 0 else { continue }
        change(window, 0..<days, until: endedOn, replay) { tally, sign in tally.add(share, sign) }
      }
    }
  }

  /// Adds what a contract counts as on some of the Sundays.
  ///
  /// - Parameter follows: Whether its last job is dated on the Sunday itself, whichever that is.
  mutating func add(
    _ jobs: ArraySlice<Job>, on sundays: Range<Int>, follows: Bool, _ replay: BadgeReplay
  ) {
    for index in jobs.indices {
      let isLast = index == jobs.endIndex - 1
      for window in 0..<windows {
        add(jobs[index], isLast: isLast, isOnSunday: follows && isLast, window, sundays, replay)
      }
    }
  }

  /// Adds what 2.7 looks at, which leaves a window on the day of the contract's end.
  mutating func addSilence(of contract: AssessedContract, on sundays: Range<Int>, _ replay: BadgeReplay) {
    guard let endedOn = contract.facts.endedOn, endedOn >= earliest else { return }
    let share = replay.today.silence(of: contract)
    guard share.ended > 0 else { return }
    for window in 0..<windows {
      change(window, sundays, until: endedOn, replay) { tally, sign in tally.add(share, sign) }
    }
  }

  /// Adds a client whose last outcome day is `day`.
  mutating func addClient(until day: Day, on sundays: Range<Int>, _ replay: BadgeReplay) {
    for window in 0..<windows { addClient(until: day, window, sundays, replay) }
    clientChanges[sundays.lowerBound] += 1
    changed.insert(sundays.lowerBound)
    guard sundays.upperBound < days else { return }
    clientChanges[sundays.upperBound] -= 1
    changed.insert(sundays.upperBound)
  }

  /// The score of each Sunday.
  mutating func results(_ replay: BadgeReplay) -> [JobSuccessScore] {
    var results: [JobSuccessScore] = []
    results.reserveCapacity(days)
    forEach(replay) { sundays, tallies, clients in
      let result = replay.today.result(of: tallies, lifetimeClients: clients)
      for _ in sundays { results.append(result) }
    }
    return results
  }

  /// On how many Sundays the score is one that badges are given for.
  mutating func goodSundays(_ replay: BadgeReplay) -> Int {
    var count = 0
    forEach(replay) { sundays, tallies, clients in
      if replay.today.reachesBadges(tallies, lifetimeClients: clients) { count += sundays.count }
    }
    return count
  }

  /// Calls `body` with the sums of each row of Sundays between changes. The sums are used up by that.
  private mutating func forEach(_ replay: BadgeReplay, _ body: (Range<Int>, [WindowTally], Int) -> Void) {
    var sunday = 0
    while sunday < days {
      if changed.contains(sunday) {
        for window in 0..<windows {
          base[window].add(changes[sunday * windows + window])
          base[window].clients += changes[sunday * windows + window].clients
        }
        lifetimeClients += clientChanges[sunday]
      }
      let next = changed.first(from: sunday + 1) ?? days
      body(sunday..<next, base, lifetimeClients)
      sunday = next
    }
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
    changed.insert(sundays.lowerBound)
    guard end < days else { return }
    add(&changes[end * windows + window], -1)
    changed.insert(end)
  }
}
