import ArgumentParser
import Glibc
import Ingestion
import JobSuccess
import Reporting

/// `jss measure`: what replaying the Sundays of all badges costs, for the benchmark. Not in the help.
struct MeasureCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Times scoring all profiles once, and replaying their last 16 Sundays, on one thread.",
    discussion: """
      Answers CSV: rounds, contracts, scored (profiles), good_sundays, score_us, replay_us, ratio. The times are medians, in \
      microseconds of CPU time; the two are measured in turns, so that what else the machine does hits both alike.
      """,
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(
    help: ArgumentHelp("How often both are done, 1 to 1000.", valueName: "n"),
    transform: { try WholeNumber.read($0, in: 1...1000) })
  var rounds = 9

  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let (market, scorer) = try await view.open(input, in: session)
    let (dataset, replay) = (market.dataset, ScoreReplay.sundays(scorer.policy, asOf: scorer.asOf))
    var room = ReplayBuffers(replay)
    var (scored, good) = (0, 0)
    var (alone, both): ([Int], [Int]) = ([], [])
    for _ in 0..<rounds {
      (scored, good) = (0, 0)
      alone.append(
        cost {
          for index in dataset.profiles.indices
          where scorer.score(dataset.history(of: ProfileKey(index))).result.exact != nil {
            scored += 1
          }
        })
      both.append(
        cost {
          for index in dataset.profiles.indices {
            let history = dataset.history(of: ProfileKey(index))
            good += replay.goodDays(history, scorer.score(history), &room)
          }
        })
    }
    let (once, whole) = (alone.sorted()[rounds / 2], both.sorted()[rounds / 2])
    let ratio = Ratio(max(0, whole - once), max(1, once)).text(places: 2)
    try session.output.write(
      "rounds,contracts,scored,good_sundays,score_us,replay_us,ratio\n"
        + "\(rounds),\(dataset.contracts.count),\(scored),\(good),\(once),\(whole - once),\(ratio)\n")
  }

  /// Microseconds of CPU time that something takes.
  private func cost(_ body: () -> Void) -> Int {
    let start = clock()
    body()
    return Int(clock() - start)
  }
}
