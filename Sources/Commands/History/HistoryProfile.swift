import ArgumentParser
import Basics
import Reporting
import ScoreHistory

/// `jss history profile`: one profile's scores over the runs.
struct HistoryProfile: Command {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Shows a profile's score in every recorded run, the earliest day first.",
    discussion: """
      --json answers {"profile_id", "scores": [{"run_id", "as_of", "jss", "jss_exact", "band", "window"}]}.
      """)

  @Argument(help: ArgumentHelp("The profile: a freelancer's or an agency's id.", valueName: "profile"))
  var profile: String

  @OptionGroup var history: HistoryOptions
  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let scores = try history.open().scores(of: Array(profile.utf8))
    guard !scores.isEmpty else {
      throw Failure(
        .usage, "no recorded run has a profile '\(profile)'; `jss score INPUT` lists those of an input")
    }
    if output.json {
      let list = scores.map { past -> JSONValue in
        guard case .object(let score) = HistoryJSON.score(past.value) else { return .null }
        return .object(
          [.init("run_id", .string(past.run.runID)), .init("as_of", .string(past.run.asOf))] + score)
      }
      let answer: JSONValue = ["profile_id": .string(profile), "scores": .array(list)]
      try session.output.write(JSONWriter.text(answer, indents: true) + "\n")
      return
    }
    var table = TextTable(
      .text("as of"), .text("run"), .number("jss"), .number("exact"), .number("change"), .text("band"),
      .text("window"))
    var previous: Int?
    for past in scores {
      let exact = past.value.exact
      let change = exact.flatMap { exact in previous.map { exact - $0 } }
      table.add(
        past.run.asOf, past.run.runID, past.value.jss.map { String($0) } ?? "none", HistoryText.score(exact),
        change.map { $0 == 0 ? "" : HistoryText.change($0) } ?? "", past.value.band, past.value.window)
      previous = exact
    }
    try session.output.write(table.text(for: session.terminal))
  }
}
