internal import Basics

/// Where a run is, and its manifest.
package struct RunPlace: Sendable {
  /// The path of the run's folder.
  package let path: String
  package let manifest: Manifest

  /// The run in the folder `path`, or the latest run if `path` is an output folder.
  ///
  /// Throws `noRun` if there is no run, `badManifest` if its manifest can't be used, and `failed` if reading fails.
  package init(_ path: String) throws(PublicationError) {
    let folder = try Folder.open(path, throughLinks: true)
    if try folder.status(of: Manifest.fileName) != nil {
      self.path = path
      manifest = try Manifest.read(in: folder)
      return
    }
    guard let latest = try OutputFolder(root: folder, path: path).latestName() else {
      throw .noRun(path: path)
    }
    self.path = "\(path)/\(OutputFolder.runs)/\(latest)"
    manifest = try Manifest.read(in: folder.folder(OutputFolder.runs).folder(latest))
  }
}
