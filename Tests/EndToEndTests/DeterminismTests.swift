import Foundation
import Support
import Testing

/// The same facts written in another way are the same tables (6.1).
@Suite("The same facts, the same bytes (6.1)")
struct DeterminismTests {
  private static let tables = ["scores", "windows", "outcomes", "removals", "actions"]

  @Test(
    "shuffled rows, other line ends, a byte order mark, reordered and added columns, one thread or two",
    arguments: Rewriting.allCases)
  func rewritten(rewriting: Rewriting) throws {
    let folder = try TemporaryFolder()
    let input = folder.path + "/input"
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
    for file in try FileManager.default.contentsOfDirectory(atPath: Project.path("SampleData"))
    where file.hasSuffix(".csv") {
      let text = try String(contentsOfFile: Project.path("SampleData/" + file), encoding: .utf8)
      try Data(rewriting.apply(text).utf8).write(to: URL(fileURLWithPath: input + "/" + file))
    }
    let outcome = try ProgramRunner.run(
      ["run", input, "--as-of", "2024-08-31", "--strict", "--pages", "3", "--out", folder.path + "/out"]
        + rewriting.arguments
    )
    #expect(outcome.exitCode == 0)
    for table in Self.tables {
      let made = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/out/latest/\(table).csv"))
      let kept = try Data(contentsOf: URL(fileURLWithPath: Project.path("Reports/sample/\(table).csv")))
      #expect(made == kept, "\(table).csv")
    }
  }

  /// A way to write the same facts.
  enum Rewriting: CaseIterable, Sendable {
    case oneThread, fourThreads, shuffledRows, carriageReturns, byteOrderMark, reorderedColumns, addedColumn

    var arguments: [String] {
      switch self {
      case .oneThread: ["--threads", "1"]
      case .fourThreads: ["--threads", "4"]
      default: []
      }
    }

    func apply(_ text: String) -> String {
      var records = Records(text).records
      switch self {
      case .oneThread, .fourThreads: return text
      case .byteOrderMark: return "\u{FEFF}" + text
      case .carriageReturns: return records.map { $0.joined(separator: ",") + "\r\n" }.joined()
      case .shuffledRows:
        var rows = Array(records.dropFirst())
        // A fixed shuffle: by the row's own text, read backwards.
        rows.sort { $0.joined().reversed().lexicographicallyPrecedes($1.joined().reversed()) }
        records = [records[0]] + rows
      case .reorderedColumns: records = records.map { $0.reversed() }
      case .addedColumn: records = records.enumerated().map { [$0 == 0 ? "remark" : "\"row, \($0)\""] + $1 }
      }
      return records.map { $0.joined(separator: ",") + "\n" }.joined()
    }
  }
}

/// Records of a well-formed document, each field as it is written, quotes included.
private struct Records {
  var records: [[String]] = []

  init(_ text: String) {
    var (record, field, isQuoted): ([String], String, Bool) = ([], "", false)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, scalar == "," || scalar == "\n" {
        record.append(field)
        field = ""
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      } else {
        field.unicodeScalars.append(scalar)
      }
    }
  }
}
