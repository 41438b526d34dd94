/// The sums of every window on each of some Sundays, kept as differences from one Sunday to the next: what lies in a
/// window for some weeks costs two additions, not one a week.
struct SundaySums {
  private let scorers: [Scorer]
  private let windows: Int
  private let looksAtSilence: Bool
  /// By window, then by Sunday.
  private let starts: [Day]
  /// By Sunday, then by window; behind the last Sunday one more, for what never ends.
  private var changes: [WindowTally]
  private var clientChanges: [Int]
  private var hasChanged: [Bool]

  init(_ scorers: [Scorer]) {
    self.scorers = scorers
    let windows = scorers.first?.spans.count ?? 0
    self.windows = windows
    looksAtSilence = scorers.first?.policy.missingFeedback != nil
    starts = (0..<windows).flatMap { window in scorers.map { $0.spans[window].start } }
    changes = Array(repeating: WindowTally(), count: (scorers.count + 1) * windows)
    clientChanges = Array(repeating: 0, count: scorers.count + 1)
    hasChanged = Array(repeating: false, count: scorers.count + 1)
  }

  /// Adds a contract that is what it is on some of the Sundays.
  ///
  /// - Parameter follows: Whether its last job is dated on the Sunday itself, whichever that is.
  mutating func add(
    _ contract: AssessedContract, _ jobs: ArraySlice<Job>, on sundays: Range<Int>, follows: Bool
  ) {
    let last = jobs.endIndex - 1
    for window in 0..<windows {
      for index in jobs.indices {
        var share = WindowTally()
        share.add(jobs[index])
        if index == last { share.contracts = 1 }
        add(share, until: follows && index == last ? .never : jobs[index].day, window, sundays)
      }
      // What 2.7 looks at leaves a window on a day of its own.
      guard let endedOn = contract.facts.endedOn, looksAtSilence else { continue }
      add(scorers[0].share(of: contract, jobs: [], in: window), until: endedOn, window, sundays)
    }
  }

  /// Adds a client whose last outcome day is `day`.
  mutating func addClient(until day: Day, on sundays: Range<Int>) {
    for window in 0..<windows {
      var share = WindowTally()
      share.clients = 1
      add(share, until: day, window, sundays)
    }
    clientChanges[sundays.lowerBound] += 1
    clientChanges[sundays.upperBound] -= 1
    hasChanged[sundays.lowerBound] = true
    hasChanged[sundays.upperBound] = true
  }

  /// The score of each Sunday.
  func results() -> [JobSuccessScore] {
    var tallies = Array(repeating: WindowTally(), count: windows)
    var clients = 0
    var results: [JobSuccessScore] = []
    results.reserveCapacity(scorers.count)
    for (sunday, scorer) in scorers.enumerated() {
      guard sunday == 0 || hasChanged[sunday] else {
        results.append(results[sunday - 1])
        continue
      }
      for window in 0..<windows { tallies[window].addWithClients(changes[sunday * windows + window], 1) }
      clients += clientChanges[sunday]
      results.append(scorer.result(of: tallies, lifetimeClients: clients))
    }
    return results
  }

  /// Adds what lies in a window from the first of some Sundays on, until the window begins after a day.
  private mutating func add(_ share: WindowTally, until day: Day, _ window: Int, _ sundays: Range<Int>) {
    let end = firstSunday(without: day, window, sundays)
    guard sundays.lowerBound < end else { return }
    changes[sundays.lowerBound * windows + window].addWithClients(share, 1)
    changes[end * windows + window].addWithClients(share, -1)
    hasChanged[sundays.lowerBound] = true
    hasChanged[end] = true
  }

  private func firstSunday(without day: Day, _ window: Int, _ sundays: Range<Int>) -> Int {
    let row = window * scorers.count
    if starts[row + sundays.upperBound - 1] <= day { return sundays.upperBound }
    var sunday = sundays.lowerBound
    while starts[row + sunday] <= day { sunday += 1 }
    return sunday
  }
}

extension WindowTally {
  fileprivate mutating func addWithClients(_ share: WindowTally, _ sign: Int) {
    add(share, sign)
    clients += sign * share.clients
  }
}
