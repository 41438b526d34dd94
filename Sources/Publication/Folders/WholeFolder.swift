// A folder that is replaced as a whole: readers see the old one or the new one, complete.
//
//   PARENT/.NAME.lock    locked while one process writes; removed when it is done
//   PARENT/.NAME.new     the folder being written; after an exchange, the one it replaced
//   PARENT/.NAME.old     only where names can't be exchanged in one step: the old folder, while the new one gets its name

internal import Glibc

/// A folder that only this process writes, until this value is released.
package final class WholeFolder: Sendable {
  private let parent: Folder
  private let name: String
  private let path: String
  private let lock: LockedFile
  private let canExchange: Bool

  private var lockName: String { ".\(name).lock" }
  private var newName: String { ".\(name).new" }
  private var oldName: String { ".\(name).old" }

  /// Locks the folder at a path, which need not be there; the folder above it must be.
  ///
  /// What a process that died left behind is removed, or put back. Throws `held` where another process has the lock,
  /// `inTheWay` where something else than a folder has the name, `badName` for a path that ends in no name, and
  /// `ofAnotherUser`.
  package convenience init(_ path: String, as holder: LockHolder) throws(PublicationError) {
    try self.init(path, as: holder, canExchange: true)
  }

  init(_ path: String, as holder: LockHolder, canExchange: Bool) throws(PublicationError) {
    let (above, name) = try WholeFolder.split(path)
    let parent: Folder
    do {
      parent = try Folder.open(above, throughLinks: true)
    } catch .failed(.open, _, ENOENT) {
      throw .failed(.createFolder, path: path, errno: ENOENT)
    }
    (self.parent, self.name, self.path, self.canExchange) = (parent, name, path, canExchange)
    try WholeFolder.check(name, in: parent, path: path)
    lock = try LockedFile.take(".\(name).lock", in: parent)
    try lock.note(holder, path: lockName)
    try recover()
    try WholeFolder.check(name, in: parent, path: path)
  }

  deinit {
    // While it is locked: whoever opened it before finds that it is gone, and makes another.
    try? parent.removeAll(lockName)
  }

  /// The last part of a path, and the path of the folder above it.
  private static func split(_ path: String) throws(PublicationError) -> (above: String, name: String) {
    var rest = path[...]
    while rest.utf8.count > 1, rest.hasSuffix("/") { rest.removeLast() }
    let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { String(rest[rest.index(after: $0)...]) } ?? String(rest)
    guard !["", ".", ".."].contains(name), !name.utf8.contains(0) else { throw .badName(path) }
    guard let slash else { return (".", name) }
    return (slash == rest.startIndex ? "/" : String(rest[..<slash]), name)
  }

  private static func check(_ name: String, in parent: Folder, path: String) throws(PublicationError) {
    guard let status = try parent.status(of: name) else { return }
    guard status.kind == .folder else { throw .inTheWay(path: path, found: status.kind, wanted: .folder) }
    let user = SystemCalls.userID()
    if status.owner != user { throw .ofAnotherUser(path: path, owner: status.owner, user: user) }
  }

  /// Puts the old folder back where the new one did not get its name, and removes what is left over.
  private func recover() throws(PublicationError) {
    if try parent.status(of: oldName) != nil, try parent.status(of: name) == nil {
      try parent.rename(oldName, to: name)
    }
    try parent.removeAll(oldName)
    try parent.removeAll(newName)
  }

  // MARK: Reading

  /// The names in the folder, or in a folder in it; nil where there is none.
  package func names(in place: String? = nil) throws(PublicationError) -> [String]? {
    guard let folder = try folder(place) else { return nil }
    return try folder.names()
  }

  /// A file's bytes; nil where there is none. Links are not followed.
  package func contents(of file: String) throws(PublicationError) -> [UInt8]? {
    let parts = file.split(separator: "/")
    guard let last = parts.last, let folder = try folder(parts.dropLast().joined(separator: "/")),
      try folder.status(of: String(last)) != nil
    else { return nil }
    return try folder.contents(of: String(last), limit: .max)
  }

  private func folder(_ place: String?) throws(PublicationError) -> Folder? {
    guard try parent.status(of: name) != nil else { return nil }
    var folder = try parent.folder(name)
    for part in (place ?? "").split(separator: "/") {
      guard try folder.status(of: String(part))?.kind == .folder else { return nil }
      folder = try folder.folder(String(part))
    }
    return folder
  }

  // MARK: Writing

  /// Puts a folder with these files in the place of the one there, in one step, with the mode 0600 for files.
  ///
  /// - Parameters:
  ///   - files: By their paths in the folder, each with its bytes.
  ///   - kept: The names of entries of the old folder that the new one has as well, as they are.
  package func replace(_ files: [(path: String, bytes: [UInt8])], keeping kept: [String])
    throws(PublicationError)
  {
    let fresh = try parent.freshFolder(newName)
    let written = PendingSyncs()
    do {
      for file in files { try WholeFolder.write(file.bytes, to: file.path, in: fresh, with: written) }
      if let old = try folder(nil) {
        for name in kept { try old.link(name, into: fresh) }
      }
      try written.sync()
      try fresh.syncAll()
      try publish()
    } catch {
      written.forget()
      try? parent.removeAll(newName)
      throw error
    }
    // The new folder is there; what is left of the old one is removed by the next import where it can't be now.
    try? parent.removeAll(newName)
    try? parent.removeAll(oldName)
  }

  /// Removes what is begun and not published, also while another thread still writes it.
  package func discard() {
    try? parent.removeAll(newName)
    try? parent.removeAll(lockName)
  }

  private static func write(
    _ bytes: [UInt8], to path: String, in folder: Folder, with written: PendingSyncs
  ) throws(PublicationError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(isPlainName) else { throw .badName(path) }
    var place = folder
    for part in parts.dropLast() { place = try place.folder(part, creating: true) }
    let name = parts[parts.count - 1]
    let writer = FileWriter(try place.freshFile(name), path: path, label: place.label(name), with: written)
    try writer.write(bytes.span)
    _ = try writer.finish()
  }

  /// Gives the new folder its name.
  private func publish() throws(PublicationError) {
    if try parent.status(of: name) == nil {
      try parent.rename(newName, to: name)
    } else if !canExchange {
      try parent.replace(name, by: newName, movingOldTo: oldName)
    } else if try !parent.exchange(newName, with: name) {
      try parent.replace(name, by: newName, movingOldTo: oldName)
    }
    try parent.sync()
  }
}
