import Basics

/// What a message is about, for those who read messages by a program: the member `event` of a JSON log line.
enum LoggedEvent: String, CaseIterable, Sendable {
  /// Anything that has no event of its own.
  case message
  /// Something of the input that an operator should see; `code` says what.
  case inputWarning = "input_warning"
  case recordsRejected = "records_rejected"
  /// What could a profile's score be, of whose contracts not all is known.
  case scoreUnclear = "score_unclear"
  case runScored = "run_scored"
  case runPublished = "run_published"
  case runHeld = "run_held"
  case runThere = "run_already_there"
  case runPromoted = "run_promoted"
  case runRemoved = "run_removed"
  /// What a run would do that was asked with --dry-run.
  case runTried = "run_tried"
  /// A rule that could not be tried, for there is no earlier run.
  case ruleNotTried = "rule_not_tried"
  case historyPruned = "history_pruned"
  case historyFailed = "history_failed"
  /// Where something can be looked at.
  case pageWritten = "page_written"
  case failed
}

/// A fact of a message, as a value of its own type: numbers are numbers in JSON.
enum LogDetail: Sendable {
  case runID(String)
  case asOf(String)
  case file(String)
  /// The physical line and, where there is one, the column's number.
  case line(Int)
  case column(Int)
  /// The code of a finding.
  case code(String)
  case count(Int)
  /// In milliseconds; written as seconds.
  case duration(Int)
  case folder(String)
  case rule(String)
  case exitCode(Int)
  case profiles(Int)
  case scored(Int)
  /// In hundredths of a percent.
  case mean(Int?)
  case changed(Int)

  var member: JSONValue.Member {
    switch self {
    case .runID(let id): .init("run_id", .string(id))
    case .asOf(let day): .init("as_of", .string(day))
    case .file(let name): .init("file", .string(name))
    case .line(let line): .init("line", .integer(line))
    case .column(let column): .init("column", .integer(column))
    case .code(let code): .init("code", .string(code))
    case .count(let count): .init("count", .integer(count))
    case .duration(let milliseconds): .init("duration", .optional(milliseconds, places: 3))
    case .folder(let path): .init("folder", .string(path))
    case .rule(let rule): .init("rule", .string(rule))
    case .exitCode(let code): .init("exit_code", .integer(code))
    case .profiles(let count): .init("profiles", .integer(count))
    case .scored(let count): .init("scored", .integer(count))
    case .mean(let hundredths): .init("mean", .optional(hundredths, places: 2))
    case .changed(let count): .init("changed", .integer(count))
    }
  }
}

extension LogDetail {
  var isFile: Bool { if case .file = self { true } else { false } }

  /// The file, the line and the column that a message begins with, as `contracts.csv:5648:12`; before them a count and a
  /// code may be, as `9 malformed_date: `. None where it begins with something else.
  static func place(in message: String) -> [LogDetail] {
    if let (_, count, code, rest) = message.wholeMatch(of: /([0-9]+) ([a-z_]+): (.*)/.dotMatchesNewlines())?
      .output
    {
      let place = place(in: String(rest))
      return place.isEmpty ? [] : place + [.code(String(code))] + (Int(count).map { [.count($0)] } ?? [])
    }
    let parts = message.prefix { $0 != " " }.split(
      separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].hasSuffix(".csv"), let line = Int(parts[1]), line > 0 else { return [] }
    let column = parts.count > 2 ? Int(parts[2]).map { [LogDetail.column($0)] } ?? [] : []
    return [.file(String(parts[0])), .line(line)] + column
  }
}

/// A value of a log line on its way through swift-log, which knows texts alone.
struct LogValue: CustomStringConvertible, Sendable {
  let json: JSONValue

  var description: String { JSONWriter.text(json) }
}
