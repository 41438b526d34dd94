import CSV
import Foundation
import JobSuccess
import Support
import Testing

@testable import Ingestion

/// One record of a file, by column; what isn't named takes the file's default.
typealias Values = [String: String]

/// A temporary folder of exports.
final class InputFolder {
  private let folder: TemporaryFolder
  var path: String { folder.path }

  init(_ files: [ExportFile: [UInt8]]) throws {
    folder = try TemporaryFolder()
    for (file, bytes) in files { try write(bytes, to: file) }
  }

  convenience init(_ files: [ExportFile: String]) throws {
    try self.init(files.mapValues { Array($0.utf8) })
  }

  func write(_ bytes: [UInt8], to file: ExportFile) throws {
    try folder.write(bytes, to: file.rawValue)
  }

  func read(
    workers: Int = 2, blockSize: Int? = 4096, limit: RejectLimit = .count(.max), digests: Bool = false,
    hash: IdentifierHash = IdentifierHash()
  ) async throws(ExportsError) -> (dataset: Dataset, report: ReadingReport) {
    var options = ReadingOptions(workers: workers)
    options.blockSize = blockSize
    options.maxRejects = limit
    options.digests = digests
    return try await readExports(folder: path, options: options, hash: hash) { _ in }
  }
}

/// What each file's records hold where a test doesn't say otherwise: all of them are sound together with `base`.
let defaults: [ExportFile: Values] = [
  .contracts: [
    "contract_id": "c9", "freelancer_id": "f1", "client_id": "k1", "status": "ended",
    "started_on": "2025-01-10",
    "ended_on": "2025-03-31", "earnings": "500",
  ],
  .feedback: [
    "feedback_id": "b9", "contract_id": "c1", "author": "client", "kind": "final",
    "submitted_at": "2025-04-01",
    "public_score": "5",
  ],
  .payments: ["contract_id": "c1", "paid_on": "2025-02-01", "amount": "10"],
  .profiles: ["profile_id": "f9", "kind": "freelancer"],
  .removalRequests: [
    "request_id": "r9", "profile_id": "f1", "contract_id": "c1", "mode": "jss_only",
    "requested_at": "2025-05-01",
  ],
  .midContractRequests: ["contract_id": "c1", "requested_at": "2025-02-01"],
  .unknowns: ["contract_id": "c1", "column": "stars", "state": "unknown", "why": "not_exported"],
  .feedbackReports: ["feedback_id": "b1", "reported_at": "2025-05-01", "ground": "fraud"],
  .observedScores: ["profile_id": "f1", "observed_on": "2025-05-01", "jss": "92"],
]

/// A small sound input: freelancer f1 with an ended contract c1 and an open one c2, agency a1 with c3 (by f2).
let base: [ExportFile: [Values]] = [
  .contracts: [
    ["contract_id": "c1"], ["contract_id": "c2", "status": "active", "ended_on": ""],
    ["contract_id": "c3", "freelancer_id": "f2", "agency_id": "a1"],
  ],
  .feedback: [["feedback_id": "b1"]],
]

/// A file's text: a header of `columns` (default: all, in chapter 1's order) and the records.
func text(_ file: ExportFile, _ records: [Values], columns: [String]? = nil, lineEnd: String = "\n") -> String
{
  let columns = columns ?? file.columns.map(\.name)
  let rows = records.map { record in
    columns.map { quoted(record[$0] ?? defaults[file]?[$0] ?? "") }.joined(separator: ",")
  }
  return ([columns.joined(separator: ",")] + rows).map { $0 + lineEnd }.joined()
}

private func quoted(_ value: String) -> String {
  value.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    ? "\"" + value.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : value
}

/// `base` with more records behind its own.
func folder(adding records: [ExportFile: [Values]] = [:]) throws -> InputFolder {
  let all = base.merging(records) { $0 + $1 }
  return try InputFolder(Dictionary(uniqueKeysWithValues: all.map { ($0.key, text($0.key, $0.value)) }))
}

/// Reads a folder that can't be used; gives the message after the folder's path.
func failure(_ folder: InputFolder, limit: RejectLimit = .standard) async -> String {
  do throws(ExportsError) {
    _ = try await folder.read(limit: limit)
    return ""
  } catch {
    return error.message.replacingOccurrences(of: folder.path + "/", with: "")
  }
}

extension ReadingReport {
  /// The listed rejected records, whose texts are read again.
  var rows: [Reject] {
    var cursor = rejects.cursor()
    var rows: [Reject] = []
    do {
      while let reject = try cursor.next() { rows.append(reject) }
    } catch {
      Issue.record(error)
    }
    return rows
  }
}

/// What rejects.csv tells of a record.
struct Rejected: Equatable, CustomTestStringConvertible {
  var file: ExportFile
  var line: Int
  var column: String?
  var code: IssueCode

  init(_ file: ExportFile, _ line: Int, _ column: String?, _ code: IssueCode) {
    (self.file, self.line, self.column, self.code) = (file, line, column, code)
  }

  init(_ reject: Reject) {
    self.init(reject.finding.file, reject.finding.line, reject.finding.column, reject.finding.code)
  }

  var testDescription: String { "\(file.rawValue):\(line):\(column ?? "") \(code.rawValue)" }
}

/// The value of a parser, or the code of its fault.
enum Parsed<Value: Equatable & Sendable>: Equatable, Sendable {
  case value(Value)
  case issue(IssueCode)

  init(_ text: String, _ parse: (Span<UInt8>) throws(ValueIssue) -> Value) {
    let bytes = Array(text.utf8)
    do throws(ValueIssue) {
      self = .value(try parse(bytes.span))
    } catch {
      self = .issue(error.code)
    }
  }
}
