package import Foundation

/// A folder for one test. It is removed with its last reference.
package final class TemporaryFolder: Sendable {
  /// The folder's path, without a slash at the end.
  package let path: String

  /// Makes an empty folder.
  package init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("jss-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of an entry.
  package func path(of name: String) -> String { path + "/" + name }

  /// Writes a file and returns its path.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(of: name)))
    return path(of: name)
  }

  /// Writes a file of UTF-8 and returns its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }

  /// The contents of a file; nil if there is none.
  package func contents(of name: String) -> Data? { FileManager.default.contents(atPath: path(of: name)) }

  /// The contents of a file as text; nil if there is none.
  package func read(_ name: String) -> String? {
    contents(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in the folder, or in a folder in it, sorted; none if there is no such folder.
  package func names(in folder: String = "") -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path(of: folder)).sorted()) ?? []
  }

  /// Makes a folder in it, and those above it.
  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(of: name), withIntermediateDirectories: true)
  }

  /// Makes a symbolic link.
  package func makeLink(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(of: name), withDestinationPath: target)
  }

  /// Makes a named pipe.
  package func makePipe(_ name: String) throws {
    guard unsafe mkfifo(path(of: name), 0o600) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  /// The target of a symbolic link; nil if there is none.
  package func target(ofLink name: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: path(of: name))
  }

  /// Removes a file or a folder.
  package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(of: name)) }
}
