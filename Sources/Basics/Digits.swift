// Numbers as digits: hexadecimal for digests, zeros before for dates and ids.

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

/// Digits with zeros before them up to `width` digits in all: `007` for `7` and 3. Longer ones stay as they are.
package func zeroPadded(_ digits: String, to width: Int) -> String {
  String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// A number of at least 0 with zeros before it up to `width` digits.
package func zeroPadded(_ number: Int, to width: Int) -> String {
  zeroPadded(String(number), to: width)
}

/// A decimal whose digits are given as a whole number: 862069 with four places is 86.2069.
package func decimalText(_ digits: Int, places: Int) -> String {
  let scale = powerOfTen(places)
  let fraction = zeroPadded(String(digits.magnitude % UInt(scale)), to: places)
  return (digits < 0 ? "-" : "") + String(digits.magnitude / UInt(scale)) + (places > 0 ? "." + fraction : "")
}

/// 10 to a power of at least 0.
package func powerOfTen(_ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
