// A folder being written beside the published ones, where nobody looks for a run yet.

/// The folder of a run at work; made by ``LockedFolder/stage()`` or ``LockedFolder/stageFailure()``, one at a
/// time. If it goes without having been published, it is removed.
package final class StagedFolder: Sendable {
  let name: String
  private let folder: Folder
  private let parent: Folder
  private let identity: [UInt64]
  private let written = PendingSyncs()
  /// Keeps the lock for as long as there is something to publish.
  private let locked: LockedFolder

  init(_ name: String, in parent: Folder, of locked: LockedFolder) throws(PublicationError) {
    self.name = name
    self.parent = parent
    self.locked = locked
    try parent.removeAll(name)
    folder = try parent.freshFolder(name)
    identity = try folder.identity()
  }

  deinit { try? discard() }

  /// Makes a file; `path` is its name, or a folder's and its name, as `profiles/5f1d….html`. The folder is made
  /// when it is first needed. Every writer has to be finished before the run is published.
  package func file(_ path: String) throws(PublicationError) -> FileWriter {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard path != Manifest.fileName, parts.count <= 2, parts.allSatisfy(isPlainName) else {
      throw .badName(path)
    }
    let place = parts.count == 1 ? folder : try folder.folder(parts[0], creating: true)
    let file = try place.freshFile(parts[parts.count - 1])
    return FileWriter(file, path: path, label: folder.label(path), with: written)
  }

  /// Removes the folder and all that was written in it. Does nothing once it has been published.
  package func discard() throws(PublicationError) {
    // Some file systems keep what is removed while it is open.
    written.forget()
    if try parent.status(of: name)?.identity == identity { try parent.removeAll(name) }
  }

  /// Writes the manifest and brings every file and every name to the disk.
  func complete(manifest: Span<UInt8>) throws(PublicationError) {
    let file = try folder.freshFile(Manifest.fileName)
    let writer = FileWriter(
      file, path: Manifest.fileName, label: folder.label(Manifest.fileName), with: written)
    try writer.write(manifest)
    _ = try writer.finish()
    try written.sync()
    try folder.syncAll()
  }
}

/// Whether a name can be a published folder's or file's: no path, not hidden, as what is at work is.
func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
}
