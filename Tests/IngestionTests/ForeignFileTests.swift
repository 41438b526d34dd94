import Foundation
import JobSuccess
import Testing

@testable import Analysis
@testable import Ingestion

/// Files that are no CSV as 1.1 has it: messages say what they look like, and the command in the message helps.
@Suite struct ForeignFileTests {
  private let contracts = text(.contracts, base[.contracts] ?? [])
  private let feedback = text(.feedback, base[.feedback] ?? [])

  /// Runs the command that a message gives, in the folder, and puts the result in the file's place.
  private func mend(_ folder: InputFolder, _ message: String, of file: ExportFile) throws {
    let command = try #require(message.firstRange(of: "onvert the file: ")).upperBound
    let end = try #require(message.firstRange(of: " and put the result")).lowerBound
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    shell.arguments = ["-c", String(message[command..<end])]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    let place = folder.path + "/" + file.rawValue
    let result = try FileManager.default.contentsOfDirectory(atPath: folder.path).first {
      $0.hasPrefix(file.rawValue + ".")
    }
    try FileManager.default.removeItem(atPath: place)
    try FileManager.default.moveItem(atPath: folder.path + "/" + #require(result), toPath: place)
  }

  /// What a German spreadsheet writes: semicolons, windows-1252, and a first line that says so. One message has the command
  /// that mends all of it.
  @Test(arguments: [";", "\t"], [true, false])
  func aSpreadsheetsFileIsMendedByTheCommandInTheMessage(separator: String, isWindows: Bool) async throws {
    let table = text(
      .contracts, [["contract_id": "c1", "title": "Müller, \"Logo\"; neu", "status": "Ended"]])
    var bytes = Array(
      table.replacing(",", with: separator).replacing("Müller\(separator) ", with: "Müller, ").utf8)
    if isWindows {
      bytes = table.replacing(",", with: separator).replacing("Müller\(separator) ", with: "Müller, ")
        .unicodeScalars.map { UInt8($0.value) }
    }
    let folder = try InputFolder([.contracts: bytes, .feedback: Array(feedback.utf8)])
    let message = await failure(folder)
    #expect(message.hasPrefix("contracts.csv:1: values are separated by "))
    #expect(message.contains("looks like windows-1252") == isWindows)
    #expect(message.contains("1250.50, not 1250,50, and dates as 2024-08-31, not 31.08.2024."))
    try mend(folder, message, of: .contracts)
    let (dataset, report) = try await folder.read(limit: .strict)
    #expect(try DatasetTexts(dataset).title(of: ContractKey(0)) == "Müller, \"Logo\"; neu")
    #expect(report.files.first?.notes == [.otherCase(column: "status", count: 1)])
  }

  @Test func aWindowsFileWithCommasIsMendedByTheCommandInTheMessage() async throws {
    let table = text(.contracts, [["contract_id": "c1", "title": "Über"], [:]])
    let folder = try InputFolder([
      .contracts: table.unicodeScalars.map { UInt8($0.value) }, .feedback: Array(feedback.utf8),
    ])
    let (_, report) = try await folder.read()
    let message = try #require(report.rows.first).finding.message
    #expect(
      message.contains(
        "It looks like windows-1252. Convert the file: iconv -f WINDOWS-1252 -t UTF-8 contracts.csv"))
    try mend(folder, message, of: .contracts)
    let (dataset, _) = try await folder.read(limit: .strict)
    #expect(try DatasetTexts(dataset).title(of: ContractKey(0)) == "Über")
  }

  @Test func whatIsMostlyNoTextLooksLikeNothingKnown() async throws {
    let folder = try InputFolder([
      .contracts: Array(contracts.utf8) + [UInt8](repeating: 0xFF, count: 50) + [0x0A]
        + Array("c9,\u{81}".utf8)
        + [0x81, 0x0A], .feedback: Array(feedback.utf8),
    ])
    let (_, report) = try await folder.read()
    #expect(report.rows.map(\.finding.code) == [.invalidUTF8, .invalidUTF8])
    #expect(report.rows.allSatisfy { $0.finding.message.hasSuffix("Export the file as UTF-8.") })
  }

  @Test(
    arguments: [
      (
        [0x1F, 0x8B, 8],
        "this is packed by gzip, not CSV. Unpack it: gzip -dc < contracts.csv > contracts.csv.unpacked"
      ),
      (
        Array("PK\u{3}\u{4}[Content_Types].xml".utf8),
        "this is an Excel workbook (.xlsx), not CSV. Save it in the"
      ),
      (
        Array("PK\u{3}\u{4}other".utf8), "this is a zip archive, not CSV. Unpack it: unzip -p contracts.csv >"
      ),
    ] as [([UInt8], String)])
  func packedFilesAndWorkbooksAreNamed(bytes: [UInt8], words: String) async throws {
    let folder = try InputFolder([.contracts: bytes, .feedback: Array(feedback.utf8)])
    let message = await failure(folder)
    #expect(message.hasPrefix("contracts.csv: " + words), "\(message)")
  }

  @Test func aHeaderOfWindowsNamesTheCommand() async throws {
    let folder = try InputFolder([
      .contracts: Array("contract_id,Gr".utf8) + [0xF6] + Array("sse\n".utf8),
      .feedback: Array(feedback.utf8),
    ])
    let message = await failure(folder)
    #expect(message.hasPrefix("contracts.csv:1: the header can't be read: it is not UTF-8."))
    #expect(message.contains("iconv -f WINDOWS-1252 -t UTF-8 contracts.csv > contracts.csv.utf8"))
  }

  @Test func aFileForItsFolderNamesTheFolder() async throws {
    let folder = try InputFolder([.contracts: contracts, .feedback: feedback])
    for (named, shown) in [("contracts.csv", folder.path), ("feedback.csv/", folder.path)] {
      do throws(ExportsError) {
        _ = try await readExports(folder: folder.path + "/" + named, options: ReadingOptions(workers: 1))
        Issue.record("a file is no folder")
      } catch {
        let file = named.replacing("/", with: "")
        #expect(error.message.hasPrefix("\(folder.path)/\(file): this is a file. An input is a folder"))
        #expect(error.message.hasSuffix("name the folder that the file is in: \(shown)"))
      }
    }
  }
}
