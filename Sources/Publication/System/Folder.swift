internal import Glibc

/// An open folder. Its entries are reached through its descriptor, by a plain name, and never through a link.
final class Folder: Sendable {
  private let descriptor: Descriptor
  /// The folder's path in the output folder, for messages; empty for the output folder itself.
  let path: String

  private init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens the folder at a path that a person gave. `creating` makes it if nothing is there, but not those above it.
  /// With `throughLinks` the last part of the path may be a link to a folder. Throws `inTheWay` for anything else.
  static func open(
    _ path: String, creating: Bool = false, throughLinks: Bool = false
  ) throws(PublicationError) -> Folder {
    let name = withoutTrailingSlashes(path)
    let current = SystemCalls.currentFolder
    var status = try SystemCalls.status(of: name, in: current, path: name)
    if status == nil, creating {
      try makeIfAbsent(name, in: current, path: name)
      status = try SystemCalls.status(of: name, in: current, path: name)
    }
    if let kind = status?.kind, kind != .folder, !(throughLinks && kind == .link) {
      throw .inTheWay(path: name, found: kind, wanted: .folder)
    }
    let flags = O_RDONLY | O_DIRECTORY | (throughLinks ? 0 : O_NOFOLLOW)
    return Folder(try SystemCalls.open(name, in: current, flags: flags, .open, path: name), path: "")
  }

  /// The path of an entry, for messages.
  func label(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }

  // MARK: Reading entries

  /// The status of an entry, links not followed; nil if nothing has the name.
  func status(of name: String) throws(PublicationError) -> FileStatus? {
    try SystemCalls.status(of: name, in: descriptor.number, path: label(name))
  }

  /// Device and inode of this folder.
  func identity() throws(PublicationError) -> [UInt64] {
    try SystemCalls.status(descriptor, path: path).identity
  }

  /// The number of the user that this folder belongs to.
  func owner() throws(PublicationError) -> UInt32 {
    try SystemCalls.status(descriptor, path: path).owner
  }

  /// The names of all entries, in the order of their bytes.
  func names() throws(PublicationError) -> [String] {
    try SystemCalls.list(descriptor, path: path.isEmpty ? "the output folder" : path)
  }

  /// The target of a symbolic link; nil if nothing has the name.
  func target(ofLink name: String) throws(PublicationError) -> String? {
    try SystemCalls.readLink(name, in: descriptor.number, path: label(name))
  }

  // MARK: Folders in it

  /// Opens a folder in this one. `creating` makes it if nothing is there.
  func folder(_ name: String, creating: Bool = false) throws(PublicationError) -> Folder {
    if creating { try Folder.makeIfAbsent(name, in: descriptor.number, path: label(name)) }
    if let kind = try status(of: name)?.kind, kind != .folder {
      throw .inTheWay(path: label(name), found: kind, wanted: .folder)
    }
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW
    return Folder(
      try SystemCalls.open(name, in: descriptor.number, flags: flags, .open, path: label(name)),
      path: label(name))
  }

  /// Makes and opens a folder; throws if something has the name.
  func freshFolder(_ name: String) throws(PublicationError) -> Folder {
    try SystemCalls.makeFolder(name, in: descriptor.number, path: label(name))
    return try folder(name)
  }

  private static func makeIfAbsent(
    _ name: String, in folder: Int32, path: String
  ) throws(PublicationError) {
    do {
      try SystemCalls.makeFolder(name, in: folder, path: path)
    } catch .failed(.createFolder, _, EEXIST) {
      // Opening it shows whether it is a folder.
    }
  }

  // MARK: Files in it

