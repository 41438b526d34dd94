internal import Basics
internal import Crypto
internal import Glibc

/// The result of checking a published run against its manifest: whether each file is there and has the listed bytes.
package struct Verification: Equatable, Sendable {
  /// One difference between a run's folder and its manifest.
  package enum Difference: Equatable, Sendable {
    /// The manifest says something else than `published`.
    case notPublished(status: String)
    /// A file is listed but not there.
    case missing(path: String)
    /// A file is there but not listed.
    case unlisted(path: String)
    /// A listed path is something else than a file, such as a link.
    case notAFile(path: String, found: EntryKind)
    /// A file has another size than listed, in bytes.
    case size(path: String, listed: Int, found: Int)
    /// A file has another SHA-256 than listed.
    case digest(path: String, listed: String, found: String)
    /// The manifest lists a path more than once.
    case listedTwice(path: String)
  }

  /// The run's id, from the manifest.
  package let runID: String
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
    var folder = try Folder.open(path, throughLinks: true)
    if try folder.status(of: Manifest.fileName) == nil {
      guard let name = try OutputFolder(root: folder).latestName() else { throw .noRun(path: path) }
      folder = try folder.folder(OutputFolder.runs).folder(name)
    }
    var check = FolderCheck(folder: folder)
    return try check.run(Manifest.read(in: folder))
  }
}

extension Verification.Difference: CustomStringConvertible {
  /// A sentence for the operator, which begins with the path.
  package var description: String {
    switch self {
    case .notPublished(let status):
      "run.json: the run's status is '\(Printable.ascii(status))', not 'published'"
    case .missing(let path): "\(Printable.ascii(path)): listed, but not there"
    case .unlisted(let path): "\(Printable.ascii(path)): there, but not listed"
    case .notAFile(let path, let found): "\(Printable.ascii(path)): is \(found.rawValue), not a file"
    case .size(let path, let listed, let found):
      "\(Printable.ascii(path)): has \(found) bytes, listed with \(listed)"
    case .digest(let path, let listed, let found):
      "\(Printable.ascii(path)): has the SHA-256 \(found), listed with \(Printable.ascii(listed))"
    case .listedTwice(let path): "\(Printable.ascii(path)): listed twice"
    }
  }
}

/// Compares a folder with a manifest.
private struct FolderCheck {
  let folder: Folder
  /// By the bytes of the path: names that are equal as Unicode text may be different files.
  var listed: [[UInt8]: OutputFile] = [:]
  var files = 0
  var bytes = 0
  var differences: [(path: String, difference: Verification.Difference)] = []

  init(folder: Folder) { self.folder = folder }

  mutating func run(_ manifest: Manifest) throws(PublicationError) -> Verification {
    for output in manifest.outputs where listed.updateValue(output, forKey: Array(output.path.utf8)) != nil {
      differences.append((output.path, .listedTwice(path: output.path)))
    }
    try compare(folder, below: "")
    for output in listed.values { differences.append((output.path, .missing(path: output.path))) }
    differences.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let status: [Verification.Difference] =
      manifest.status == Manifest.published ? [] : [.notPublished(status: manifest.status)]
    return Verification(
      runID: manifest.runID, files: files, bytes: bytes, differences: status + differences.map(\.difference))
  }

  /// Compares the entries of a folder, and removes them from the list.
  private mutating func compare(_ folder: Folder, below place: String) throws(PublicationError) {
    for name in try folder.names() {
      let path = place + name
      guard let status = try folder.status(of: name), path != Manifest.fileName else { continue }
      if status.kind == .folder {
        try compare(folder.folder(name), below: path + "/")
      } else if let output = listed.removeValue(forKey: Array(path.utf8)) {
        let difference = try difference(of: output, from: name, status: status, in: folder)
        if let difference {
          differences.append((path, difference))
        } else {
          files += 1; bytes += output.bytes
        }
      } else {
        differences.append((path, .unlisted(path: path)))
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
      if count == 0 { return hexadecimal(digest.finalize()) }
      unsafe part.withUnsafeBytes {
        unsafe digest.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count]))
      }
    }
  }
}
