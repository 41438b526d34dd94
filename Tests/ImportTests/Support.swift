import Foundation
import Support

@testable import Import

/// A folder of downloads in `Cases`, with mappings beside it, and what import has to make of them.
struct ImportCase: CustomStringConvertible, Sendable {
  let name: String

  var description: String { name }

  static let all = ["downloads", "joined", "graphql", "orders", "tables", "weekly"].map(ImportCase.init)

  private var folder: String { Project.path("Tests/ImportTests/Cases/" + name) }
  var expected: String { folder + "/expected" }

  /// The downloads, each read by the mapping of its name where there is one.
  func sources() throws -> [SourceFile] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/in").sorted().map { file in
      let stem = String(file.prefix { $0 != "." })
      var reading = SourceFile.Reading()
      if let mapping = FileManager.default.contents(atPath: folder + "/\(stem).yaml") {
        (reading.mapping, reading.mappingName) = (Array(mapping), stem + ".yaml")
      }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/in/" + file))
      return SourceFile(name: file, bytes: Array(bytes), reading: reading)
    }
  }

  func build(_ answers: [Answer] = []) throws -> ImportResult {
    try ImportResult(ImportInput(sources: sources(), answers: answers, me: "ada"))
  }
}

extension ImportResult {
  /// A generated file as text; empty for none.
  func text(_ path: String) -> String { String(decoding: bytes(of: path) ?? [], as: UTF8.self) }

  /// The records of a generated table behind its header.
  func rows(_ path: String) -> [String] { text(path).split(separator: "\n").dropFirst().map(String.init) }

  /// All files as text by their paths.
  var texts: [String: String] {
    Dictionary(files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
  }
}

/// The header of a transaction report of 2026, as far as import reads it.
let reportHeader =
  "Date,Transaction ID,Transaction type,Transaction summary,Transaction summary details,Agency team,Freelancer,Client team,Ref ID,Amount $"

/// A transaction report with these rows.
func report(_ rows: String..., name: String = "report.csv") -> SourceFile {
  SourceFile(name: name, bytes: Array(([reportHeader] + rows).joined(separator: "\n").utf8))
}

/// A row of a transaction report.
func row(
  _ day: String, _ type: String = "Hourly", _ amount: String, title: String = "Site", client: String = "Acme",
  ref: String = "1", agency: String = ""
) -> String {
  "\(day),9,\(type),\"\(title)\",,\(agency),Ada,\(client),\(ref),\"\(amount)\""
}

/// A contract of a profile's work history.
func history(
  _ id: String, _ title: String = "Site", client: String = "70", from start: String, to end: String? = nil,
  total: String? = "100", feedback: String = "null"
) -> String {
  """
  {"startedOn":"\(start)T00:00:00.000Z","endedOn":\(end.map { "\"\($0)T00:00:00.000Z\"" } ?? "null"),\
  "totalCharges":\(total.map { "{\"amount\":\($0)}" } ?? "null"),"totalHours":0,"title":"\(title)",\
  "feedback":\(feedback),"clientId":"\(client)","agencyName":null,"id":"\(id)"}
  """
}

/// A page of a profile's work history.
func page(_ items: String..., name: String = "history.json") -> SourceFile {
  SourceFile(name: name, bytes: Array("{\"pageItems\":[\(items.joined(separator: ","))]}".utf8))
}

/// Builds a folder from sources and answers.
func build(_ sources: SourceFile..., answers: [Answer] = []) throws -> ImportResult {
  try ImportResult(ImportInput(sources: sources, answers: answers, me: "me"))
}

/// Why sources are refused; nil where they are taken.
func refusal(_ sources: SourceFile...) -> String? {
  do {
    _ = try ImportResult(ImportInput(sources: sources, answers: [], me: "me"))
    return nil
  } catch {
    if case .refused(let messages) = error { return messages.joined(separator: "\n") }
    return nil
  }
}
