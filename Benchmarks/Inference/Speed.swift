import Glibc
import JobSuccess

/// How long answers take, and how many of the observations they use.
struct Speed {
  let profiles: Int
  let states: Int

  func report() {
    print("| contracts | observations | spread over | all used | median | 90 % within | longest |")
    print("| ---: | ---: | --- | ---: | ---: | ---: | ---: |")
    for contracts in [30, 60, 120] {
      for (name, days) in [("10 weeks", 7), ("a year", 36), ("three years", 90)] {
        line(contracts, observations: 10, name, days)
      }
    }
  }

  private func line(_ contracts: Int, observations: Int, _ name: String, _ days: Int) {
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
      if CommandLine.arguments.count > 4 {
        let percents = seen.map { $0.percents?.lowerBound ?? -1 }
        print("   ", seed, percents, answer.used.count, times[times.count - 1])
      }
    }
    times.sort()
    let figures = [
      times[times.count / 2], times[min(times.count - 1, times.count * 9 / 10)], times[times.count - 1],
    ]
    let shown = figures.map { "\(($0 * 1000).rounded() / 1000) s" }.joined(separator: " | ")
    print("| \(contracts) | \(observations) | \(name) | \(whole) of \(profiles) | \(shown) |")
  }
}
