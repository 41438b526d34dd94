// What replaying the Sundays of all badges costs beside scoring all profiles once: `replay-cost FOLDER AS-OF [ROUNDS]`.
//
// Answers CSV: rounds, contracts, scored (profiles), good_sundays, score_us, replay_us, ratio. The times are medians, in
// microseconds of CPU time of one thread; the two are measured in turns, so that what else the machine does affects both.

import Analysis
import Glibc
import Ingestion
import JobSuccess

/// Microseconds of CPU time that `body` takes.
func cost(_ body: () -> Void) -> Int {
  let start = clock()
  body()
  return Int(clock() - start)
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let asOf = Day(text: arguments[2]),
  let rounds = arguments.count > 3 ? Int(arguments[3]) : 9, rounds > 0
else {
  print("usage: replay-cost FOLDER AS-OF [ROUNDS]")
  exit(64)
}
let market = try await Market.read(arguments[1], ReadingOptions(workers: 1), for: .internal)
let scorer = Scorer(Policy.standard, asOf: asOf)
let view = try market.view(scorer)
let histories = (0..<market.profileCount).map { view.analysis(of: ProfileKey($0)).history }
let replay = ScoreReplay.sundays(scorer.policy, asOf: asOf)
var buffers = ReplayBuffers(replay)
var (scored, good) = (0, 0)
var (alone, both): ([Int], [Int]) = ([], [])
for _ in 0..<rounds {
  (scored, good) = (0, 0)
  alone.append(
    cost {
      for history in histories where scorer.score(history).result.exact != nil { scored += 1 }
    })
  both.append(
    cost {
      for history in histories {
        good += replay.goodDays(history, scorer.score(history), &buffers)
      }
    })
}
let (once, whole) = (alone.sorted()[rounds / 2], both.sorted()[rounds / 2])
let ratio = (Double(max(0, whole - once)) / Double(max(1, once)) * 100).rounded() / 100
print("rounds,contracts,scored,good_sundays,score_us,replay_us,ratio")
print("\(rounds),\(market.contractCount),\(scored),\(good),\(once),\(whole - once),\(ratio)")
