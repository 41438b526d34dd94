package import Basics
internal import Glibc

/// The members of a run's manifest, `run.json`, that publication needs. The program that writes it adds others.
///
/// They are `status` (text, `published` for a run that may become `latest`, `held` for one that waits for it), `run_id` (text), `as_of` (text),
/// `publication` (whole number, see ``number``) and `outputs`, an array of objects with `path`, `bytes`, `sha256`
/// and, if the file has records, `rows`.
package struct Manifest: Equatable, Sendable {
  /// The manifest's name in the run's folder.
  package static let fileName = "run.json"
  /// The status of a run that may become `latest`.
  package static let published = "published"

  /// The status of a run that is in `runs`, and becomes `latest` only when it is promoted.
  package static let held = "held"

  /// ``published``, ``held``, or what the writer says else.
  package let status: String
  /// The run's id.
  package let runID: String
  /// The run's day, as `2026-11-20`.
  package let asOf: String
  /// The count of publications into the output folder, held ones among them, from 1: the run with the highest number
  /// was published last.
  ///
  /// Names, the clock and the times of files can't say that: an older day may be run again, and folders are copied.
  package let number: Int
  /// The run's files, without the manifest.
  package let outputs: [OutputFile]
  /// The whole object, for the other members.
  package let json: JSONValue

  /// Reads a manifest's bytes. Throws `badManifest` if they are no JSON, or a member is missing or of another type.
  package init(_ bytes: [UInt8]) throws(PublicationError) {
    guard let json = JSONValue(bytes) else { throw bad("it is not JSON") }
    self.json = json
    status = try required(json["status"]?.string, "status")
    runID = try required(json["run_id"]?.string, "run_id")
    asOf = try required(json["as_of"]?.string, "as_of")
    number = json["publication"]?.integer ?? 0
    var outputs: [OutputFile] = []
    for entry in try required(json["outputs"]?.array, "outputs") {
      outputs.append(
        OutputFile(
          path: try required(entry["path"]?.string, "outputs' path"),
          bytes: try required(entry["bytes"]?.integer, "outputs' bytes"),
          rows: entry["rows"]?.integer ?? 0,
          sha256: try required(entry["sha256"]?.string, "outputs' sha256")))
    }
    self.outputs = outputs
  }

  /// The name of the run's folder in `runs`, as `2026-11-20-0a1b2c3d4e5f`.
  package var folderName: String { asOf + "-" + runID }

  /// The members whose texts have characters that no run writes there, such as those that steer a terminal: of what
  /// commands print of a manifest, all but the paths of outputs, which have to be those of files.
  var unprintableMembers: [String] {
    let plain = ["status", "run_id", "as_of", "previous_run_id", "started", "finished", "promoted"].map {
      ($0, json[$0])
    }
    let program = ["name", "version"].map { ("program.\($0)", json["program"]?[$0]) }
    let policy = ["name", "sha256"].map { ("policy.\($0)", json["policy"]?[$0]) }
    return (plain + program + policy).compactMap { name, value in
      guard let text = value?.string, Printable.ascii(text) != text else { return nil }
      return name
    }
  }

  /// Reads the manifest of the run in a folder.
  static func read(in folder: Folder) throws(PublicationError) -> Manifest {
    // 64 MiB: enough for 300,000 listed pages at 200 bytes each.
    try Manifest(folder.contents(of: fileName, limit: 1 << 26))
  }
}

private func required<Value>(_ value: Value?, _ member: String) throws(PublicationError) -> Value {
  guard let value else { throw bad("'\(member)' is absent or of another type") }
  return value
}

private func bad(_ reason: String) -> PublicationError {
  .badManifest(path: Manifest.fileName, reason: reason)
}