  /// Makes a file for writing, with this mode whatever the umask; throws if something has the name.
  func freshFile(_ name: String, mode: mode_t = 0o600) throws(PublicationError) -> Descriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    let path = label(name)
    let file = try SystemCalls.open(
      name, in: descriptor.number, flags: flags, mode: mode, .create, path: path)
    try SystemCalls.setMode(file, mode, path: path)
    return file
  }

  /// Opens a file for reading and writing, or makes an empty one. Throws `inTheWay` for a link, a folder, or a file
  /// with a second name.
  func ownFile(_ name: String) throws(PublicationError) -> Descriptor {
    let path = label(name)
    // O_NONBLOCK: opening a pipe must not block the program.
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK
    if let kind = try status(of: name)?.kind, kind != .file {
      throw .inTheWay(path: path, found: kind, wanted: .file)
    }
    let file = try SystemCalls.open(
      name, in: descriptor.number, flags: flags, mode: 0o600, .create, path: path)
    let status = try SystemCalls.status(file, path: path)
    guard status.kind == .file else { throw .inTheWay(path: path, found: status.kind, wanted: .file) }
    return file
  }

  /// Opens a file for reading. Throws `inTheWay` for a link or a folder.
  func file(_ name: String) throws(PublicationError) -> Descriptor {
    let path = label(name)
    if let kind = try status(of: name)?.kind, kind != .file, kind != .sharedFile {
      throw .inTheWay(path: path, found: kind, wanted: .file)
    }
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK
    return try SystemCalls.open(name, in: descriptor.number, flags: flags, .open, path: path)
  }

  /// The first bytes of a file, at most `limit` of them.
  func contents(of name: String, limit: Int) throws(PublicationError) -> [UInt8] {
    let file = try file(name)
    var contents: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while contents.count < limit {
      let count = try SystemCalls.read(file, into: &part, path: label(name))
      if count == 0 { break }
      contents += part[..<min(count, limit - contents.count)]
    }
    return contents
  }

  // MARK: Changing names

  /// Renames an entry, in place of what has the new name.
  func rename(_ name: String, to newName: String) throws(PublicationError) {
    try SystemCalls.rename(
      name, in: descriptor.number, to: newName, in: descriptor.number, path: label(newName))
  }

  /// Exchanges two entries in one step; returns false if the file system can't.
  func exchange(_ name: String, with other: String) throws(PublicationError) -> Bool {
    try SystemCalls.exchange(name, other, in: descriptor.number, path: label(other))
  }

  /// Renames `name` to `aside` and `fresh` to `name`, for file systems without exchange. Between the two steps
  /// nothing has the name. If the second step fails, the first is undone.
  func replace(_ name: String, by fresh: String, movingOldTo aside: String) throws(PublicationError) {
    try rename(name, to: aside)
    do {
      try rename(fresh, to: name)
    } catch {
      try? rename(aside, to: name)
      throw error
    }
  }

  /// Makes a symbolic link.
  func makeLink(_ name: String, to target: String) throws(PublicationError) {
    try SystemCalls.makeLink(name, to: target, in: descriptor.number, path: label(name))
  }

  /// Removes a file, a link, or a folder with everything in it. Does nothing if nothing has the name.
  func removeAll(_ name: String) throws(PublicationError) {
    guard let kind = try status(of: name)?.kind else { return }
    let number = descriptor.number
    let path = label(name)
    guard kind == .folder else {
      return try SystemCalls.remove(name, in: number, isFolder: false, path: path)
    }
    do {
      // Removing an empty folder needs no permission to list it, which the umask may have taken away.
      try SystemCalls.remove(name, in: number, isFolder: true, path: path)
    } catch .failed(_, _, ENOTEMPTY) {
      let folder = try folder(name)
      for entry in try folder.names() { try folder.removeAll(entry) }
      try SystemCalls.remove(name, in: number, isFolder: true, path: path)
    }
  }

  /// Makes `name` a second folder with the same files as `original`, as hard links.
  func makeTwin(_ name: String, of original: String) throws(PublicationError) {
    try folder(original).linkAll(into: freshFolder(name))
  }

  /// Makes everything in this folder, but the entry `left`, appear in another one too: files as hard links.
  func linkAll(into twin: Folder, butNot left: String? = nil) throws(PublicationError) {
    for name in try names() where name != left { try link(name, into: twin) }
    try twin.sync()
  }

  /// Makes an entry of this folder appear in another one too: a file as a hard link, a folder with all that is in it.
  func link(_ name: String, into twin: Folder) throws(PublicationError) {
    if try status(of: name)?.kind == .folder {
      try folder(name).linkAll(into: twin.freshFolder(name))
    } else {
      try SystemCalls.makeHardLink(
        name, in: descriptor.number, to: twin.descriptor.number, path: twin.label(name))
    }
  }

  // MARK: Syncing

  /// Syncs the names in this folder to the disk, not the contents of its files.
  func sync() throws(PublicationError) {
    try SystemCalls.sync(descriptor, path: path.isEmpty ? "the output folder" : path)
  }

  /// Syncs the names in this folder and in all folders below it to the disk.
  func syncAll() throws(PublicationError) {
    for name in try names() where try status(of: name)?.kind == .folder {
      try folder(name).syncAll()
    }
    try sync()
  }
}

/// `link/` and `link/.` follow a link, so such an end is removed. A path of slashes stays the root.
private func withoutTrailingSlashes(_ path: String) -> String {
  var bytes = path.utf8[...]
  while bytes.count > 1, bytes.last == UInt8(ascii: "/") || bytes.suffix(2).elementsEqual("/.".utf8) {
    bytes.removeLast()
  }
  return String(decoding: bytes, as: UTF8.self)
}
