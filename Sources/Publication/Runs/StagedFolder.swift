/// The folder of a run that is being written, under a hidden name. ``LockedFolder/stage()`` or
/// ``LockedFolder/stageFailure()`` makes it, one at a time. If it is released without having been published, it is
/// removed.
package final class StagedFolder: Sendable {
  let name: String
  private let folder: Folder
  private let parent: Folder
  private let identity: [UInt64]
  private let written = PendingSyncs()
  /// Keeps the lock as long as this folder is not released.
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

  /// Makes a file. `path` is a name, or a folder's name and a name, as in `profiles/5f1d….html`; the folder is made
  /// when it is first needed. Throws `badName` for other paths. Finish every writer before publishing the run.
  package func file(_ path: String) throws(PublicationError) -> FileWriter {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard path != Manifest.fileName, parts.count <= 2, parts.allSatisfy(isPlainName) else {
      throw .badName(path)
    }
    let place = parts.count == 1 ? folder : try folder.folder(parts[0], creating: true)
    let file = try place.freshFile(parts[parts.count - 1])
    return FileWriter(file, path: path, label: folder.label(path), with: written)
  }

  /// Its path in the output folder, for whoever reads a finished file in it.
  package var path: String { folder.path }

  /// Makes the files of another run's folder those of this one, but its manifest.
  func adoptFiles(of run: Folder) throws(PublicationError) {
    try run.linkAll(into: folder, butNot: Manifest.fileName)
  }

  /// Removes the folder and everything in it. Does nothing once the run is published.
  package func discard() throws(PublicationError) {
    // Some network file systems keep a removed file as long as it is open.
    written.forget()
    if try parent.status(of: name)?.identity == identity { try parent.removeAll(name) }
  }

  /// Writes the manifest, and syncs every file and every name to the disk.
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

/// Whether a published folder or file can have this name: no path, and not hidden.
func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
}
