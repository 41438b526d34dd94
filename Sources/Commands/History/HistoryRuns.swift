import ArgumentParser
import Basics
import Publication
import Reporting
import ScoreHistory

/// `jss history runs`: the runs with their counts.
struct HistoryRuns: Command {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Lists the recorded runs with their counts, the latest day first, and the runs that are held.",
    discussion: """
      The first line says whose runs they are: a history is of one audience and one policy. Runs that --hold-on holds are \
      in OUT/runs and not in the history; they come first, each with the rules that hold it.

      --json answers {"audience", "policy": {"name", "sha256"}, "runs": [{"run_id", "as_of", "published", "policy": {"name", "sha256"}, "program_version", "folder", \
      "contracts", "profiles", "scored", "rejected", "mean"}], \
      "held": [{"run_id", "as_of", "finished", "folder", "held_by": [{"rule", "found"}]}]}; found is null in runs for talents and the \
      public. mean is the mean exact score in percent. rejected is 0 in runs for talents and the \
      public, contracts in runs for the public: their manifests do not have these counts.
      """)

  @Option(help: ArgumentHelp("List at most so many. (default: all)", valueName: "n"))
  var limit: Int?

  @OptionGroup var history: HistoryOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit \(limit) is out of range; allowed: 1 or more") }
  }

  func run(in session: Session) async throws {
    let held = try heldRuns()
    let (scope, runs) = try recorded(orNone: !held.isEmpty)
    if output.json {
      let answer: JSONValue = [
        "audience": .optional(scope?.audience),
        "policy": scope.map { ["name": .string($0.policyName), "sha256": .string($0.policyDigest)] } ?? .null,
        "runs": .array(runs.map { .object(HistoryJSON.run($0)) }),
        "held": .array(held.map(HistoryJSON.held)),
      ]
      try session.output.write(JSONWriter.text(answer, indents: true) + "\n")
      return
    }
    for run in held {
      let since = run.json["finished"]?.string ?? ""
      try session.output.write(
        Printable.line("held since \(since): runs/\(run.folderName)") + "\n"
          + HeldBy.rules(of: run).map { rule in
            "  " + Printable.line(rule.rule + (rule.found.map { ": " + $0 } ?? "")) + "\n"
          }.joined()
          + "  " + Printable.line("`jss promote \(run.folderName) --out \(history.out)` publishes it")
          + "\n\n")
    }
    if let scope { try session.output.write(Printable.line(scope.description) + "\n") }
    var table = TextTable(
      .text("as of"), .text("run"), .text("published"), .text("policy"), .number("contracts"),
      .number("profiles"), .number("scored"), .number("mean"), .number("rejected"))
    for run in runs {
      table.add(
        run.asOf, run.runID, run.publishedAt, run.policyName, String(run.contracts), String(run.profiles),
        String(run.scored), HistoryText.score(run.meanScore), String(run.rejected))
    }
    try session.output.write(table.text(for: session.terminal))
  }
}

extension HistoryRuns {
  /// The runs that wait for being promoted, the one that was written last first; none where there is no output folder.
  private func heldRuns() throws -> [Manifest] {
    guard let folder = try? OutputFolder(history.out, creating: false) else { return [] }
    return try folder.publishedRuns().filter(\.isHeld).compactMap(\.manifest).reversed()
  }

  /// What the history has; nothing where there is no history yet and that is no fault.
  private func recorded(orNone isEnough: Bool) throws -> (RunScope?, [RunRecord]) {
    do {
      let store = try history.open()
      return (try store.scope(), try store.runs(limit: limit ?? .max))
    } catch HistoryError.absent where isEnough {
      return (nil, [])
    }
  }
}

/// How the history's figures are shown to people.
enum HistoryText {
  /// An exact score in ten-thousandths of a percent, as `86.2069`; empty for none.
  static func score(_ exact: Int?) -> String {
    exact.map { decimalText($0, places: 4) } ?? ""
  }

  /// A change with its sign.
  static func change(_ change: Int) -> String {
    (change > 0 ? "+" : "") + decimalText(change, places: 4)
  }
}

/// How the history's figures are written as JSON.
enum HistoryJSON {
  static func held(_ run: Manifest) -> JSONValue {
    [
      "run_id": .string(run.runID), "as_of": .string(run.asOf),
      "finished": .optional(run.json["finished"]?.string),
      "folder": .string("runs/" + run.folderName), "held_by": run.json[HeldBy.member] ?? .array([]),
    ]
  }

  static func run(_ run: RunRecord) -> [JSONValue.Member] {
    [
      .init("run_id", .string(run.runID)), .init("as_of", .string(run.asOf)),
      .init("published", .string(run.publishedAt)),
      .init("policy", ["name": .string(run.policyName), "sha256": .string(run.policyDigest)]),
      .init("program_version", .string(run.programVersion)), .init("folder", .string(run.folder)),
      .init("contracts", .integer(run.contracts)), .init("profiles", .integer(run.profiles)),
      .init("scored", .integer(run.scored)), .init("rejected", .integer(run.rejected)),
      .init("mean", exact(run.meanScore)),
    ]
  }

  static func score(_ value: ScoreValue) -> JSONValue {
    [
      "jss": .optional(value.jss), "jss_exact": exact(value.exact),
      "band": .optional(value.band.isEmpty ? nil : value.band),
      "window": .optional(value.window.isEmpty ? nil : value.window),
    ]
  }

  /// Ten-thousandths of a percent, as percent.
  static func exact(_ value: Int?) -> JSONValue {
    value.map { .decimal(decimalText($0, places: 4)) } ?? .null
  }
}
