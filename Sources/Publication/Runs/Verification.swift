internal import Basics
internal import Glibc

/// The result of checking a published or held run against its manifest: whether each file is there and has the listed
/// bytes, and nothing else is there.
package struct Verification: Equatable, Sendable {
  /// One difference between a run's folder and its manifest.
  package enum Difference: Equatable, Sendable {
    /// The manifest says something else than `published` or `held`.
    case notPublished(status: String)
    /// The run's day and id in the manifest don't make its folder's name.
    case otherName(listed: String, found: String)
    /// A text of the manifest has characters that can't be printed.
    case unprintable(member: String)
    /// A file is listed but not there.
    case missing(path: String)
    /// A file is there but not listed.
    case unlisted(path: String)
    /// A folder is there in which no file is listed; its path ends in a slash.
    case unlistedFolder(path: String)
    /// A listed path is something else than a file, such as a link.
    case notAFile(path: String, found: EntryKind)
    /// A file has another size than listed, in bytes.
    case size(path: String, listed: Int, found: Int)
    /// A file has another SHA-256 than listed.
    case digest(path: String, listed: String, found: String)
    /// The manifest lists a path more than once.
    case listedTwice(path: String)
  }

  /// The run's id, from the manifest, as it is written there.
  package let runID: String
  /// Whether the run is held.
  package let isHeld: Bool
  /// The number of files that are as listed, without the manifest.
  package let files: Int
  /// Their size together.
  package let bytes: Int
  /// In the order of the paths' bytes; empty if the run is as it was written.
  package let differences: [Difference]

  /// Checks the run in the folder `path`, or the latest run if `path` is an output folder.
  ///
  /// Throws `noRun` if there is no run, `badManifest` if its manifest can't be used, and `failed` if reading fails.
  package static func verify(_ path: String) throws(PublicationError) -> Verification {
    let (folder, latest) = try RunPlace.find(path)
    let name: String
    if let latest {
      name = latest
    } else {
      name = String(try SystemCalls.realPath(path).split(separator: "/").last ?? "")
    }
    var check = FolderCheck(folder: folder, name: name)
    return try check.run(Manifest.read(in: folder))
  }
}

/// Compares a folder with a manifest.
private struct FolderCheck {
  let folder: Folder
  /// The folder's name.
  let name: String
  /// By the bytes of the path: names that are equal as Unicode text may be different files.
  var listed: [[UInt8]: OutputFile] = [:]
  /// The paths of the folders that listed files are in, each with a slash at its end.
  var listedFolders: Set<[UInt8]> = []
  var files = 0
  var bytes = 0
  var differences: [(path: String, difference: Verification.Difference)] = []

  init(folder: Folder, name: String) {
    self.folder = folder
    self.name = name
  }

  mutating func run(_ manifest: Manifest) throws(PublicationError) -> Verification {
    for output in manifest.outputs {
      let path = Array(output.path.utf8)
      if listed.updateValue(output, forKey: path) != nil {
        differences.append((output.path, .listedTwice(path: output.path)))
      }
      for (place, byte) in path.enumerated() where byte == UInt8(ascii: "/") {
        listedFolders.insert(Array(path[...place]))
      }
    }
    try compare(folder, below: "")
    for output in listed.values { differences.append((output.path, .missing(path: output.path))) }
    differences.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return Verification(
      runID: manifest.runID, isHeld: manifest.status == Manifest.held, files: files, bytes: bytes,
      differences: faults(of: manifest) + differences.map(\.difference))
  }

  /// What is wrong with the manifest itself.
  private func faults(of manifest: Manifest) -> [Verification.Difference] {
    let unprintable = manifest.unprintableMembers.map { Verification.Difference.unprintable(member: $0) }
    guard [Manifest.published, Manifest.held].contains(manifest.status) else {
      return [.notPublished(status: manifest.status)] + unprintable
    }
    // By their bytes: two texts that are equal in Unicode may be different names.
    guard !manifest.folderName.utf8.elementsEqual(name.utf8) else { return unprintable }
    return [.otherName(listed: manifest.folderName, found: name)] + unprintable
  }

  /// Compares the entries of a folder, and removes them from the list.
  private mutating func compare(_ folder: Folder, below place: String) throws(PublicationError) {
    for name in try folder.names() {
      let path = place + name
      guard let status = try folder.status(of: name), path != Manifest.fileName else { continue }
      if let output = listed.removeValue(forKey: Array(path.utf8)) {
        let difference = try difference(of: output, from: name, status: status, in: folder)
        if let difference {
          differences.append((path, difference))
        } else {
          files += 1; bytes += output.bytes
        }
      } else if status.kind != .folder {
        differences.append((path, .unlisted(path: path)))
      } else if listedFolders.contains(Array(path.utf8) + [UInt8(ascii: "/")]) {
        try compare(folder.folder(name), below: path + "/")
      } else {
        differences.append((path, .unlistedFolder(path: path + "/")))
      }
    }
  }

  /// How the entry `name` differs from the listed file; nil if it doesn't.
  private func difference(
    of output: OutputFile, from name: String, status: FileStatus, in folder: Folder
  ) throws(PublicationError) -> Verification.Difference? {
    guard status.kind == .file || status.kind == .sharedFile else {
      return .notAFile(path: output.path, found: status.kind)
    }
    guard status.size == output.bytes else {
      return .size(path: output.path, listed: output.bytes, found: status.size)
    }
    let found = try folder.digest(of: name)
    return found == output.sha256 ? nil : .digest(path: output.path, listed: output.sha256, found: found)
  }
}

extension Folder {
  /// The SHA-256 of a file's contents, as 64 hexadecimal digits.
  fileprivate func digest(of name: String) throws(PublicationError) -> String {
    let file = try file(name)
    var digest = SHA256()
    var part = [UInt8](repeating: 0, count: WriteBuffer.capacity)
    while true {
      let count = try SystemCalls.read(file, into: &part, path: label(name))
      if count == 0 { return hexadecimal(digest.finish()) }
      digest.update(part.span.extracting(..<count))
    }
  }
}
