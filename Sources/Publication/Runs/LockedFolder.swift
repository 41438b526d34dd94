// How a run becomes visible. The process that holds the lock is the only one that writes here, so the names of
// unfinished folders are fixed, and a folder that has one when a run begins was left behind by a run that died.

internal import Glibc

/// The hidden names of what is not published.
private enum WorkName {
  /// In `runs`: the run being written; after an exchange, the run it replaced.
  static let staging = ".staging"
  /// In `runs` and in the output folder: an old folder that was moved away and is to be removed.
  static let aside = ".aside"
  /// In `runs`: a second folder with the new run's files. `latest` links to it while the new run gets its name.
  static let copy = ".stand-in"
  /// The next `latest` link. It is made before the run gets its name, so if both exist, the run was published.
  static let nextLatest = ".latest"
  /// In the output folder: the failed run's folder being written, or the one it replaced.
  static let failed = ".failed"
}

/// An output folder that only this process publishes in, until this value and every ``StagedFolder`` of it are
/// released.
package final class LockedFolder: Sendable {
  private let folder: OutputFolder
  private let lock: LockedFile
  private let runs: Folder
  private var root: Folder { folder.root }

  init(_ folder: OutputFolder, lock: consuming LockedFile, runs: Folder) {
    self.folder = folder
    self.lock = lock
    self.runs = runs
  }

  // MARK: A run

  /// The published run of this name; nil if there is none.
  package func run(named name: String) throws(PublicationError) -> PublishedRun? {
    try OutputFolder.run(name, in: runs)
  }

  /// The number that the manifest of the next published run must have, see ``Manifest/number``.
  package func nextNumber() throws(PublicationError) -> Int {
    let last = try OutputFolder.publishedRuns(in: runs).last
    return (last?.number ?? 0) + 1
  }

  /// A new, empty folder to write a run in.
  package func stage() throws(PublicationError) -> StagedFolder {
    try StagedFolder(WorkName.staging, in: runs, of: self)
  }

  /// Publishes the run as `runs/NAME` and makes `latest` link to it.
  ///
  /// The manifest must have the status `published` or `held` and the number ``nextNumber()``, else this throws
  /// `badManifest`. A held run gets its name, and `latest` stays as it is; it can't take the place of the latest run.
  ///
  /// With `replacing` a run of this name is replaced; without, it throws `alreadyPublished`. `latest` links to a
  /// complete run at every moment, the old one or the new one, also if this throws. Returns the error of removing the
  /// replaced run, if that failed: the new run is published all the same, and the next one removes the old.
  package func publish(
    _ staged: StagedFolder, as name: String, manifest: [UInt8], replacing: Bool = false
  ) throws(PublicationError) -> PublicationError? {
    guard isPlainName(name) else { throw .badName(name) }
    let exists = try hasFolder(name, in: runs)
    if exists && !replacing { throw .alreadyPublished(run: name) }
    let isHeld = try check(Manifest(manifest), of: name)
    try staged.complete(manifest: manifest.span)

    if !isHeld { try prepareLatest(name) }
    if exists {
      try replace(name)
    } else {
      try runs.rename(WorkName.staging, to: name)
    }
    try runs.sync()
    if !isHeld { try swapLatest() }

    do {
      try removeLeftovers()
      return nil
    } catch {
      return error
    }
  }

  /// Publishes a run of the folder `runs` once more, held or not, so that `latest` links to it. Its files stay as they
  /// are, and it gets a manifest with the number ``nextNumber()``, in the same step. Returns what ``publish(_:as:manifest:replacing:)``
  /// does. Throws `noRun` if no run has the name.
  package func promote(_ name: String, manifest: [UInt8]) throws(PublicationError) -> PublicationError? {
    guard try run(named: name) != nil else { throw .noRun(path: runs.label(name)) }
    let staged = try stage()
    try staged.adoptFiles(of: runs.folder(name))
    return try publish(staged, as: name, manifest: manifest, replacing: true)
  }

  /// Throws unless the manifest is that of the next run of this name; returns whether that is held.
  private func check(_ manifest: Manifest, of name: String) throws(PublicationError) -> Bool {
    let isHeld = manifest.status == Manifest.held
    let latest = try folder.latestName()
    guard isHeld ? latest != name : manifest.status == Manifest.published,
      try manifest.number == nextNumber()
    else {
      throw .badManifest(
        path: Manifest.fileName,
        reason:
          "it doesn't say that the run is published or held, holds the run that is the latest, or bears another number "
          + "than the next publication's")
    }
    return isHeld
  }

  /// Puts the staged run in the place of the published run `name`.
  private func replace(_ name: String) throws(PublicationError) {
    if try folder.exchange(WorkName.staging, name, in: runs) { return }
    if try folder.latestName() == name {
      try runs.removeAll(WorkName.copy)
      try runs.makeTwin(WorkName.copy, of: WorkName.staging)
      try runs.sync()
      try prepareLatest(WorkName.copy)
      try swapLatest()
      try prepareLatest(name)
    }
    try runs.replace(name, by: WorkName.staging, movingOldTo: WorkName.aside)
  }

  /// Makes the next `latest` link, to the run of this name.
  private func prepareLatest(_ name: String) throws(PublicationError) {
    try root.removeAll(WorkName.nextLatest)
    try root.makeLink(WorkName.nextLatest, to: "\(OutputFolder.runs)/\(name)")
    try root.sync()
  }

  /// Renames the next `latest` link to `latest`.
  private func swapLatest() throws(PublicationError) {
    try root.rename(WorkName.nextLatest, to: OutputFolder.latest)
    try root.sync()
  }

  /// Removes all runs but the `count` published last, the one that `latest` links to, and those held since the first of
  /// these. A `count` below 1 counts as 1. Returns the names of the removed runs.
  @discardableResult
  package func keep(_ count: Int) throws(PublicationError) -> [String] {
    let latest = try folder.latestName()
    let all = try OutputFolder.publishedRuns(in: runs)
    let first = all.filter { !$0.isHeld }.suffix(max(count, 1)).first?.number ?? 0
    let removed = all.filter { $0.number < first && $0.name != latest }.map(\.name)
    for name in removed {
      // It is renamed first, so that a half removed run is not taken for a run.
      try runs.rename(name, to: WorkName.aside)
      try runs.removeAll(WorkName.aside)
    }
    try runs.sync()
    return removed
  }

  // MARK: A failed run

  /// A new, empty folder to write the report of a failed run in.
  package func stageFailure() throws(PublicationError) -> StagedFolder {
    try StagedFolder(WorkName.failed, in: root, of: self)
  }

  /// Publishes the folder as `failed`, in place of the one there. The runs and `latest` don't change. The manifest is
  /// not checked.
  package func publishFailure(_ staged: StagedFolder, manifest: [UInt8]) throws(PublicationError) {
    let name = OutputFolder.failed
    try staged.complete(manifest: manifest.span)
    if try !hasFolder(name, in: root) {
      try root.rename(WorkName.failed, to: name)
    } else if try !folder.exchange(WorkName.failed, name, in: root) {
      try root.replace(name, by: WorkName.failed, movingOldTo: WorkName.aside)
    }
    try root.sync()
    // Other leftovers stay: a publication that stopped before its last step is completed by the next run's lock.
    for name in [WorkName.failed, WorkName.aside] { try root.removeAll(name) }
  }

  // MARK: Recovery

  /// Completes a publication that stopped before `latest` was renamed, and removes what runs that died left behind.
  func recover() throws(PublicationError) {
    let latest = try folder.latestRun()
    if let name = try folder.runName(ofLink: WorkName.nextLatest), let run = try run(named: name),
      run.manifest?.status == Manifest.published, run.number >= latest?.number ?? 0
    {
      try swapLatest()
    }
    try removeLeftovers()
  }

  private func removeLeftovers() throws(PublicationError) {
    for name in [WorkName.nextLatest, WorkName.failed, WorkName.aside] { try root.removeAll(name) }
    for name in [WorkName.staging, WorkName.aside] { try runs.removeAll(name) }
    if try folder.latestName() != WorkName.copy { try runs.removeAll(WorkName.copy) }
  }

  /// Whether there is a folder of this name; throws `inTheWay` for anything else.
  private func hasFolder(_ name: String, in place: Folder) throws(PublicationError) -> Bool {
    guard let kind = try place.status(of: name)?.kind else { return false }
    guard kind == .folder else { throw .inTheWay(path: place.label(name), found: kind, wanted: .folder) }
    return true
  }
}
