import Foundation

/// How many threads there are to use.
enum Processors {
  static var count: Int { ProcessInfo.processInfo.activeProcessorCount }
}

/// How much there is to read, for the progress line.
enum InputSize {
  /// Bytes of a folder's input files; 0 where none can be looked at, which reading then tells.
  static func bytes(of folder: String) -> Int {
    [
      "contracts", "feedback", "payments", "profiles", "removal_requests", "mid_contract_requests",
      "feedback_reports",
    ]
    .reduce(0) { sum, name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name).csv")
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }
}
