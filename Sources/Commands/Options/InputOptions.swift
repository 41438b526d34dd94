import ArgumentParser
import Foundation
import Ingestion

/// How much may be wrong in the input, and how it is read; every command that reads an input folder has these.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fail with exit code 65 when more records are rejected: a count, or a percentage of all records. (default: the larger of 1% and the smaller of 10 records and 10%)",
      valueName: "count|percent%"))
  var maxRejects: RejectLimit?

  @Flag(help: "The same as --max-rejects 0.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Read and score on so many threads. The answer is the same. (default: all cores)", valueName: "n"))
  var threads: Int?

  /// How many threads read and score.
  var workers: Int { threads ?? Processors.count }

  /// How many records may be rejected.
  var rejectLimit: RejectLimit { strict ? .strict : maxRejects ?? .standard }

  func validate() throws {
    if strict, maxRejects != nil {
      throw ValidationError("--strict and --max-rejects exclude each other: --strict means --max-rejects 0")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads \(threads) is out of range; allowed: 1 to 256")
    }
  }
}

extension RejectLimit: ExpressibleByArgument {
  /// Reads `20` or `0.5%`.
  public init?(argument: String) { self.init(argument) }
}

/// How many threads there are to use.
enum Processors {
  static var count: Int { ProcessInfo.processInfo.activeProcessorCount }
}

/// How much there is to read, for the progress line.
enum InputSize {
  /// Bytes of a folder's input files; 0 where none can be inspected, which reading then reports.
  static func bytes(of folder: String) -> Int {
    ExportFile.allCases.reduce(0) { sum, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + file.rawValue)
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }
}
