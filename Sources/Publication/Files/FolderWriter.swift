internal import Glibc
internal import Synchronization

/// A folder for single files that belong to no run: samples, and pages of named profiles. Each is written under a hidden
/// name first, so that it appears whole or not at all. ``FolderWriter`` writes them.
package final class SingleFiles: Sendable {
  private let folder: Folder
  /// The names of the files that are begun and not finished; nil once they are discarded.
  private let begun = Mutex<Set<String>?>([])

  /// Opens the folder, or makes it if nothing is there. The folder above it must exist.
  package init(_ path: String) throws(PublicationError) {
    folder = try Folder.open(path, creating: true)
  }

  deinit { discard() }

  /// Removes what is begun and not finished, also while others still write it. After it nothing is begun or finished.
  package func discard() {
    begun.withLock { names in
      for name in names ?? [] { try? folder.removeAll(SingleFiles.hidden(name)) }
      names = nil
    }
  }

  /// Begins a file. Throws `badName` for a path or a hidden name, and `inTheWay` if something else than a file has it.
  fileprivate func begin(_ name: String) throws(PublicationError) -> FileWriter {
    guard isPlainName(name) else { throw .badName(name) }
    try checkPlace(of: name)
    let hidden = SingleFiles.hidden(name)
    try folder.removeAll(hidden)
    let file = try begun.withLock { names throws(PublicationError) in
      guard names?.insert(name) != nil else { throw .failed(.create, path: name, errno: ECANCELED) }
      return try folder.freshFile(hidden)
    }
    return FileWriter(file, path: name, label: folder.label(name))
  }

  /// Renames a written file to its name, in place of a file of that name.
  fileprivate func finish(_ name: String) throws(PublicationError) {
    try checkPlace(of: name)
    try begun.withLock { names throws(PublicationError) in
      guard names?.contains(name) == true else { throw .failed(.rename, path: name, errno: ECANCELED) }
      try folder.rename(SingleFiles.hidden(name), to: name)
      names?.remove(name)
    }
  }

  fileprivate func sync() throws(PublicationError) { try folder.sync() }

  private func checkPlace(of name: String) throws(PublicationError) {
    if let kind = try folder.status(of: name)?.kind, kind != .file, kind != .sharedFile {
      throw .inTheWay(path: folder.label(name), found: kind, wanted: .file)
    }
  }

  private static func hidden(_ name: String) -> String { ".\(name).part" }
}

/// Writes files into a folder. What is not finished when the folder is released is removed.
package struct FolderWriter {
  private let folder: SingleFiles
  /// The files that are open.
  private var writers: [String: FileWriter] = [:]
  /// The files that are written whole.
  private var whole: Set<String> = []

  /// A writer into a folder.
  package init(_ folder: SingleFiles) {
    self.folder = folder
  }

  /// Adds bytes to the file of this name. The first call for a name begins an empty file. Throws `badName` for a path
  /// or a hidden name, and `inTheWay` if something else than a file has the name.
  package mutating func write(_ bytes: [UInt8], to name: String) throws(PublicationError) {
    if let writer = writers[name] { return try writer.write(bytes.span) }
    let writer = try folder.begin(name)
    writers[name] = writer
    try writer.write(bytes.span)
  }

  /// Writes a whole file. Unlike the files of ``write(_:to:)`` it doesn't stay open, so there may be any number.
  package mutating func writeWhole(_ bytes: [UInt8], to name: String) throws(PublicationError) {
    let writer = try folder.begin(name)
    try writer.write(bytes.span)
    _ = try writer.finish()
    whole.insert(name)
  }

  /// Finishes all files and renames them to their names, in place of files of those names.
  package mutating func finish() throws(PublicationError) {
    for (_, writer) in writers.sorted(by: { $0.key < $1.key }) { _ = try writer.finish() }
    for name in (Array(writers.keys) + whole).sorted() { try folder.finish(name) }
    (writers, whole) = ([:], [])
    try folder.sync()
  }
}
