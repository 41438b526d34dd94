import Basics

/// A table for people: aligned columns under a header. What stands in the cells may come from strangers.
struct TextTable {
  /// A column's heading and the side that its cells stand on.
  struct Column {
    enum Side { case left, right }

    let heading: String
    let side: Side

    /// Text, read from the left.
    static func text(_ heading: String) -> Column { Column(heading: heading, side: .left) }
    /// Numbers, whose ones stand under each other.
    static func number(_ heading: String) -> Column { Column(heading: heading, side: .right) }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: Column...) {
    self.init(columns)
  }

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row; cells that are missing stay empty.
  mutating func add(_ cells: String...) {
    add(cells)
  }

  mutating func add(_ cells: [String]) {
    rows.append(columns.indices.map { $0 < cells.count ? Printable.line(cells[$0]) : "" })
  }

  /// The table, a line a row, no line ending in spaces; the header in bold where the terminal has styles.
  func text(for terminal: Terminal) -> String {
    let headings = columns.map(\.heading)
    let widths = columns.indices.map { column in
      ([headings] + rows).map { TextWidth.columns($0[column]) }.max() ?? 0
    }
    let header = terminal.styled(line(headings, widths), .bold)
    return ([header] + rows.map { line($0, widths) }).map { $0 + "\n" }.joined()
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
