import CByteScan

/// A growing list of bytes in memory of its own. An array checks at every append whether its memory is shared, which
/// is a good part of the cost of writing rows of a dozen fields.
@safe struct ByteBuffer: ~Copyable, @unchecked Sendable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = 64
  /// The number of bytes.
  private(set) var count = 0

  init() {
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// A copy of all bytes.
  var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Removes the last bytes, so that `shorter` are left.
  mutating func truncate(to shorter: Int) { count = min(count, shorter) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count &+= 1
  }

  /// Appends bytes.
  mutating func append(_ text: Span<UInt8>) {
    reserve(text.count)
    unsafe text.withUnsafeBufferPointer { text in
      if let start = text.baseAddress { unsafe (base + count).update(from: start, count: text.count) }
    }
    count &+= text.count
  }

  /// Appends a text, with each quote in it twice.
  mutating func appendDoublingQuotes(_ text: Span<UInt8>) {
    var start = 0
    while start < text.count {
      let quote = unsafe text.withUnsafeBufferPointer { text in
        unsafe text.baseAddress.flatMap {
          unsafe ByteScan(base: $0).first(Byte.quote, from: start, to: text.count)
        }
      }
      guard let quote else { break }
      append(text.extracting(start..<quote + 1))
      append(Byte.quote)
      start = quote + 1
    }
    append(text.extracting(start..<text.count))
  }

  /// Appends a text if no byte of it is a comma, a quote, a CR or an LF. Returns whether it was appended.
  @inline(__always)
  mutating func appendIfPlain(_ text: Span<UInt8>) -> Bool {
    reserve(text.count)
    let isPlain = unsafe text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return true }
      return unsafe bytescan_copy_plain(base + count, start, text.count)
    }
    if isPlain { count &+= text.count }
    return isPlain
  }

  /// Appends a number in decimal digits, with zeros in front if it has fewer than `width` digits.
  @inline(__always)
  mutating func append(_ number: UInt, width: Int) {
    // Most numbers are below 100: counts, months, days, and the decimals of stars.
    guard number < 100, width <= 2 else { return appendLong(number, width: width) }
    if number >= 10 || width == 2 { append(ByteBuffer.digit(number / 10)) }
    append(ByteBuffer.digit(number % 10))
  }

  private mutating func appendLong(_ number: UInt, width: Int) {
    var digits = 1
    var rest = number / 10
    while rest > 0 {
      digits &+= 1
      rest /= 10
    }
    let length = max(digits, width)
    reserve(length)
    var index = count &+ length
    rest = number
    while index > count {
      index &-= 1
      unsafe base[index] = ByteBuffer.digit(rest % 10)
      rest /= 10
    }
    count &+= length
  }

  @inline(__always)
  private static func digit(_ value: UInt) -> UInt8 { UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value) }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity &- count < more { grow(by: more) }
  }

  private mutating func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }
}
