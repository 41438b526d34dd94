import JobSuccess

/// A rejected record that is listed: its place in the file, and what is wrong with it.
struct ListedReject: Equatable, Sendable {
  /// The byte that the record begins at.
  var offset: Int
  /// The physical line, from 1.
  var line: Int
  /// The number of the record's bytes that rejects.csv shows.
  var count: Int
  var code: IssueCode
  /// The index in the file's columns; nil for the whole record.
  var column: Int?
  /// The number of the text that says what is allowed.
  var allowed: Int
  var day: Day?
  /// The value at fault, where it may be shown; else empty.
  var value: ArraySlice<UInt8>
}

/// The rejected records of a file in the file's order, in some ten bytes each beside their values: all records of a large
/// file may be rejected.
///
/// Offsets and lines are written as differences, and all numbers in as many bytes as they need (seven bits a byte, the lowest
/// first). Blocks of records can be read by themselves.
struct RejectList: Sendable {
  /// How many records a block has.
  static let blockSize = 256
  private static let codes = IssueCode.allCases

  private(set) var count = 0
  private var blocks: [Block] = []
  private var last = (offset: 0, line: 0)

  /// `blockSize` records, the first of which differs from this offset and line.
  private struct Block {
    let offset: Int
    let line: Int
    var bytes: [UInt8] = []
  }

  /// How many bytes all records take.
  var byteCount: Int { blocks.reduce(0) { $0 + $1.bytes.count + MemoryLayout<Block>.stride } }

  /// Adds a record that is behind those before it.
  mutating func append(_ record: ListedReject) {
    if count.isMultiple(of: RejectList.blockSize) {
      blocks.append(Block(offset: last.offset, line: last.line))
    }
    let code = RejectList.codes.firstIndex(of: record.code) ?? 0
    write(record.offset - last.offset)
    write(record.line - last.line)
    write(record.count)
    write(code)
    write(record.column.map { $0 + 1 } ?? 0)
    write(record.allowed)
    write(record.day.map { Int($0.number) + 1 } ?? 0)
    write(record.value.count)
    blocks[blocks.count - 1].bytes += record.value
    last = (record.offset, record.line)
    count += 1
  }

  private mutating func write(_ number: Int) {
    var left = UInt(number)
    while left >= 0x80 {
      blocks[blocks.count - 1].bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
      left >>= 7
    }
    blocks[blocks.count - 1].bytes.append(UInt8(truncatingIfNeeded: left))
  }

  /// A place in the list, from which records are read one after the other.
  struct Reader: Sendable {
    /// The index of the next record.
    private(set) var index = 0
    private var position = 0
    private var offset = 0
    private var line = 0

    /// Goes to a record, through those before it in its block.
    mutating func move(to wanted: Int, in list: RejectList) {
      guard wanted != index else { return }
      self = Reader()
      index = wanted - wanted % RejectList.blockSize
      while index < wanted { _ = next(in: list) }
    }

    /// The next record. There must be one.
    mutating func next(in list: RejectList) -> ListedReject {
      let block = list.blocks[index / RejectList.blockSize]
      if index.isMultiple(of: RejectList.blockSize) {
        (position, offset, line) = (0, block.offset, block.line)
      }
      offset += read(block.bytes)
      line += read(block.bytes)
      let (count, code, column) = (read(block.bytes), read(block.bytes), read(block.bytes))
      let (allowed, day, valueCount) = (read(block.bytes), read(block.bytes), read(block.bytes))
      let value = block.bytes[position..<position + valueCount]
      position += valueCount
      index += 1
      return ListedReject(
        offset: offset, line: line, count: count, code: RejectList.codes[code],
        column: column == 0 ? nil : column - 1, allowed: allowed,
        day: day == 0 ? nil : Day(number: Int32(day - 1)), value: value)
    }

    private mutating func read(_ bytes: [UInt8]) -> Int {
      var (number, shift) = (0, 0)
      while true {
        let byte = bytes[position]
        position += 1
        number |= Int(byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
    }
  }
}
