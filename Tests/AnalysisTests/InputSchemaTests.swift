import Basics
import CSV
import Foundation
import Ingestion
import Reporting
import Support
import Testing

/// What `jss schema` says of the input follows from the lists of columns that the reader uses.
struct InputSchemaTests {
  /// SampleData/datapackage.json is the data package of an input. `make record` writes it anew.
  @Test func theSamplesDataPackageIsWhatTheColumnListsSay() throws {
    let path = Project.path("SampleData/datapackage.json")
    let made = JSONWriter.text(InputSchema.package, indents: true) + "\n"
    if Project.isRecording { try Data(made.utf8).write(to: URL(fileURLWithPath: path)) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == made)
  }

  /// Each file has its columns, in chapter 1's order, with what may not be empty.
  @Test(arguments: ExportFile.allCases)
  func eachFileHasItsColumns(file: ExportFile) throws {
    let schema = InputSchema.schema(of: file)
    let fields = try #require(schema["fields"]?.array)
    #expect(fields.compactMap { $0["name"]?.string } == file.columns.map(\.name))
    for (field, column) in zip(fields, file.columns) {
      #expect((field["constraints"]?["required"] == true) == column.needsValue, "\(column.name)")
      let words = field["constraints"]?["enum"]?.array?.compactMap(\.string)
      if case .choice(let choices) = column.value { #expect(words == choices) } else { #expect(words == nil) }
    }
    let text = InputSchema.text(of: [file], for: .none)
    for column in file.columns {
      let row = try #require(
        text.split(separator: "\n").dropFirst(2).first { $0.hasPrefix(column.name + " ") })
      #expect(row.contains(column.isRequired ? " required " : " optional "), "\(row)")
      #expect(row.contains(column.value.name), "\(row)")
      for condition in column.conditions { #expect(row.contains(condition.rawValue), "\(row)") }
    }
  }

  /// The records of the sample keep to the patterns, limits and words that the schema gives for programs.
  @Test func theSampleKeepsToTheSchema() throws {
    // What an import doesn't know is in no sample.
    for file in ExportFile.allCases where file != .unknowns {
      let document = try Data(contentsOf: URL(fileURLWithPath: Project.path("SampleData/\(file.rawValue)")))
      let records = try #require(
        rows(of: Array(document))?.map { $0.map { String(decoding: $0, as: UTF8.self) } })
      let header = try #require(records.first)
      let fields = try #require(InputSchema.schema(of: file)["fields"]?.array)
      for field in fields {
        guard let name = field["name"]?.string, let place = header.firstIndex(of: name) else { continue }
        let constraints = field["constraints"]
        let words = constraints?["enum"]?.array?.compactMap(\.string)
        let pattern = try constraints?["pattern"]?.string.map { try Regex($0) }
        for row in records.dropFirst() {
          let value = row[place]
          if value.isEmpty {
            #expect(constraints?["required"] != true, "\(file.rawValue) \(name)")
            continue
          }
          if let words { #expect(words.contains(value), "\(value)") }
          if let pattern { #expect(value.wholeMatch(of: pattern) != nil, "\(value)") }
          if let least = constraints?["minimum"]?.integer, let most = constraints?["maximum"]?.integer {
            let number = try #require(Double(value))
            #expect(number >= Double(least) && number <= Double(most), "\(value)")
          }
        }
      }
    }
  }
}
