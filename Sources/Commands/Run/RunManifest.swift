import Analysis
import Basics
import Foundation
import Glibc
import Ingestion
import JobSuccess
import Publication
import Reporting

/// run.json: what was run and what came of it. Written last; alone among the outputs it names times. What it says of the
/// input is for those who may see the input (6.1).
struct RunManifest {
  /// `Manifest.published` or `Manifest.held`.
  private(set) var status = Manifest.published
  /// The rules of `--hold-on` that hold it.
  private(set) var heldBy: [Gates.GateResult] = []
  /// How many shown scores are others than in the run before; nil where there is none, or the audience sees no change.
  var changed: Int?
  let identity: RunIdentity
  /// Counts the publications into the folder.
  let number: Int
  let scorer: Scorer
  let reading: VisibleReading
  let audience: Audience
  let outputs: RunWriter.Outputs
  /// The runs before this one, which it carries.
  let earlier: RunTrend
  let started: String
  let finished: String
  /// Milliseconds that each stage took.
  let stages: [(name: String, milliseconds: Int)]
  let arguments: [JSONValue.Member]

  /// Makes it the manifest of a run that these rules hold.
  mutating func hold(by rules: [Gates.GateResult]) {
    status = Manifest.held
    heldBy = rules
  }

  var bytes: [UInt8] {
    var members: [JSONValue.Member] = [
      .init("status", .string(status)),
      .init("run_id", .string(identity.runID)),
      .init("publication", .integer(number)),
      .init("previous_run_id", .optional(identity.previous)),
      .init("as_of", .string(identity.asOf)),
      .init("program", ["name": "jss", "version": .string(Version.current)]),
      .init("policy", PolicyName.json(scorer.policy)),
      .init("arguments", .object(arguments)),
    ]
    if let files = reading.details?.files {
      members += [
        .init("inputs", .array(files.map(ReadingJSON.file))),
        .init("warnings", .array(files.flatMap(\.warnings).map(ReadingJSON.warning))),
      ]
    }
    members += [
      .init("outputs", .array(outputs.files.map(ManifestParts.output))),
      .init("basis", .string(audience.basis)),
      .init("scores", outputs.summary.json(for: audience)),
    ]
    if !heldBy.isEmpty {
      members.append(.init("held_by", HeldBy.json(heldBy, showsFigures: reading.details != nil)))
    }
    if let changed { members.append(.init("changed", .integer(changed))) }
    if !earlier.points.isEmpty { members.append(.init("trend", earlier.json)) }
    if let leak = outputs.leak { members.append(.init("audit_leak", LeakReport.json(leak))) }
    members += [
      .init("started", .string(started)),
      .init("finished", .string(finished)),
    ]
    if reading.details != nil {
      members += [
        .init("milliseconds", .object(stages.map { .init($0.name, .integer($0.milliseconds)) })),
        .init("peak_memory_bytes", .integer(ManifestParts.peakMemory)),
      ]
    }
    return ManifestParts.bytes(.object(members))
  }
}

/// run.json of a run that is promoted: as it was, but published now, as the last of all.
struct PromotedManifest {
  let manifest: Manifest
  /// Counts the publications into the folder.
  let number: Int
  /// When it is promoted, in UTC to the second.
  let at: String

  var bytes: [UInt8] {
    let changed: [JSONValue.Member] = [
      .init("status", .string(Manifest.published)), .init("publication", .integer(number)),
      .init("promoted", .string(at)),
    ]
    guard case .object(var members) = manifest.json else { return [] }
    members.removeAll { $0.name == HeldBy.member }
    for member in changed {
      if let place = members.firstIndex(where: { $0.name == member.name }) {
        members[place] = member
      } else {
        members.append(member)
      }
    }
    return ManifestParts.bytes(.object(members))
  }
}

/// run.json of a failed run, in OUT/failed.
struct FailureManifest {
  let failure: Failure
  let scorer: Scorer
  let outputs: [OutputFile]
  let started: String
  let finished: String
  let arguments: [JSONValue.Member]

  var bytes: [UInt8] {
    let manifest: JSONValue = [
      "status": "failed",
      "run_id": "",
      "as_of": .string(scorer.asOf.description),
      "program": ["name": "jss", "version": .string(Version.current)],
      "policy": PolicyName.json(scorer.policy),
      "arguments": .object(arguments),
      "exit_code": .integer(Int(failure.code.rawValue)),
      "errors": .array(failure.lines.map { .string($0) }),
      "outputs": .array(outputs.map(ManifestParts.output)),
      "started": .string(started),
      "finished": .string(finished),
    ]
    return ManifestParts.bytes(manifest)
  }
}

private enum ManifestParts {
  static func output(_ file: OutputFile) -> JSONValue {
    [
      "path": .string(file.path), "bytes": .integer(file.bytes), "rows": .integer(file.rows),
      "sha256": .string(file.sha256),
    ]
  }

  static func bytes(_ manifest: JSONValue) -> [UInt8] {
    Array((JSONWriter.text(manifest, indents: true) + "\n").utf8)
  }

  /// The most memory that the process had so far.
  static var peakMemory: Int {
    var usage = rusage()
    guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024
  }
}
