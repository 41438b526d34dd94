import Glibc
import JobSuccess

/// How long answers take, how many of the observations they use, and how much memory that takes.
struct Speed {
  let profiles: Int
  let states: Int

  func report() {
    print("| contracts | observations | spread over | all used | median | 90 % within | longest | memory |")
    print("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    // Those of 120 contracts take so long that fewer of them do.
    for (contracts, profiles) in [(30, profiles), (60, profiles), (120, max(1, profiles / 5))] {
      for (name, days) in [("10 weeks", 7), ("a year", 36), ("three years", 90)] {
        line(contracts, profiles, observations: 10, name, days)
      }
    }
  }

  /// The most memory that the process had so far, in millions of bytes.
  private var peakMemory: Int {
    var usage = rusage()
    guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024 / 1_000_000
  }

  private func line(_ contracts: Int, _ profiles: Int, observations: Int, _ name: String, _ days: Int) {
    var times: [Double] = []
    var whole = 0
    for seed in 0..<profiles {
      let profile = SimulatedProfile(
        seed: UInt64(seed + contracts * 1000), contracts: contracts, prior: .standard)
      let seen = (0..<observations).reversed().map { step in
        let day = profile.end - step * days
        return ScoreObservation(day: day, percent: profile.percent(.standard, on: day))
      }
      let start = clock()
      let answer = Inference(.standard, states: states).answer(profile.history, seen, asOf: profile.end + 20)
      times.append(Double(clock() - start) / 1e6)
      if answer.used.count == observations { whole += 1 }
    }
    times.sort()
    let figures = [
      times[times.count / 2], times[min(times.count - 1, times.count * 9 / 10)], times[times.count - 1],
    ]
    let shown = figures.map { "\(($0 * 1000).rounded() / 1000) s" }.joined(separator: " | ")
    print(
      "| \(contracts) | \(observations) | \(name) | \(whole) of \(profiles) | \(shown) | \(peakMemory) MB |")
  }
}
