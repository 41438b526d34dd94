import ArgumentParser
import Basics
import JobSuccess
import Publication
import Reporting
import ScoreHistory

/// `jss promote`: a held run becomes the latest.
struct PromoteCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "promote",
    abstract:
      "Makes OUT/latest lead to a run that was held, or to an earlier one, and records it in the history.",
    discussion: """
      `jss run --hold-on` leaves a run that its rules match in OUT/runs, and OUT/latest where it was. Once somebody has \
      looked at it, this publishes it: it is checked against its manifest, OUT/latest leads to it in one step, and the \
      history has it. RUN is the name of its folder in OUT/runs, or its id. An earlier run can be promoted as well, to go \
      back to it: it counts as the run published last then. A run that is the latest stays it.

      The exit code is 65 where the run is not as it was written, 64 where there is no such run, 75 where a run is at work.

      --json answers {"run_id", "as_of", "folder", "was_latest", "latest_before"}; latest_before is null where there was none.

      EXAMPLES
        jss promote 2024-08-31-0a1b2c3d4e5f
        jss promote 0a1b2c3d4e5f --out /srv/jss --history /srv/jss.sqlite
      """)

  @Argument(help: ArgumentHelp("The run: its folder's name in OUT/runs, or its id.", valueName: "run"))
  var run: String

  @OptionGroup var history: HistoryOptions
  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let folder = try OutputFolder(history.out, creating: false)
    let locked = try folder.lock(as: .current(started: Clock.timestamp))
    defer { withExtendedLifetime(locked) {} }
    let before = try folder.latestRun()
    let promotion = Promotion(folder: locked, out: history.out, console: session.console)
    let (name, manifest) = try found(in: folder)
    try promotion.check(name)
    try RunScope(manifest).check(folder, at: history.out)
    let runs = RunHistory(
      path: history.path, out: history.out, scope: RunScope(manifest), workers: Processors.count,
      console: session.console)
    try await runs.repair()
    let wasLatest = before?.name == name && manifest.status == Manifest.published
    if wasLatest {
      session.console.note(
        "already the latest run: \(history.out)/runs/\(name)", .runThere,
        [.runID(manifest.runID), .asOf(manifest.asOf)])
    } else {
      _ = try promotion.publish(name, manifest)
      let place = before.map { "; before, \(history.out)/latest led to runs/\($0.name)" } ?? ""
      session.console.note(
        "promoted: \(history.out)/runs/\(name)\(place)", .runPromoted,
        [.runID(manifest.runID), .asOf(manifest.asOf)])
    }
    if output.json {
      let answer: JSONValue = [
        "run_id": .string(manifest.runID), "as_of": .string(manifest.asOf), "folder": .string("runs/" + name),
        "was_latest": .bool(wasLatest), "latest_before": .optional(before.map { "runs/" + $0.name }),
      ]
      try session.output.write(JSONWriter.text(answer, indents: true) + "\n")
    }
    _ = try await runs.recordAll(promoted: wasLatest ? nil : name)
  }

  /// The run that was named.
  private func found(in folder: OutputFolder) throws -> (name: String, manifest: Manifest) {
    let all = try folder.publishedRuns()
    guard let found = all.last(where: { $0.name == run || $0.manifest?.runID == run }) else {
      throw Failure(.usage, unknown(among: all))
    }
    let place = "\(history.out)/runs/\(found.name)"
    guard let manifest = found.manifest else {
      throw Failure(
        .badData,
        "\(place)/run.json can't be read, so the run can't be promoted; `jss run --force` with its arguments makes it "
          + "again")
    }
    return (found.name, manifest)
  }

  private func unknown(among all: [PublishedRun]) -> String {
    let nearest = Suggestion.find(
      run, among: all.flatMap { [$0.name] + ($0.manifest.map { [$0.runID] } ?? []) })
    let held = all.filter(\.isHeld).map(\.name)
    let list = held.isEmpty ? "no run is held there" : "held: " + held.joined(separator: ", ")
    return "there is no run '\(run)' in \(history.out)/runs; \(Suggestion.question(nearest))\(list)"
  }
}
