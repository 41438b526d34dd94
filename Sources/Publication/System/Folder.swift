// An open folder. Everything in it is reached through its descriptor, by a plain name, and never through a link.

internal import Glibc

final class Folder: Sendable {
  private let descriptor: Descriptor
  /// What messages call this folder: its place in the output folder, empty for that itself.
  let path: String

  private init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a folder that a person named; `creating` makes it (not those above it) if nothing is there.
  /// With `throughLinks`, for reading, the last part of the path may be a link to a folder.
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

  func label(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }

  // MARK: What is there

  func status(of name: String) throws(PublicationError) -> FileStatus? {
    try SystemCalls.status(of: name, in: descriptor.number, path: label(name))
  }

  /// What tells this folder from every other, whatever its name.
  func identity() throws(PublicationError) -> [UInt64] {
    try SystemCalls.status(descriptor, path: path).identity
  }

  func names() throws(PublicationError) -> [String] {
    try SystemCalls.list(descriptor, path: path.isEmpty ? "the output folder" : path)
  }

  /// Where the link of this name leads; nil if nothing has the name.
  func target(ofLink name: String) throws(PublicationError) -> String? {
    try SystemCalls.readLink(name, in: descriptor.number, path: label(name))
  }

  // MARK: Folders in it

  /// Opens a folder in this one, after making it if that is asked for and nothing is there.
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

  /// Makes a folder that must not be there yet.
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
      // Whoever opens it finds out what it is.
    }
  }

  // MARK: Files in it

  /// Makes a file that must not be there yet, for writing, with this mode whatever the umask.
  func freshFile(_ name: String, mode: mode_t = 0o600) throws(PublicationError) -> Descriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    let path = label(name)
    let file = try SystemCalls.open(
      name, in: descriptor.number, flags: flags, mode: mode, .create, path: path)
    try SystemCalls.setMode(file, mode, path: path)
    return file
  }

  /// Opens a file for writing as it is, or makes it; it must be a file with no other name.
  func ownFile(_ name: String) throws(PublicationError) -> Descriptor {
    let path = label(name)
    // O_NONBLOCK: a pipe in the way must not stop the program.
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

  /// Opens a file for reading.
  func file(_ name: String) throws(PublicationError) -> Descriptor {
    let path = label(name)
    if let kind = try status(of: name)?.kind, kind != .file, kind != .sharedFile {
      throw .inTheWay(path: path, found: kind, wanted: .file)
    }
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK
    return try SystemCalls.open(name, in: descriptor.number, flags: flags, .open, path: path)
  }

  /// The bytes of a small file, up to `limit` of them.
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

  func rename(_ name: String, to newName: String) throws(PublicationError) {
    try SystemCalls.rename(
      name, in: descriptor.number, to: newName, in: descriptor.number, path: label(newName))
  }

  /// Swaps two names in one step; false where the file system can't.
  func exchange(_ name: String, with other: String) throws(PublicationError) -> Bool {
    try SystemCalls.exchange(name, other, in: descriptor.number, path: label(other))
  }

  /// Where the file system can't exchange: the name is gone for a moment between the two steps.
  func moveAside(_ name: String, to aside: String, for fresh: String) throws(PublicationError) {
    try rename(name, to: aside)
    do {
      try rename(fresh, to: name)
    } catch {
      try? rename(aside, to: name)
      throw error
    }
  }

  func makeLink(_ name: String, to target: String) throws(PublicationError) {
    try SystemCalls.makeLink(name, to: target, in: descriptor.number, path: label(name))
  }

  /// Removes a file, a link or a whole folder, if there is one of this name.
  func removeAll(_ name: String) throws(PublicationError) {
    guard let kind = try status(of: name)?.kind else { return }
    let number = descriptor.number
    let path = label(name)
    guard kind == .folder else {
      return try SystemCalls.remove(name, in: number, isFolder: false, path: path)
    }
    do {
      // An empty folder needs no right to look into it, which a umask may have taken away.
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

  private func linkAll(into twin: Folder) throws(PublicationError) {
    for name in try names() {
      if try status(of: name)?.kind == .folder {
        try folder(name).linkAll(into: twin.freshFolder(name))
      } else {
        try SystemCalls.makeHardLink(
          name, in: descriptor.number, to: twin.descriptor.number, path: twin.label(name))
      }
    }
    try twin.sync()
  }

  // MARK: Lasting

  /// Brings this folder's names to the disk, not its files' contents.
  func sync() throws(PublicationError) {
    try SystemCalls.sync(descriptor, path: path.isEmpty ? "the output folder" : path)
  }

  /// Brings the names of this folder and of all folders in it to the disk.
  func syncAll() throws(PublicationError) {
    for name in try names() where try status(of: name)?.kind == .folder {
      try folder(name).syncAll()
    }
    try sync()
  }
}

/// `link/` and `link/.` lead through a link, so `path` loses such an end; a path of slashes stays the root.
private func withoutTrailingSlashes(_ path: String) -> String {
  var bytes = path.utf8[...]
  while bytes.count > 1, bytes.last == UInt8(ascii: "/") || bytes.suffix(2).elementsEqual("/.".utf8) {
    bytes.removeLast()
  }
  return String(decoding: bytes, as: UTF8.self)
}
