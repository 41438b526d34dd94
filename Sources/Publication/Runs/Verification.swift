// Checks a published run against its manifest: is every file there, and is it the one that was written?

internal import Basics
internal import Crypto
internal import Glibc

/// What checking a run found.
package struct Verification: Equatable, Sendable {
  /// Where a run's folder differs from its manifest.
  package enum Fault: Equatable, Sendable {
    /// The manifest says something else than `published`.
    case notPublished(status: String)
    case missing(path: String)
    case unlisted(path: String)
    /// Not a file of its own: a link, say.
    case notAFile(path: String, found: FileKind)
    case size(path: String, listed: Int, found: Int)
    case digest(path: String, listed: String, found: String)
    case listedTwice(path: String)
  }

  package let runID: String
  /// The number and size of the files that are as the manifest says, itself left out.
  package let files: Int
  package let bytes: Int
  /// In the order of the paths; empty if all is as it was written.
  package let faults: [Fault]

  /// Checks the run in the folder `path`, or, if that is an output folder, its latest run.
  ///
  /// Throws if there is no run, if its manifest can't be read, or if reading fails.
  package static func verify(_ path: String) throws(PublicationError) -> Verification {
    var folder = try Folder.open(path, throughLinks: true)
    if try folder.status(of: Manifest.fileName) == nil {
      guard let name = try OutputFolder(root: folder).latestName() else { throw .noRun(path: path) }
      folder = try folder.folder(OutputFolder.runs).folder(name)
    }
    var check = Check(folder: folder)
    return try check.run(Manifest.read(in: folder))
  }
}

extension Verification.Fault: CustomStringConvertible {
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

private struct Check {
  let folder: Folder
  /// By path as bytes: texts that look the same may name different files.
  var listed: [[UInt8]: OutputFile] = [:]
  var files = 0
  var bytes = 0
  var faults: [(path: String, fault: Verification.Fault)] = []

  init(folder: Folder) { self.folder = folder }

  mutating func run(_ manifest: Manifest) throws(PublicationError) -> Verification {
    for output in manifest.outputs where listed.updateValue(output, forKey: Array(output.path.utf8)) != nil {
      faults.append((output.path, .listedTwice(path: output.path)))
    }
    try compare(folder, below: "")
    for output in listed.values { faults.append((output.path, .missing(path: output.path))) }
    faults.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let status: [Verification.Fault] =
      manifest.status == Manifest.published ? [] : [.notPublished(status: manifest.status)]
    return Verification(
      runID: manifest.runID, files: files, bytes: bytes, faults: status + faults.map(\.fault))
  }

  /// Compares what is in a folder, and takes it off the list.
  private mutating func compare(_ folder: Folder, below place: String) throws(PublicationError) {
    for name in try folder.names() {
      let path = place + name
      guard let status = try folder.status(of: name), path != Manifest.fileName else { continue }
      if status.kind == .folder {
        try compare(folder.folder(name), below: path + "/")
      } else if let output = listed.removeValue(forKey: Array(path.utf8)) {
        let fault = try fault(of: output, status, name, in: folder)
        if let fault { faults.append((path, fault)) } else { files += 1; bytes += output.bytes }
      } else {
        faults.append((path, .unlisted(path: path)))
      }
    }
  }

  private func fault(
    of output: OutputFile, _ status: FileStatus, _ name: String, in folder: Folder
  ) throws(PublicationError) -> Verification.Fault? {
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
  /// The SHA-256 of a file's contents.
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
