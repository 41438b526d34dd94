internal import Basics
import JobSuccess

/// A file's header, matched against the columns that chapter 1 names. Names match byte for byte.
package struct ExportHeader: Equatable, Sendable {
  package let file: ExportFile
  /// The names, in the file's order.
  package let names: [[UInt8]]
  /// For each column of `file.columns`, its place in the header, from 0; nil where it isn't there.
  package let places: [Int?]

  /// Fails where a required column is missing or any column appears twice.
  package init(_ names: [[UInt8]], of file: ExportFile) throws(HeaderIssue) {
    var first: [[UInt8]: Int] = [:]
    // Columns without a name, as spreadsheets leave behind, are no column twice.
    for (place, name) in names.enumerated() where !name.isEmpty {
      if let earlier = first.updateValue(place, forKey: name) {
        throw .duplicate(name: name, first: earlier, second: place)
      }
    }
    self.file = file
    self.names = names
    places = file.columns.map { first[Array($0.name.utf8)] }
    for (column, place) in zip(file.columns, places) where column.isRequired && place == nil {
      let unknown = ignoredNames
      throw .missing(
        name: column.name, nearest: Suggestion.find(Array(column.name.utf8), among: unknown),
        present: names.count)
    }
  }

  /// The names of columns that chapter 1 doesn't know, in the file's order.
  package var ignoredNames: [[UInt8]] {
    let known = Set(places.compactMap(\.self))
    return names.indices.filter { !known.contains($0) }.map { names[$0] }
  }

  /// An absent column that an ignored one was perhaps meant to be.
  package func nearestAbsentColumn(to name: [UInt8]) -> String? {
    let absent = zip(file.columns, places).filter { $0.1 == nil }.map(\.0.name)
    return Suggestion.find(String(decoding: name, as: UTF8.self), among: absent)
  }
}

/// What is wrong with a header.
package enum HeaderIssue: Error, Equatable, Sendable {
  /// A required column isn't there; `nearest` is a name in the header that looks like a slip for it.
  case missing(name: String, nearest: [UInt8]?, present: Int)
  /// A name appears twice; places count from 0.
  case duplicate(name: [UInt8], first: Int, second: Int)
}
