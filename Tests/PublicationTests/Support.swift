// A small run to publish in a temporary folder.

import Support
import Testing

@testable import Publication

extension TemporaryFolder {
  /// The output folder of a test.
  var out: String { path(of: "out") }

  /// Opens `out` and takes its lock.
  func lock(canExchange: Bool = true) throws -> LockedFolder {
    let root = try Folder.open(out, creating: true)
    return try OutputFolder(root: root, path: out, canExchange: canExchange).lock(
      as: .current(started: "tonight"))
  }
}

let holder = LockHolder.current(started: "2026-11-20T03:00:00Z")

/// A manifest with the members that publication reads.
func manifest(
  _ outputs: [OutputFile] = [], number: Int = 1, status: String = "published", id: String = "aaaa"
) -> [UInt8] {
  let files = outputs.map {
    #"{"path":"\#($0.path)","bytes":\#($0.bytes),"rows":\#($0.rows),"sha256":"\#($0.sha256)"}"#
  }
  return Array(
    """
    {"status":"\(status)","run_id":"\(id)","as_of":"2026-11-20","publication":\(number),
     "outputs":[\(files.joined(separator: ","))]}
    """.utf8)
}

extension LockedFolder {
  /// Writes a table and a page and returns them with the folder they are in.
  func stageSmallRun(_ scores: String) throws -> (StagedFolder, [OutputFile]) {
    let staged = try stage()
    let table = try staged.file("scores.csv")
    try table.write(scores, rows: 1)
    let page = try staged.file("profiles/1.html")
    try page.write("<p>" + scores)
    return (staged, [try table.finish(), try page.finish()])
  }

  /// Publishes a small run of the day 2026-11-20.
  @discardableResult
  func publishSmallRun(
    _ name: String, _ scores: String = "90\n", replacing: Bool = false, status: String = Manifest.published
  ) throws -> PublicationError? {
    let (staged, outputs) = try stageSmallRun(scores)
    let manifest = manifest(outputs, number: try nextNumber(), status: status, id: String(name.dropFirst(11)))
    return try publish(staged, as: name, manifest: manifest, replacing: replacing)
  }

  /// Promotes a small run.
  func promoteSmallRun(_ name: String) throws -> PublicationError? {
    let outputs = try run(named: name)?.manifest?.outputs ?? []
    return try promote(
      name, manifest: manifest(outputs, number: try nextNumber(), id: String(name.dropFirst(11))))
  }
}

/// What a call throws; nil if it goes through.
func failure<Result>(_ call: () throws -> Result) -> PublicationError? {
  do {
    _ = try call()
    return nil
  } catch {
    #expect(error is PublicationError, "\(error)")
    return error as? PublicationError
  }
}
