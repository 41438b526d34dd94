internal import Basics

/// What is wrong, or worth a look, with one record: where it stands, the value, what is allowed and what to do.
package struct Finding: Equatable, Sendable {
  package let file: ExportFile
  /// The physical line that the record starts on, from 1.
  package let line: Int
  /// The column's name in the header; nil for a fault of the whole record.
  package let column: String?
  /// The column's place in the header, from 1.
  package let columnNumber: Int?
  package let code: FindingCode
  /// The value's bytes, cut at `longestValue`; nil where none is to blame, or it may not be shown.
  package let value: [UInt8]?
  /// What may stand there, as a noun phrase; empty where the code says it all.
  package let allowed: String

  /// How much of a value a message shows, in bytes.
  package static let longestValue = 100

  /// `contracts.csv:5648:12`: file, line and, where one is to blame, the column's number.
  package var place: String {
    file.rawValue + ":" + String(line) + (columnNumber.map { ":" + String($0) } ?? "")
  }

  /// The place and the value, to stand under a heading that says what is wrong.
  package var placeAndValue: String {
    place + (value.map { ": \"" + Printable.line(utf8: $0) + "\"" } ?? "")
  }

  /// What is wrong, the value, what is allowed and what to do, in one line without the place.
  package var message: String {
    var text = code.title
    if let value {
      text += ": \"" + Printable.line(utf8: value) + (value.count == Finding.longestValue ? "…\"" : "\"")
    }
    if !allowed.isEmpty { text += "; allowed: " + allowed }
    return text + ". " + code.remedy
  }
}

/// A record that doesn't count: a row of rejects.csv (1.5).
package struct Reject: Equatable, Sendable {
  /// Its first fault.
  package let finding: Finding
  /// The raw record without its line end, cut at `longestRecord` bytes.
  package let rawRecord: [UInt8]

  /// How much of a record rejects.csv shows, in bytes.
  package static let longestRecord = 1000

  /// The raw record as text, bytes that are no UTF-8 as `\xNN`.
  package var record: String {
    Printable.text(utf8: rawRecord)
  }
}
