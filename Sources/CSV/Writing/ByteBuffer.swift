// Bytes put one behind the other, in memory of their own: an array asks at every byte whether anybody else holds it, and
// with a dozen fields a row that is a good part of what writing costs.

import CByteScan

/// Bytes that grow at their end.
@safe struct ByteBuffer: ~Copyable, @unchecked Sendable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = 64
  /// How many bytes there are.
  private(set) var count = 0

  init() {
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// A copy of all bytes.
  var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Takes the last bytes away again, down to `shorter`.
  mutating func truncate(to shorter: Int) { count = min(count, shorter) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    unsafe base[count] = byte
    count &+= 1
  }

  /// Appends a text as it is.
  mutating func append(_ text: Span<UInt8>) {
    makeRoom(text.count)
    unsafe text.withUnsafeBufferPointer { text in
      if let start = text.baseAddress { unsafe (base + count).update(from: start, count: text.count) }
    }
    count &+= text.count
  }

  /// Appends a text if none of it is a comma, quote, CR or LF; else nothing changes. Returns whether it was appended.
  @inline(__always)
  mutating func appendIfPlain(_ text: Span<UInt8>) -> Bool {
    makeRoom(text.count)
    let isPlain = unsafe text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return true }
      return unsafe bytescan_copy_plain(base + count, start, text.count)
    }
    if isPlain { count &+= text.count }
    return isPlain
  }

  /// Appends a number's digits, with zeros in front up to `width` of them.
  @inline(__always)
  mutating func append(_ number: UInt, width: Int) {
    // Most numbers are small, and so are months, days and the decimals of stars.
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
    makeRoom(length)
    var place = count &+ length
    rest = number
    while place > count {
      place &-= 1
      unsafe base[place] = ByteBuffer.digit(rest % 10)
      rest /= 10
    }
    count &+= length
  }

  @inline(__always)
  private static func digit(_ value: UInt) -> UInt8 { UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value) }

  @inline(__always)
  private mutating func makeRoom(_ more: Int) {
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
