// One file outside the run folders, as for metrics: its readers see the old file or the whole new one.

internal import Glibc

package enum AtomicFile {
  /// Puts a file with these bytes at `path`, in place of the one there, in one step.
  ///
  /// A new file is its owner's alone, whatever the umask; one that is there keeps those who may read it. What
  /// stands at `path` must be a file or nothing: a link or a folder is an error. The bytes are gathered in a
  /// hidden file beside it, which a killed run leaves and the next uses.
  package static func write(_ bytes: Span<UInt8>, to path: String) throws(PublicationError) {
    let (parent, name) = try split(path)
    let folder = try Folder.open(parent, throughLinks: true)
    let before = try folder.status(of: name)
    if let kind = before?.kind, kind != .file, kind != .sharedFile {
      throw .inTheWay(path: path, found: kind, wanted: .file)
    }
    let temporary = ".\(name).tmp"
    let file = try LockedFile.take(temporary, in: folder)
    do {
      let readers = (before?.permissions ?? 0) & 0o044
      try SystemCalls.setMode(file.descriptor, 0o600 | readers, path: path)
      try SystemCalls.write(bytes, to: file.descriptor.number, path: path)
      try SystemCalls.sync(file.descriptor, path: path)
      try folder.rename(temporary, to: name)
    } catch {
      try? folder.removeAll(temporary)
      throw error
    }
    try folder.sync()
  }

  private static func split(_ path: String) throws(PublicationError) -> (parent: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", try checkedName(path)) }
    let name = try checkedName(String(path[path.index(after: slash)...]))
    return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
  }

  private static func checkedName(_ name: String) throws(PublicationError) -> String {
    guard !["", ".", ".."].contains(name) else { throw .inTheWay(path: name, found: .folder, wanted: .file) }
    return name
  }
}
