import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss forecast`: the score day by day, ahead or back.
struct ForecastCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "The score of the next 180 days if nothing new happens, or of the last 24 months.",
    discussion: """
      Old contracts leave the windows one after the other, and the score moves. The table has a row a day on which \
      something leaves, and says what that does. Open contracts stay as they are; what comes new is not in it.

      --history replays the last 24 months instead: the score of each day, from what was known by then. The table has a row \
      a change.

      --json answers one object: profile_id, profile_kind, as_of, policy, then
        days        each with day, jss, jss_exact, band, window, reason
        departures  each with day, window, contract_id, part: contract (its last
                    job), job (an earlier one), end (it counted for missing
                    feedback)
      --history has days alone.

      EXAMPLES
        jss forecast SampleData fl-sergei --as-of 2024-08-31
        jss forecast SampleData fl-amara --as-of 2024-08-31 --history
      """)

  @OptionGroup var subject: ProfileOptions

  @Flag(help: "Replay the last 24 months instead of looking ahead.")
  var history = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try subject.readers.refusePublic()
  }

  func run(in session: Session) async throws {
    let about = try await subject.open(in: session).analysis
    let answer =
      history ? ReplayAnswer(about).answer(session.terminal) : ForecastAnswer(about, session.terminal).answer
    try session.output.write(answer.written(about: about, asJSON: output.json, for: session.terminal))
  }
}
