internal import Basics

/// A table for people: aligned columns under a header. The cells' texts may come from strangers.
///
/// On a terminal it is never wider than that: texts break between words, and where that isn't enough a row takes several
/// lines. In a file or a pipe each row is a line, as wide as it is.
package struct TextTable {
  /// A column's heading and the side that its cells are aligned to.
  package struct Column {
    enum Side { case left, right, change }

    let heading: String
    let side: Side

    /// Text, read from the left.
    package static func text(_ heading: String) -> Column { Column(heading: heading, side: .left) }
    /// Numbers, aligned at their last digit.
    package static func number(_ heading: String) -> Column { Column(heading: heading, side: .right) }
    /// Numbers with a sign; a terminal shows their direction as a shape, and in colour where it has some.
    package static func change(_ heading: String) -> Column { Column(heading: heading, side: .change) }
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

  /// The table, no line ending in spaces; the header in bold where the terminal has styles.
  package func text(for terminal: Terminal) -> String {
    var text = ""
    TextTable.write(columns, rows, for: terminal) { text += $0 }
    return text
  }

  /// Writes a table of any number of rows, row by row. The rows are made twice, for their widths and to be written, so
  /// that they need not be in memory together.
  static func write<Failure: Error>(
    _ columns: [Column], _ rows: some Sequence<[String]>, for terminal: Terminal,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var layout = TableLayout(columns, terminal)
    for row in rows { layout.measure(row) }
    layout.fit()
    try write(layout.header)
    for row in rows { try write(layout.text(of: row)) }
  }
}
