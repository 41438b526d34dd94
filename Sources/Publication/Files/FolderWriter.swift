/// Writes files that belong to no run into a folder: samples, and pages of named profiles. Each is written under a
/// hidden name first, so that it appears whole or not at all.
package struct FolderWriter {
  private let folder: Folder
  private var writers: [String: FileWriter] = [:]

  /// Opens the folder, or makes it if nothing is there. The folder above it must exist.
  package init(_ path: String) throws(PublicationError) {
    folder = try Folder.open(path, creating: true)
  }

  /// Adds bytes to the file of this name. The first call for a name begins an empty file. Throws `badName` for a path
  /// or a hidden name.
  package mutating func write(_ bytes: [UInt8], to name: String) throws(PublicationError) {
    if let writer = writers[name] { return try writer.write(bytes.span) }
    let writer = try begin(name)
    writers[name] = writer
    try writer.write(bytes.span)
  }

  private func begin(_ name: String) throws(PublicationError) -> FileWriter {
    guard isPlainName(name) else { throw .badName(name) }
    let hidden = FolderWriter.hidden(name)
    try folder.removeAll(hidden)
    return FileWriter(try folder.freshFile(hidden), path: name, label: folder.label(name))
  }

  /// Finishes all files and renames them to their names, in place of files of those names.
  package mutating func finish() throws(PublicationError) {
    for (name, writer) in writers.sorted(by: { $0.key < $1.key }) {
      _ = try writer.finish()
      if let kind = try folder.status(of: name)?.kind, kind != .file, kind != .sharedFile {
        throw .inTheWay(path: folder.label(name), found: kind, wanted: .file)
      }
      try folder.rename(FolderWriter.hidden(name), to: name)
    }
    writers = [:]
    try folder.sync()
  }

  private static func hidden(_ name: String) -> String { ".\(name).part" }
}
