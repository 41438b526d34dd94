internal import Basics

/// An issue of one record as it is reported: the place, the value, and what is allowed instead.
package struct Finding: Equatable, Sendable {
  package let file: ExportFile
  /// The physical line that the record starts on, from 1.
  package let line: Int
  /// The column's name in the header; nil for an issue of the whole record.
  package let column: String?
  /// The column's place in the header, from 1.
  package let columnNumber: Int?
  package let code: IssueCode
  /// The value's bytes, cut at `longestValue`; nil where the issue is not a value's, or the value may not be shown.
  package let value: [UInt8]?
  /// What is allowed instead, as a noun phrase.
  package let allowed: String

  /// The most bytes of a value that a message shows.
  package static let longestValue = 100

  /// `contracts.csv:5648:12`: file, line and, where there is one, the column's number.
  package var place: String {
    file.rawValue + ":" + String(line) + (columnNumber.map { ":" + String($0) } ?? "")
  }

  /// The place and the value, for a list under a heading that says what is wrong.
  package var placeAndValue: String {
    place + (value.map { ": \"" + Printable.line(utf8: $0) + "\"" } ?? "")
  }

  /// One line without the place: what is wrong, the value, what is allowed and what to do.
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
}
