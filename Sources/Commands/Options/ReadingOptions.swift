import ArgumentParser

/// How much may be wrong in the input, and how it is read; every command that reads an input folder has these.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fail with exit code 65 when more records are rejected: a count, or a percentage of all records. (default: 1%)",
      valueName: "count|percent%"),
    transform: RejectLimit.init(parsing:))
  var maxRejects: RejectLimit?

  @Flag(help: "The same as --max-rejects 0.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Read and score on so many threads. The answer is the same. (default: all cores)", valueName: "n"))
  var threads: Int?

  /// How many rejected records are borne with.
  var rejectLimit: RejectLimit { strict ? .count(0) : maxRejects ?? .onePercent }

  func validate() throws {
    if strict, maxRejects != nil {
      throw ValidationError("--strict and --max-rejects exclude each other: --strict means --max-rejects 0")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads \(threads) is out of range; allowed: 1 to 256")
    }
  }
}

/// How many of the records read may be rejected (1.5).
enum RejectLimit: Equatable, Sendable {
  case count(Int)
  /// A share of all records, in millionths.
  case share(millionths: Int)

  static let onePercent = RejectLimit.share(millionths: 10_000)

  /// Whether so many rejects among so many records are too many; compared exactly.
  func isExceeded(rejected: Int, of records: Int) -> Bool {
    switch self {
    case .count(let most): rejected > most
    case .share(let millionths):
      rejected.multipliedFullWidth(by: 1_000_000) > records.multipliedFullWidth(by: millionths)
    }
  }
}
