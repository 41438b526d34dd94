// What publication itself reads of a run's manifest, run.json. Its other members are its writer's.

package import Basics
internal import Glibc

/// A run's manifest as it was read.
///
/// Publication needs these members of the JSON object: `status` (text, `published` for a run that may become
/// `latest`), `run_id` (text), `as_of` (text), `publication` (whole number, see ``number``) and `outputs`, an
/// array of objects with `path`, `bytes`, `sha256` and, if it has any, `rows`.
package struct Manifest: Equatable, Sendable {
  package static let fileName = "run.json"
  package static let published = "published"

  package let status: String
  package let runID: String
  package let asOf: String
  /// Counts the publications into an output folder: the run with the highest number was published last.
  ///
  /// Neither the names' order (an older day may be run again), nor the clock, nor a copied folder's times tell.
  package let number: Int
  package let outputs: [OutputFile]
  /// The whole of it, for whoever wrote the other members.
  package let json: JSONValue

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

  static func read(in folder: Folder) throws(PublicationError) -> Manifest {
    // Two hundred bytes a listed page: room for a third of a million of them.
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
