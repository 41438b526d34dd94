internal import Basics
import JobSuccess

/// A file's header, matched against the columns that chapter 1 names.
///
/// Names are compared without ASCII case and outer blanks, and a blank, `-` and `_` are alike: `Contract ID` is contract_id.
package struct ExportHeader: Equatable, Sendable {
  package let file: ExportFile
  /// The names as they are, in the file's order.
  package let names: [[UInt8]]
  /// For each column of `file.columns`, its place in the header, from 0; nil where it isn't there.
  package let places: [Int?]

  /// Fails where required columns are missing or any column appears twice.
  package init(_ names: [[UInt8]], of file: ExportFile) throws(HeaderIssue) {
    var first: [[UInt8]: Int] = [:]
    for (place, name) in names.enumerated() {
      let key = ExportHeader.key(of: name)
      // Columns without a name, as spreadsheets leave behind, are no column twice.
      guard !key.isEmpty else { continue }
      if let earlier = first.updateValue(place, forKey: key) {
        throw .duplicate(name: name, as: names[earlier], first: earlier, second: place)
      }
    }
    self.file = file
    self.names = names
    places = file.columns.map { first[Array($0.name.utf8)] }
    let missing = zip(file.columns, places).filter { $0.0.isRequired && $0.1 == nil }.map(\.0.name)
    guard missing.isEmpty else {
      let unknown = ignoredNames
      throw .missing(
        missing.map { MissingColumn(name: $0, nearest: Suggestion.find(Array($0.utf8), among: unknown)) },
        present: names.count)
    }
  }

  /// A name as it is compared.
  private static func key(of name: [UInt8]) -> [UInt8] {
    let space = UInt8(ascii: " ")
    let isBlank = { (byte: UInt8) in byte == space || byte == UInt8(ascii: "\t") }
    let trimmed = name.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return trimmed.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
      case space, UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }

  /// How many of a file's columns some names have, of which those that are required.
  static func knownColumns(in names: [[UInt8]], of file: ExportFile) -> (all: Int, required: Int) {
    let keys = Set(names.map(key))
    let known = file.columns.filter { keys.contains(Array($0.name.utf8)) }
    return (known.count, known.count { $0.isRequired })
  }

  /// The names of columns that chapter 1 doesn't know, in the file's order.
  package var ignoredNames: [[UInt8]] {
    let known = Set(places.compactMap(\.self))
    return names.indices.filter { !known.contains($0) }.map { names[$0] }
  }

  /// The columns whose names are written in another way, in the order of chapter 1, each with its name in the header.
  var respelled: [(written: [UInt8], column: String)] {
    zip(file.columns, places).compactMap { column, place in
      guard let place, names[place] != Array(column.name.utf8) else { return nil }
      return (names[place], column.name)
    }
  }

  /// An absent column that an ignored one was perhaps meant to be.
  package func nearestAbsentColumn(to name: [UInt8]) -> String? {
    let absent = zip(file.columns, places).filter { $0.1 == nil }.map(\.0.name)
    return Suggestion.find(String(decoding: name, as: UTF8.self), among: absent)
  }
}

/// What is wrong with a header.
package enum HeaderIssue: Error, Equatable, Sendable {
  /// Required columns aren't there.
  case missing([MissingColumn], present: Int)
  /// The first record is no header, but a later one looks like it.
  case isAt(line: Int)
  /// A column appears twice, perhaps spelled in two ways; places count from 0.
  case duplicate(name: [UInt8], as: [UInt8], first: Int, second: Int)
}

/// A required column that the header lacks.
package struct MissingColumn: Equatable, Sendable {
  package let name: String
  /// A name in the header that looks like a slip for it.
  package let nearest: [UInt8]?
}
