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
