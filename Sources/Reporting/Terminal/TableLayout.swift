internal import Basics

/// Where the columns of a table are: side by side where there is room, else some of them on further lines of each row.
struct TableLayout {
  private let columns: [TextTable.Column]
  private let terminal: Terminal
  private var widths: [Int]
  /// The narrowest that each column may become.
  private var least: [Int]
  /// The columns of each line of a row.
  private var lines: [Range<Int>]

  /// The space between columns, and before those that begin a further line.
  private static let gap = 2
  /// No terminal is taken to be narrower.
  private static let narrowest = 20
  /// Texts are broken to this width, where there isn't more room.
  private static let readable = 20
  /// A longer word may be broken.
  private static let longestWord = 24

  init(_ columns: [TextTable.Column], _ terminal: Terminal) {
    self.columns = columns
    self.terminal = terminal
    widths = columns.map { TextWidth.columns($0.heading) }
    least = columns.map { TextWidth.longestWord($0.heading) }
    lines = [columns.indices]
  }

  /// Makes room for a row.
  mutating func measure(_ row: [String]) {
    for (column, cell) in cells(row).enumerated() {
      widths[column] = max(widths[column], TextWidth.columns(cell))
      least[column] = max(least[column], min(TextWidth.longestWord(cell), TableLayout.longestWord))
    }
  }

  /// Fits the columns into the terminal, once all rows are measured.
  mutating func fit() {
    let room = max(TableLayout.narrowest, terminal.width)
    guard terminal.isTerminal, width(of: columns.indices) > room else { return }
    let natural = widths
    for column in columns.indices where columns[column].side == .left {
      widths[column] = min(widths[column], max(least[column], TableLayout.readable), room - TableLayout.gap)
    }
    lines = TableLayout.lines(of: columns.count, in: room) { width(of: $0) }
    for line in lines { widen(line, to: natural, in: room) }
  }

  /// As many columns a line as there is room for; further lines are indented.
  private static func lines(of count: Int, in room: Int, width: (Range<Int>) -> Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < count {
      let indent = start == 0 ? 0 : gap
      var end = start + 1
      while end < count, indent + width(start..<end + 1) <= room { end += 1 }
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  /// Gives texts the room that a line has left, the last column first.
  private mutating func widen(_ line: Range<Int>, to natural: [Int], in room: Int) {
    let indent = line.lowerBound == 0 ? 0 : TableLayout.gap
    for column in line.reversed() where columns[column].side == .left {
      let left = room - indent - width(of: line)
      widths[column] = min(natural[column], widths[column] + max(0, left))
    }
  }

  private func width(of columns: Range<Int>) -> Int {
    columns.reduce(0) { $0 + widths[$1] } + TableLayout.gap * (columns.count - 1)
  }

  /// The headings, in bold where the terminal has styles.
  var header: String {
    text(of: columns.map(\.heading), isHeader: true).split(separator: "\n")
      .map { terminal.styled(String($0), .bold) + "\n" }.joined()
  }

  /// A row in as many lines as it needs.
  func text(of row: [String]) -> String { text(of: cells(row), isHeader: false) }

  private func text(of cells: [String], isHeader: Bool) -> String {
    lines.map { line in
      let parts = line.map { TextWidth.wrapped(cells[$0], width: widths[$0]) }
      let indent = line.lowerBound == 0 ? "" : String(repeating: " ", count: TableLayout.gap)
      return (0..<(parts.map(\.count).max() ?? 0)).map { number in
        var text = indent
        for (column, part) in zip(line, parts) {
          if column > line.lowerBound { text += String(repeating: " ", count: TableLayout.gap) }
          text += padded(number < part.count ? part[number] : "", column, isHeader: isHeader)
        }
        while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
        return text + "\n"
      }.joined()
    }.joined()
  }

  private func padded(_ cell: String, _ column: Int, isHeader: Bool) -> String {
    let space = String(repeating: " ", count: max(0, widths[column] - TextWidth.columns(cell)))
    switch columns[column].side {
    case .left: return cell + space
    case .right: return space + cell
    case .change: return space + (isHeader ? cell : colored(cell))
    }
  }

  /// A change in the colour of its direction.
  private func colored(_ cell: String) -> String {
    if cell.hasPrefix(TableLayout.up) { return terminal.styled(cell, .green) }
    return cell.hasPrefix(TableLayout.down) ? terminal.styled(cell, .red) : cell
  }

  private static let (up, down) = ("▲", "▼")

  /// A row's cells, one for each column, without anything that can't be printed.
  private func cells(_ row: [String]) -> [String] {
    columns.indices.map { index in
      let cell = index < row.count ? Printable.line(row[index]) : ""
      guard columns[index].side == .change, terminal.isTerminal else { return cell }
      if cell.hasPrefix("+"), cell.contains(where: { ("1"..."9").contains($0) }) {
        return TableLayout.up + " " + cell
      }
      return cell.hasPrefix("-") ? TableLayout.down + " " + cell : cell
    }
  }
}
