internal import Glibc

/// Writes a single file outside the run folders, such as metrics: readers see the old file or the whole new one.
package enum AtomicFile {
  /// Writes these bytes to `path`, in place of the file there, in one step.
  ///
  /// A new file has the mode 0600, whatever the umask; a replaced one keeps the read permissions of group and others.
  /// Throws `inTheWay` if a link or a folder is at `path`, and `failed` if a system call fails. The bytes are first
  /// written to `.NAME.tmp` beside it, which a killed run leaves behind and the next one overwrites.
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

  /// The folder and the name of a path.
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
