// The messages about headers that can't be used.

internal import Basics

/// What is wrong with a header, and what to do; `place` is its file and line.
func headerMessage(_ issue: HeaderIssue, place: String) -> String {
  switch issue {
  case .missing(let columns, let present) where columns.count == 1:
    return "\(place): the column \"\(columns[0].name)\" is missing among the header's \(present). "
      + (columns[0].nearest.map { "The header has \(shown($0)), which looks like a slip: rename it." }
        ?? "Add it; the order of columns is free.")
  case .missing(let columns, let present):
    let names = columns.map { column in
      "\"\(column.name)\"" + (column.nearest.map { " (the header's \(shown($0)) looks like a slip)" } ?? "")
    }
    let slips = columns.contains { $0.nearest != nil }
    return
      "\(place): \(columns.count) columns are missing among the header's \(present): \(names.joined(separator: ", ")). "
      + (slips ? "Rename the slips and add the others" : "Add them") + "; the order of columns is free."
  case .isAt(let line):
    return "\(place): this is no header, but line \(line) looks like the header. Remove what is above it."
  case .duplicate(let name, let other, let first, let second):
    let spelling = name == other ? "" : ", spelled \(shown(other)) and \(shown(name))"
    return
      "\(place):\(second + 1): the column \(shown(name)) is there twice, "
      + "as columns \(first + 1) and \(second + 1)\(spelling). A name may be used once: remove or rename one of them."
  }
}

/// A name of a header in quotes.
private func shown(_ name: [UInt8]) -> String {
  "\"" + Printable.value(utf8: name.prefix(Finding.longestValue)) + "\""
}
