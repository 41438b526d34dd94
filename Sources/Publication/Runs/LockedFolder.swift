// How a run becomes visible. Under the lock nobody else writes here, so names at work are fixed, and whatever has
// one when a run begins was left by a dead one.

internal import Glibc

private enum AtWork {
  /// In `runs`: the run being written; after an exchange, the run it replaced.
  static let staging = ".staging"
  /// In `runs` and in the output folder: what had to make room.
  static let aside = ".aside"
  /// In `runs`: a second folder of the new run's files, for `latest` while the new run gets its name.
  static let standIn = ".stand-in"
  /// The next `latest`. It is made before the run gets its name: if both are there, the run was published.
  static let nextLatest = ".latest"
  /// The failed run's folder being written, or the one it replaced.
  static let failed = ".failed"
}

/// An output folder that this process alone publishes in, until this value and every ``StagedFolder`` of it go.
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

  /// The run in `runs` of this name, if it is published already.
  package func run(named name: String) throws(PublicationError) -> PublishedRun? {
    try OutputFolder.run(name, in: runs)
  }

  /// The number for the manifest of the next run to be published, see ``Manifest/number``.
  package func nextNumber() throws(PublicationError) -> Int {
    let last = try OutputFolder.publishedRuns(in: runs).last
    return (last?.number ?? 0) + 1
  }

  /// A fresh folder to write a run in.
  package func stage() throws(PublicationError) -> StagedFolder {
    try StagedFolder(AtWork.staging, in: runs, of: self)
  }

  /// Publishes the run as `runs/NAME` and makes `latest` lead to it.
  ///
  /// The manifest must say that it is published, and bear ``nextNumber()``. With `replacing`, a run of this name
  /// is replaced; else it is an error. At every moment `latest` leads to a whole run, the old one or the new
  /// one, and if this throws, whichever it is stays. Returns why what the run replaced couldn't be
  /// removed, if so: the run is published all the same, and the next one removes it.
  package func publish(
    _ staged: StagedFolder, as name: String, manifest: [UInt8], replacing: Bool = false
  ) throws(PublicationError) -> PublicationError? {
    guard isPlainName(name) else { throw .badName(name) }
    let exists = try hasFolder(name, in: runs)
    if exists && !replacing { throw .alreadyPublished(run: name) }
    try check(Manifest(manifest))
    try staged.complete(manifest: manifest.span)

    try prepareLatest(name)
    if exists {
      try replace(name)
    } else {
      try runs.rename(AtWork.staging, to: name)
    }
    try runs.sync()
    try swapLatest()

    do {
      try removeLeftovers()
      return nil
    } catch {
      return error
    }
  }

  private func check(_ manifest: Manifest) throws(PublicationError) {
    guard manifest.status == Manifest.published, try manifest.number == nextNumber() else {
      throw .badManifest(
        path: Manifest.fileName,
        reason:
          "it doesn't say that the run is published, or bears another number than the next publication's")
    }
  }

  private func replace(_ name: String) throws(PublicationError) {
    if try folder.exchange(AtWork.staging, name, in: runs) { return }
    if try folder.latestName() == name {
      try runs.removeAll(AtWork.standIn)
      try runs.makeTwin(AtWork.standIn, of: AtWork.staging)
      try runs.sync()
      try prepareLatest(AtWork.standIn)
      try swapLatest()
      try prepareLatest(name)
    }
    try runs.moveAside(name, to: AtWork.aside, for: AtWork.staging)
  }

  private func prepareLatest(_ name: String) throws(PublicationError) {
    try root.removeAll(AtWork.nextLatest)
    try root.makeLink(AtWork.nextLatest, to: "\(OutputFolder.runs)/\(name)")
    try root.sync()
  }

  private func swapLatest() throws(PublicationError) {
    try root.rename(AtWork.nextLatest, to: OutputFolder.latest)
    try root.sync()
  }

  /// Removes all but the `count` runs published last and the one that `latest` leads to; returns the names of
  /// those removed. A `count` below 1 counts as 1.
  @discardableResult
  package func keep(_ count: Int) throws(PublicationError) -> [String] {
    let latest = try folder.latestName()
    let old = try OutputFolder.publishedRuns(in: runs).dropLast(max(count, 1)).map(\.name)
    let removed = old.filter { $0 != latest }
    for name in removed {
      // Out of sight first: what is half removed must not look like a run.
      try runs.rename(name, to: AtWork.aside)
      try runs.removeAll(AtWork.aside)
    }
    try runs.sync()
    return removed
  }

  // MARK: A failed run

  /// A fresh folder for what a failed run has to say.
  package func stageFailure() throws(PublicationError) -> StagedFolder {
    try StagedFolder(AtWork.failed, in: root, of: self)
  }

  /// Puts the folder in the place of `failed`; the runs and `latest` stay as they are. The manifest is written
  /// as it is given.
  package func publishFailure(_ staged: StagedFolder, manifest: [UInt8]) throws(PublicationError) {
    let name = OutputFolder.failed
    try staged.complete(manifest: manifest.span)
    if try !hasFolder(name, in: root) {
      try root.rename(AtWork.failed, to: name)
    } else if try !folder.exchange(AtWork.failed, name, in: root) {
      try root.moveAside(name, to: AtWork.aside, for: AtWork.failed)
    }
    try root.sync()
    // Only what is the failed run's own: a publication that stopped before its last step is for the next run.
    for name in [AtWork.failed, AtWork.aside] { try root.removeAll(name) }
  }

  // MARK: What dead runs left

  func recover() throws(PublicationError) {
    let latest = try folder.latestRun()
    if let name = try folder.runName(ofLink: AtWork.nextLatest), let run = try run(named: name),
      run.manifest?.status == Manifest.published, run.number >= latest?.number ?? 0
    {
      try swapLatest()
    }
    try removeLeftovers()
  }

  private func removeLeftovers() throws(PublicationError) {
    for name in [AtWork.nextLatest, AtWork.failed, AtWork.aside] { try root.removeAll(name) }
    for name in [AtWork.staging, AtWork.aside] { try runs.removeAll(name) }
    if try folder.latestName() != AtWork.standIn { try runs.removeAll(AtWork.standIn) }
  }

  /// Whether there is a folder of this name; anything else there is an error.
  private func hasFolder(_ name: String, in place: Folder) throws(PublicationError) -> Bool {
    guard let kind = try place.status(of: name)?.kind else { return false }
    guard kind == .folder else { throw .inTheWay(path: place.label(name), found: kind, wanted: .folder) }
    return true
  }
}
