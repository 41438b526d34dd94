// The folder that runs are published in, as everyone may read it.
//
//   OUT/.lock          held by the run at work
//   OUT/runs/NAME/     a published run, always whole
//   OUT/runs/.staging  the run at work, or what a dead one left
//   OUT/latest         a link to the run published last
//   OUT/failed/        what the last failed run had to say

internal import Glibc

/// A published run.
package struct PublishedRun: Equatable, Sendable {
  /// Its folder's name in `runs`.
  package let name: String
  /// nil if it can't be read: the run was damaged after it was published.
  package let manifest: Manifest?

  var number: Int { manifest?.number ?? 0 }
}

/// An output folder, open for reading. ``lock(as:)`` opens it for publishing.
package final class OutputFolder: Sendable {
  static let latest = "latest"
  static let runs = "runs"
  static let failed = "failed"
  static let lockFile = ".lock"

  let root: Folder
  /// Whether to try the exchange of two names, which some network file systems lack.
  let canExchange: Bool

  /// Opens the folder, or makes it if nothing is there; those above it must be there. A link or a file in its
  /// place is an error.
  package convenience init(_ path: String) throws(PublicationError) {
    self.init(root: try Folder.open(path, creating: true))
  }

  init(root: Folder, canExchange: Bool = true) {
    self.root = root
    self.canExchange = canExchange
  }

  /// Makes this process the only one that publishes here, until the returned value goes.
  ///
  /// What dead runs left is removed; if one died when its folder was in place but `latest` not yet swapped, that
  /// is done now. Throws ``PublicationError/held(path:by:)`` if another run is at work.
  package func lock(as holder: LockHolder) throws(PublicationError) -> LockedFolder {
    let lock = try LockedFile.take(OutputFolder.lockFile, in: root)
    try lock.note(holder, path: OutputFolder.lockFile)
    let locked = LockedFolder(self, lock: lock, runs: try root.folder(OutputFolder.runs, creating: true))
    try locked.recover()
    return locked
  }

  /// The run that `latest` leads to; nil if there is none.
  package func latestRun() throws(PublicationError) -> PublishedRun? {
    guard let name = try latestName(), try root.status(of: OutputFolder.runs) != nil else { return nil }
    return try OutputFolder.run(name, in: root.folder(OutputFolder.runs))
  }

  /// All published runs, in the order of their publication.
  package func publishedRuns() throws(PublicationError) -> [PublishedRun] {
    guard try root.status(of: OutputFolder.runs) != nil else { return [] }
    return try OutputFolder.publishedRuns(in: root.folder(OutputFolder.runs))
  }

  /// Swaps two names in one step; false where the file system can't.
  func exchange(_ name: String, _ other: String, in place: Folder) throws(PublicationError) -> Bool {
    guard canExchange else { return false }
    return try place.exchange(name, with: other)
  }

  /// The name of the folder in `runs` that `latest` leads to, whether or not it is there.
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

  /// The name of the folder in `runs` that the link leads to; nil if it isn't a link, or leads elsewhere.
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

  static func publishedRuns(in runs: Folder) throws(PublicationError) -> [PublishedRun] {
    var found: [PublishedRun] = []
    for name in try runs.names() where !name.hasPrefix(".") {
      if let run = try run(name, in: runs) { found.append(run) }
    }
    return found.sorted { $0.number < $1.number }
  }

  /// The run in the folder of this name; nil if nothing or something else stands there.
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
