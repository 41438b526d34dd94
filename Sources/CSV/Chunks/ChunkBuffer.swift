/// The bytes that were read of a file and are not in a chunk yet. It finds where they can be cut.
struct ChunkBuffer {
  /// `bytes[..<filled]` are the bytes of the file from `offset` on, where a record begins. The rest is unused.
  var bytes: [UInt8] = []
  var filled = 0
  private(set) var offset: Int
  /// `bytes[..<counted]` were searched for a cut, and have no LF outside of quotes.
  private var counted = 0
  /// Whether index `counted` is inside of quotes.
  private(set) var isInsideQuotes = false
  private var hasQuote = false

  init(offset: Int) { self.offset = offset }

  /// Removes all bytes, to begin again at an offset of the file.
  mutating func restart(at offset: Int) {
    self.offset = offset
    filled = 0
    startCounting()
  }

  /// Forgets the counted quotes.
  mutating func startCounting() {
    counted = 0
    isInsideQuotes = false
    hasQuote = false
  }

  /// Makes `bytes` large enough for `count` more bytes.
  mutating func reserve(_ count: Int) {
    let missing = filled + count - bytes.count
    if missing > 0 { bytes += [UInt8](repeating: 0, count: missing) }
  }

  /// The end of the last complete record, judged by counting quotes; nil if there is none.
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

  /// Moves `bytes[..<cut]` into a batch and keeps the rest. The batch's memory is used for the next bytes.
  mutating func move(upTo cut: Int, to batch: inout RecordBatch) {
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

  /// Begins again at an offset of the file, after a skipped record: the first `used` bytes belong to it and are
  /// removed.
  mutating func resume(at offset: Int, droppingFirst used: Int) {
    for index in used..<max(used, filled) { bytes[index - used] = bytes[index] }
    filled -= used
    self.offset = offset
    startCounting()
  }
}

extension RecordBatch {
  /// Begins a chunk: `bytes` has `count` bytes, for `chunkFileCount` bytes of the file.
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
