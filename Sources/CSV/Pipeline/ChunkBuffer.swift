// What was read of a file and not handed out yet, and where it can be cut.

struct ChunkBuffer {
  /// `bytes[..<filled]` stands at `offset` in the file, and a record begins at its start.
  var bytes: [UInt8] = []
  var filled = 0
  private(set) var offset: Int
  /// `bytes[..<counted]` holds no LF outside of quotes.
  private var counted = 0
  /// Whether `counted` stands inside of quotes.
  private(set) var isInsideQuotes = false
  private var hasQuote = false

  init(offset: Int) { self.offset = offset }

  /// Drops everything and begins anew at a file offset.
  mutating func restart(at offset: Int) {
    self.offset = offset
    filled = 0
    startCounting()
  }

  mutating func startCounting() {
    counted = 0
    isInsideQuotes = false
    hasQuote = false
  }

  /// Makes room for `count` bytes behind what is filled.
  mutating func reserve(_ count: Int) {
    let missing = filled + count - bytes.count
    if missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// The end of the last record that is complete, as far as quotes tell; nil if none is.
  mutating func findCut() -> Int? {
    guard counted < filled else { return nil }
    let (start, end) = (counted, filled)
    let quotes = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe ByteScan(base: $0).count(Byte.quote, from: start, to: end) } ?? 0
    }
    isInsideQuotes = isInsideQuotes != (quotes % 2 == 1)
    hasQuote = hasQuote || quotes > 0
    counted = filled
    var isInside = isInsideQuotes
    var index = end
    while index > start {
      index -= 1
      if bytes[index] == Byte.quote {
        isInside.toggle()
      } else if bytes[index] == Byte.lineFeed && !isInside {
        return index + 1
      }
    }
    return nil
  }

  /// Moves `bytes[..<cut]`, all of which was looked at for a cut, into a batch and keeps the rest. The batch's memory is used for what comes next.
  mutating func handOut(_ cut: Int, in batch: inout RecordBatch) {
    swap(&batch.bytes, &bytes)
    let rest = filled - cut
    filled = 0
    reserve(rest)
    for index in 0..<rest { bytes[index] = batch.bytes[cut + index] }
    filled = rest
    counted = rest
    batch.begin(.text, offset: offset, count: cut, chunkFileCount: cut)
    batch.hasQuote = hasQuote
    hasQuote = bytes[..<rest].contains(Byte.quote)
    offset += cut
  }

  /// Begins behind a record that was stepped over: `filled` bytes in `bytes`, of which `used` are part of it.
  mutating func resume(at offset: Int, droppingFirst used: Int) {
    for index in used..<max(used, filled) { bytes[index - used] = bytes[index] }
    filled -= used
    self.offset = offset
    startCounting()
  }
}

extension RecordBatch {
  /// Begins a chunk: `count` bytes are in `bytes`, standing for `chunkFileCount` of the file.
  mutating func begin(_ content: Content, offset: Int, count: Int, chunkFileCount: Int) {
    self.content = content
    self.offset = offset
    self.count = count
    self.chunkFileCount = chunkFileCount
    fileCount = content == .skipped ? chunkFileCount : 0
    lines = 0
    hasQuote = false
    endsFile = false
    records.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
  }
}
