// The folder that runs are published in:
//
//   OUT/.lock          locked while a run writes
//   OUT/runs/NAME/     a published or a held run, always complete
//   OUT/runs/.staging  the run being written, or what a run that died left behind
//   OUT/latest         a symbolic link to the run published or promoted last
//   OUT/failed/        the report of the last failed run

internal import Glibc

/// A run in the folder `runs`, as it is read.
package struct PublishedRun: Equatable, Sendable {
  /// Its folder's name in `runs`.
  package let name: String
  /// nil if it can't be read, because the run was damaged after it was published.
  package let manifest: Manifest?

  /// Whether it waits for being promoted.
  package var isHeld: Bool { manifest?.status == Manifest.held }

  var number: Int { manifest?.number ?? 0 }
}

/// An output folder, open for reading. ``lock(as:)`` opens it for publishing.
package final class OutputFolder: Sendable {
  static let latest = "latest"
  static let runs = "runs"
  static let failed = "failed"
  static let lockFile = ".lock"

  let root: Folder
  /// The folder's path as it was given, for messages.
  private let path: String
  /// Whether to try exchanging two names in one step, which some network file systems can't. Tests set it to false.
  let canExchange: Bool

  /// Opens the folder, or with `creating` makes it if nothing is there. The folder above it must exist. Throws `inTheWay`
  /// for a link or a file.
  package convenience init(_ path: String, creating: Bool = true) throws(PublicationError) {
    self.init(root: try Folder.open(path, creating: creating), path: path)
  }

  init(root: Folder, path: String, canExchange: Bool = true) {
    self.root = root
    self.path = path
    self.canExchange = canExchange
  }

  /// Makes this process the only one that publishes here, until the returned value is released.
  ///
  /// It removes what runs that died left behind. If one died after its folder got its name and before `latest` did,
  /// its publication is completed. Throws ``PublicationError/held(path:by:)`` if another process has the lock. If the
  /// folder belongs to another user, this throws `ofAnotherUser` before it writes, even to a user who may write anywhere.
  package func lock(as holder: LockHolder) throws(PublicationError) -> LockedFolder {
    try refuseAnotherUser(SystemCalls.userID())
    let lock = try LockedFile.take(OutputFolder.lockFile, in: root)
    try lock.note(holder, path: OutputFolder.lockFile)
    let locked = LockedFolder(self, lock: lock, runs: try root.folder(OutputFolder.runs, creating: true))
    try locked.recover()
    return locked
  }

  /// Throws unless the folder is the user's. A file of another user among its own would stop the owner's next run.
  func refuseAnotherUser(_ user: UInt32) throws(PublicationError) {
    let owner = try root.owner()
    if owner != user { throw .ofAnotherUser(path: path, owner: owner, user: user) }
  }

  /// The run that `latest` links to; nil if there is none.
  package func latestRun() throws(PublicationError) -> PublishedRun? {
    guard let name = try latestName(), try root.status(of: OutputFolder.runs) != nil else { return nil }
    return try OutputFolder.run(name, in: root.folder(OutputFolder.runs))
  }

  /// The manifest of the last failed run; nil if there is none that can be read.
  package func failedRun() throws(PublicationError) -> Manifest? {
    guard try root.status(of: OutputFolder.failed)?.kind == .folder else { return nil }
    return try OutputFolder.run(OutputFolder.failed, in: root)?.manifest
  }

  /// All published and held runs, in the order of their publication.
  package func publishedRuns() throws(PublicationError) -> [PublishedRun] {
    guard try root.status(of: OutputFolder.runs) != nil else { return [] }
    return try OutputFolder.publishedRuns(in: root.folder(OutputFolder.runs))
  }

  /// Exchanges two names in one step; returns false if the file system can't.
  func exchange(_ name: String, _ other: String, in place: Folder) throws(PublicationError) -> Bool {
    guard canExchange else { return false }
    return try place.exchange(name, with: other)
  }

  /// The name of the folder in `runs` that `latest` links to, whether or not it exists. Throws `inTheWay` if `latest`
  /// is no link to a run.
  func latestName() throws(PublicationError) -> String? {
    let link = OutputFolder.latest
    if let kind = try root.status(of: link)?.kind, kind != .link {
      throw .inTheWay(path: link, found: kind, wanted: .runLink)
    }
    guard let name = try runName(ofLink: link) else {
      guard try root.status(of: link) == nil else {
        throw .inTheWay(path: link, found: .foreignLink, wanted: .runLink)
      }
      return nil
    }
    return name
  }

  /// The name of the folder in `runs` that a link leads to; nil if it isn't a link, or leads elsewhere.
  func runName(ofLink link: String) throws(PublicationError) -> String? {
    guard try root.status(of: link)?.kind == .link, let target = try root.target(ofLink: link) else {
      return nil
    }
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == OutputFolder.runs, !["", ".", ".."].contains(parts[1]) else {
      return nil
    }
    return String(parts[1])
  }

  /// All runs in the folder `runs`, in the order of their publication.
  static func publishedRuns(in runs: Folder) throws(PublicationError) -> [PublishedRun] {
    var found: [PublishedRun] = []
    for name in try runs.names() where !name.hasPrefix(".") {
      if let run = try run(name, in: runs) { found.append(run) }
    }
    return found.sorted { $0.number < $1.number }
  }

  /// The run of this name; nil if nothing or no folder has the name.
  static func run(_ name: String, in runs: Folder) throws(PublicationError) -> PublishedRun? {
    guard try runs.status(of: name)?.kind == .folder else { return nil }
    let folder = try runs.folder(name)
    do {
      return PublishedRun(name: name, manifest: try Manifest.read(in: folder))
    } catch .badManifest, .inTheWay, .failed(.open, _, ENOENT) {
      return PublishedRun(name: name, manifest: nil)
    }
  }
}
