internal import Basics

/// A table for people: aligned columns under a header. The cells' texts may come from strangers.
package struct TextTable {
  /// A column's heading and the side that its cells are aligned to.
  package struct Column {
    enum Side { case left, right }

    let heading: String
    let side: Side

    /// Text, read from the left.
    package static func text(_ heading: String) -> Column { Column(heading: heading, side: .left) }
    /// Numbers, aligned at their last digit.
    package static func number(_ heading: String) -> Column { Column(heading: heading, side: .right) }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  package init(_ columns: Column...) {
    self.init(columns)
  }

  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row; cells that are missing stay empty.
  package mutating func add(_ cells: String...) {
    add(cells)
  }

  package mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// The table, a line a row, no line ending in spaces; the header in bold where the terminal has styles.
  package func text(for terminal: Terminal) -> String {
    var text = ""
    TextTable.write(columns, rows, for: terminal) { text += $0 }
    return text
  }

  /// Writes a table of any number of rows, line by line. The rows are made twice, for their widths and to be written, so
  /// that they need not be in memory together.
  static func write<Failure: Error>(
    _ columns: [Column], _ rows: some Sequence<[String]>, for terminal: Terminal,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let table = TextTable(columns)
    let headings = columns.map(\.heading)
    var widths = headings.map(TextWidth.columns)
    for row in rows {
      for (column, cell) in table.cells(row).enumerated() {
        widths[column] = max(widths[column], TextWidth.columns(cell))
      }
    }
    try write(terminal.styled(table.line(headings, widths), .bold) + "\n")
    for row in rows { try write(table.line(table.cells(row), widths) + "\n") }
  }

  /// A row's cells, one for each column.
  private func cells(_ row: [String]) -> [String] {
    columns.indices.map { $0 < row.count ? Printable.line(row[$0]) : "" }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = columns.indices.map { column in
      let space = String(repeating: " ", count: widths[column] - TextWidth.columns(cells[column]))
      return columns[column].side == .left ? cells[column] + space : space + cells[column]
    }
    var line = padded.joined(separator: "  ")
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line
  }
}

/// How wide a text is on a terminal.
package enum TextWidth {
  /// How many columns a terminal takes for the text, roughly: wide scripts and emoji take two, marks that join the
  /// letter before take none.
  package static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
