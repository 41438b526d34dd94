import Foundation
import Ingestion

/// How many threads there are to use.
enum Processors {
  static var count: Int { ProcessInfo.processInfo.activeProcessorCount }
}

/// How much there is to read, for the progress line.
enum InputSize {
  /// Bytes of a folder's input files; 0 where none can be looked at, which reading then tells.
  static func bytes(of folder: String) -> Int {
    ExportFile.allCases.reduce(0) { sum, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + file.rawValue)
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }
}
