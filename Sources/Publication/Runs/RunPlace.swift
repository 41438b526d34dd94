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
    let found = try RunPlace.find(path)
    self.path = found.latest.map { "\(path)/\(OutputFolder.runs)/\($0)" } ?? path
    manifest = try Manifest.read(in: found.folder)
  }

  /// The folder of the run in the folder `path`; of the latest run, with its name, if `path` is an output folder.
  static func find(_ path: String) throws(PublicationError) -> (folder: Folder, latest: String?) {
    let folder = try Folder.open(path, throughLinks: true)
    if try folder.status(of: Manifest.fileName) != nil { return (folder, nil) }
    guard let latest = try OutputFolder(root: folder, path: path).latestName() else {
      throw .noRun(path: path)
    }
    return (try folder.folder(OutputFolder.runs).folder(latest), latest)
  }
}
