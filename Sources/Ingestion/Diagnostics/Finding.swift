internal import Basics

/// An issue of one record as it is reported: the place, the value, and what is allowed instead.
package struct Finding: Equatable, Sendable {
  package let file: ExportFile
  /// The physical line that the record starts on, from 1.
  package let line: Int
  /// The column's name as chapter 1 has it; nil for an issue of the whole record.
  package let column: String?
  /// The column's place in the header, from 1.
  package let columnNumber: Int?
  package let code: IssueCode
  /// The value's bytes, cut at `longestValue`; nil where the issue is not a value's, or the value may not be shown.
  package let value: [UInt8]?
  /// The identifier that was probably meant, of those that are known; nil where none is near or none was searched for.
  package var nearest: [UInt8]?
  /// What is allowed instead, as a noun phrase.
  package let allowed: String
  /// What to do, where more is known than the code's remedy says.
  package var advice: Advice?

  /// The most bytes of a value that a message shows.
  package static let longestValue = 100

  /// `contracts.csv:5648:12`: file, line and, where there is one, the column's number.
  package var place: String {
    file.rawValue + ":" + String(line) + (columnNumber.map { ":" + String($0) } ?? "")
  }

  /// The place and the value, for a list under a heading that says what is wrong.
  package var placeAndValue: String {
    place + (value.map { ": \"" + Printable.value(utf8: $0) + "\"" } ?? "")
  }

  /// One line without the place: what is wrong, the value, what is allowed and what to do.
  package var message: String {
    var text = code.title
    if let value {
      text += ": \"" + Printable.value(utf8: value) + (value.count == Finding.longestValue ? "…\"" : "\"")
    }
    if let nearest { text += "; the nearest that is there: \"" + Printable.value(utf8: nearest) + "\"" }
    if !allowed.isEmpty { text += "; allowed: " + allowed }
    return text + ". " + (advice?.text(for: file) ?? code.remedy)
  }
}

/// What to do about a record that looks like something known.
package enum Advice: Equatable, Sendable {
  /// Excel writes `="001"` for a text that it would read as a number.
  case formulaOfText
  /// The bytes that are no UTF-8 look like letters of Windows' encoding for western Europe.
  case windows1252

  /// The advice for a record; nil where it looks like nothing known.
  init?(_ code: IssueCode, value: [UInt8]?, record: ArraySlice<UInt8>) {
    switch code {
    case .strayQuote where Advice.holdsFormulaOfText(record): self = .formulaOfText
    case .malformedIdentifier where value?.starts(with: Array("=\"".utf8)) == true: self = .formulaOfText
    case .invalidUTF8 where Advice.looksLikeWindows1252(record): self = .windows1252
    default: return nil
    }
  }

  fileprivate func text(for file: ExportFile) -> String {
    switch self {
    case .formulaOfText:
      "Excel's =\"001\" is a formula that keeps a text from being read as a number: write the text alone, 001."
    case .windows1252: "It looks like windows-1252. " + Advice.conversion(of: file.rawValue, file: file)
    }
  }

  /// Whether a field begins with `="`.
  private static func holdsFormulaOfText(_ record: ArraySlice<UInt8>) -> Bool {
    var before = UInt8(ascii: ",")
    var isFormula = false
    for byte in record {
      if isFormula, byte == UInt8(ascii: "\"") { return true }
      isFormula = byte == UInt8(ascii: "=") && before == UInt8(ascii: ",")
      before = byte
    }
    return false
  }

  /// Whether a text that is no UTF-8 is mostly ASCII, and the rest of it bytes that windows-1252 has a letter or sign for.
  private static func looksLikeWindows1252(_ record: ArraySlice<UInt8>) -> Bool {
    var left = record.count / 3
    for byte in record where byte >= 0x80 {
      switch byte {
      case 0x81, 0x8D, 0x8F, 0x90, 0x9D: return false
      default: left -= 1
      }
      if left < 0 { return false }
    }
    return true
  }
}

/// A record that doesn't count: a row of rejects.csv (1.5).
package struct Reject: Equatable, Sendable {
  /// Its first issue.
  package let finding: Finding
  /// The raw record without its line end, cut at `longestRecord` bytes.
  package let rawRecord: [UInt8]

  /// The most bytes of a record that rejects.csv shows.
  package static let longestRecord = 1000

  /// The raw record as text, with bytes that are not UTF-8 escaped as `\xNN`.
  package var record: String {
    Printable.text(utf8: rawRecord)
  }

  /// The same as bytes.
  package var recordUTF8: [UInt8] {
    UTF8Escaping.escaped(rawRecord)
  }
}
