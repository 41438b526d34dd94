package import Foundation

/// The project's own folders, for tests that read what is committed.
package enum Project {
  /// The folder of Package.swift.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Whether what is committed is to be written anew instead of being compared: `make record`.
  package static var isRecording: Bool { ProcessInfo.processInfo.environment["JSS_RECORD"] == "1" }

  /// A path within the project.
  package static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  /// Every file below a folder, by its path from there, sorted.
  package static func files(below folder: String) throws -> [String] {
    let folder = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
      try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.type] as? FileAttributeType
        == .typeRegular
    }.sorted()
  }
}
