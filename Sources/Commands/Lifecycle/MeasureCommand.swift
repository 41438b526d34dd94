import ArgumentParser
import Exports
import Glibc
import JobSuccess
import Reporting

/// `jss measure`: what replaying the Sundays of all badges costs, for the benchmark. Not in the help.
struct MeasureCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Times scoring all profiles once, and replaying their last 16 Sundays, on one thread.",
    discussion: """
      Answers CSV: rounds, profiles, contracts, score_us, replay_us, ratio. The two are medians, in microseconds of CPU \
      time; rounds follow each other, so that what else the machine does hits both alike.
      """,
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(help: ArgumentHelp("How often both are done.", valueName: "n"))
  var rounds = 5

  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let scorer = Scorer(try scoring.loadPolicy(), asOf: scoring.day)
    let ledger = try await Market.read(input, reading, in: session).ledger
    let replay = BadgeReplay(scorer.policy, asOf: scorer.asOf)
    var (alone, both): ([Int], [Int]) = ([], [])
    var room = ReplayRoom(replay)
    var good = 0
    for _ in 0..<max(1, rounds) {
      alone.append(
        cost {
          for index in ledger.profiles.indices {
            good += scorer.score(ledger.history(of: ProfileKey(index))).contracts.count
          }
        })
      both.append(
        cost {
          for index in ledger.profiles.indices {
            let history = ledger.history(of: ProfileKey(index))
            let sheet = scorer.score(history)
            good += replay.goodSundays(history, sheet, &room)
          }
        })
    }
    let (score, whole) = (alone.sorted()[rounds / 2], both.sorted()[rounds / 2])
    let ratio = Ratio(max(0, whole - score), max(1, score)).text(places: 2)
    try session.output.write(
      "rounds,profiles,contracts,score_us,replay_us,ratio\n\(rounds),\(ledger.profiles.count),\(ledger.contracts.count),\(score),\(whole - score),\(ratio)\n"
    )
    session.console.note("\(good)")
  }

  /// Microseconds of CPU time that something takes.
  private func cost(_ body: () -> Void) -> Int {
    let start = clock()
    body()
    return Int(clock() - start)
  }
}
