// Numbers as digits, and digits as numbers.

/// Bytes in lower-case hexadecimal, two digits each, as `sha256sum` prints a digest.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// Digits with leading zeros, `width` digits in all: `007` for `7` and 3. Longer ones stay as they are.
package func zeroPadded(_ digits: String, to width: Int) -> String {
  String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// A number of at least 0 with leading zeros, `width` digits in all.
package func zeroPadded(_ number: Int, to width: Int) -> String {
  zeroPadded(String(number), to: width)
}

/// A whole number with a point before its last `places` digits: `0.25` for 25 and 2, `-3.50` for -350 and 2.
package func decimalText(_ units: Int, places: Int) -> String {
  let digits = zeroPadded(String(units.magnitude), to: places + 1)
  let point = digits.utf8.index(digits.endIndex, offsetBy: -places)
  return (units < 0 ? "-" : "") + digits[..<point] + (places > 0 ? "." : "") + digits[point...]
}

/// Reads a plain decimal in units of the last of `places` decimals: `-12.5` with two places is -1250.
///
/// A plain decimal has ASCII digits, on both sides of the point where there is one, and perhaps a `-` before them. The
/// result is nil for anything else, for `-0` and for more than `places` decimals. A value beyond 17 digits comes out as
/// some number of at least 10^17, so that comparing it with a limit is still right.
@inlinable @inline(__always)
package func units(of decimal: Span<UInt8>, places: Int) -> Int64? {
  let isNegative = decimal.count > 0 && decimal[0] == UInt8(ascii: "-")
  let start = isNegative ? 1 : 0
  var value: Int64 = 0
  let point = readDigits(of: decimal, from: start, into: &value)
  guard point > start else { return nil }
  var missingPlaces = places
  if point < decimal.count {
    let end = readDigits(of: decimal, from: point + 1, into: &value)
    guard decimal[point] == UInt8(ascii: "."), end == decimal.count, end > point + 1,
      end - point - 1 <= places
    else { return nil }
    missingPlaces -= end - point - 1
  }
  for _ in 0..<missingPlaces { append(0, to: &value) }
  if isNegative { return value == 0 ? nil : -value }
  return value
}

/// Appends the digits at `start` to a value; returns the index of the first byte that is none.
@inlinable @inline(__always)
func readDigits(of text: Span<UInt8>, from start: Int, into value: inout Int64) -> Int {
  var index = start
  while index < text.count {
    let digit = text[index] &- UInt8(ascii: "0")
    guard digit < 10 else { break }
    append(digit, to: &value)
    index &+= 1
  }
  return index
}

/// Appends a digit to a value of up to 17 digits; a larger one stays as it is.
@inlinable @inline(__always)
func append(_ digit: UInt8, to value: inout Int64) {
  if value < 100_000_000_000_000_000 { value = value &* 10 &+ Int64(digit) }
}

/// 10 to a power of at least 0.
package func powerOfTen(_ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
