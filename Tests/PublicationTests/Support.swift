// A folder of a test's own, and a small run to publish in it.

import Foundation
import Testing

@testable import Publication

/// A folder that goes with the test.
final class Scratch: Sendable {
  let path: String
  var out: String { path + "/out" }

  init() throws {
    path = NSTemporaryDirectory() + "jss-publication-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  func makeLink(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  func makePipe(_ name: String) throws {
    let result = unsafe mkfifo("\(path)/\(name)", 0o600)
    #expect(result == 0)
  }

  func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()) ?? []
  }

  func target(ofLink name: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(name)")
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// Opens `out` and takes its lock.
  func lock(canExchange: Bool = true) throws -> LockedFolder {
    let root = try Folder.open(out, creating: true)
    return try OutputFolder(root: root, canExchange: canExchange).lock(as: .current(started: "tonight"))
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
  /// Writes a table and a page and returns them with the folder they stand in.
  func stageSmallRun(_ scores: String) throws -> (StagedFolder, [OutputFile]) {
    let staged = try stage()
    let table = try staged.file("scores.csv")
    try table.write(scores, rows: 1)
    let page = try staged.file("profiles/1.html")
    try page.write("<p>" + scores)
    return (staged, [try table.finish(), try page.finish()])
  }

  /// Publishes a small run.
  @discardableResult
  func publishSmallRun(
    _ name: String, _ scores: String = "90\n", replacing: Bool = false
  ) throws -> PublicationError? {
    let (staged, outputs) = try stageSmallRun(scores)
    let manifest = manifest(outputs, number: try nextNumber(), id: name)
    return try publish(staged, as: name, manifest: manifest, replacing: replacing)
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
