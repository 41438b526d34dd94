import Basics
import JobSuccess
import Publication

/// The figures of a run for Prometheus, in the text format of its node exporter's textfile collector
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
struct RunMetrics {
  let outcome: RunOutcome
  let asOf: Day
  let duration: Duration
  /// Times in UTC to the second, as a manifest has them.
  let ended: String
  /// When the run that `latest` leads to was published.
  let lastPublished: String?
  /// Runs that wait for being promoted; nil where the folder can't be read.
  let waiting: Int?

  var text: String {
    var metrics = MetricsText()
    metrics.add(
      "jss_run_success", "Whether the last run published, or had published before", isPublished ? 1 : 0)
    metrics.add("jss_run_exit_code", "Exit code of the last run", Int(outcome.exitCode))
    metrics.add("jss_run_end_timestamp_seconds", "When the last run ended", Clock.secondsSince1970(ended))
    metrics.add("jss_run_held", "Whether the last run waits for being promoted", isHeld ? 1 : 0)
    metrics.add("jss_runs_held", "Runs that wait for being promoted", waiting)
    let success = isPublished ? ended : lastPublished
    metrics.add(
      "jss_run_last_success_timestamp_seconds", "When a run last succeeded",
      success.flatMap(Clock.secondsSince1970))
    metrics.add(
      "jss_run_as_of_timestamp_seconds", "The day that the last run scored", Int(asOf.number) * 86_400)
    metrics.add(
      "jss_run_duration_seconds", "How long the last run took", milliseconds: Int(duration / .milliseconds(1))
    )
    if let manifest = outcome.run { add(manifest, to: &metrics) }
    for verdict in outcome.verdicts {
      metrics.add(
        "jss_fail_on_matched", "Whether a rule of --fail-on matched", verdict.outcome == .matched ? 1 : 0,
        ["rule": verdict.rule.description])
    }
    for verdict in outcome.holdVerdicts {
      metrics.add(
        "jss_hold_on_matched", "Whether a rule of --hold-on matched", verdict.outcome == .matched ? 1 : 0,
        ["rule": verdict.rule.description])
    }
    return metrics.text
  }

  private var isPublished: Bool { outcome.run?.status == Manifest.published }
  private var isHeld: Bool { outcome.run?.status == Manifest.held }

  private func add(_ manifest: Manifest, to metrics: inout MetricsText) {
    let figures = RunFigures(manifest)
    metrics.add("jss_profiles", "Profiles that have a contract", figures.profiles)
    metrics.add("jss_profiles_scored", "Profiles that have a score", figures.scored)
    if let mean = manifest.json["scores"]?["mean"] {
      metrics.add("jss_mean_score", "Mean of the shown scores in percent", decimal: mean)
    }
    metrics.add(
      "jss_profiles_changed", "Profiles whose shown score is another than in the run before",
      manifest.json["changed"]?.integer)
    metrics.add("jss_contracts", "Contracts that are known on the day", figures.contracts)
    for (name, count) in manifest.members("scores", "bands") {
      metrics.add("jss_profiles_in_band", "Profiles in a band", count, ["band": name])
    }
    let inputs = manifest.json["inputs"]?.array ?? []
    for (member, help) in [
      ("records", "Records read"), ("rejected", "Records rejected"), ("bytes", "Bytes read"),
    ] {
      for input in inputs {
        metrics.add(
          "jss_input_\(member)", help, input[member]?.integer, ["file": input["file"]?.string ?? ""])
      }
    }
    for (stage, milliseconds) in manifest.members("milliseconds") {
      metrics.add(
        "jss_stage_duration_seconds", "How long a stage of the published run took",
        milliseconds: milliseconds,
        ["stage": stage])
    }
    metrics.add(
      "jss_run_peak_memory_bytes", "Most memory of the published run",
      manifest.json["peak_memory_bytes"]?.integer)
  }
}

extension Manifest {
  /// The whole numbers in an object of the manifest, by their names.
  fileprivate func members(_ path: String...) -> [(String, Int)] {
    let value = path.reduce(Optional(json)) { $0?[$1] }
    guard case .object(let members) = value else { return [] }
    return members.compactMap { member in member.value.integer.map { (member.name, $0) } }
  }
}

/// Lines of the text format: each metric's help and type once, before its first value.
struct MetricsText {
  private(set) var text = ""
  private var last = ""

  /// Adds a value, a gauge; nothing where there is none. Values of one metric have to follow each other.
  mutating func add(_ name: String, _ help: String, _ value: Int?, _ labels: [String: String] = [:]) {
    if let value { add(name, help, labels, text: String(value)) }
  }

  mutating func add(_ name: String, _ help: String, milliseconds: Int, _ labels: [String: String] = [:]) {
    add(name, help, labels, text: decimalText(milliseconds, places: 3))
  }

  /// Adds a decimal of a manifest; nothing where it is none.
  mutating func add(_ name: String, _ help: String, decimal: JSONValue) {
    switch decimal {
    case .integer(let number): add(name, help, number)
    case .decimal(let text): add(name, help, [:], text: text)
    default: return
    }
  }

  private mutating func add(_ name: String, _ help: String, _ labels: [String: String], text value: String) {
    if name != last { text += "# HELP \(name) \(help).\n# TYPE \(name) gauge\n" }
    last = name
    let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(MetricsText.escaped($0.value))\"" }
    text += name + (pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") + " \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    value.reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
  }
}
