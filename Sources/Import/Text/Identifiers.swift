// Identifiers that import makes (8.3.15 and 8.3.19): text, with a letter before the number.

internal import Basics
internal import Foundation
internal import Ingestion

/// Makes identifiers of names and numbers.
enum Identifiers {
  /// `harbor-pine-llc` of `Harbor & Pine, LLC`. Where the name has something outside of ASCII, six digits of its digest
  /// follow, so that two names stay two.
  static func slug(_ name: String) -> String {
    let text = folded(name)
    var slug: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: slug.append(byte)
      default: if slug.last != 0x2D, !slug.isEmpty { slug.append(0x2D) }
      }
    }
    slug = Array(slug.prefix(40))
    while slug.last == 0x2D { slug.removeLast() }
    let plain = String(decoding: slug, as: UTF8.self)
    if !slug.isEmpty, text.utf8.allSatisfy({ $0 < 0x80 }) { return plain }
    return (plain.isEmpty ? "" : plain + "-") + digest(text).prefix(6)
  }

  /// The name as it is compared: NFC, lower case, without outer and doubled spaces.
  static func folded(_ name: String) -> String {
    let text = name.collapsingSpaces
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.precomposedStringWithCanonicalMapping.lowercased()
  }

  /// The contract of transactions with one client, title and agency: `t-` and ten digits.
  static func contract(client: String, title: String, agency: String) -> String {
    let key = slugOrEmpty(client) + "\n" + folded(title) + "\n" + slugOrEmpty(agency)
    return "t-" + digest(key).prefix(10)
  }

  /// The slug of a name; empty for none.
  static func slugOrEmpty(_ name: String) -> String { name.trimmingSpaces.isEmpty ? "" : slug(name) }

  /// SHA-256 in hexadecimal.
  static func digest(_ text: String) -> String { digest(Array(text.utf8)) }

  /// SHA-256 in hexadecimal, as `sha256sum` prints it.
  static func digest(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(bytes.span)) }

  /// Whether a spreadsheet has rounded a long number: `8.8E+05`.
  static func isMangled(_ text: String) -> Bool { isMangled(Array(text.utf8)[...]) }

  static func isMangled(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let mark = bytes.firstIndex(where: { $0 | 0x20 == 0x65 }), mark > bytes.startIndex,
      mark + 2 < bytes.endIndex, bytes[mark + 1] == 0x2B
    else { return false }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    return isDigit(bytes[bytes.startIndex])
      && bytes[..<mark].allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2C }
      && bytes[(mark + 2)...].allSatisfy(isDigit)
  }

  /// Whether chapter 1 takes it for an identifier.
  static func isValid(_ id: String) -> Bool {
    let utf8 = id.utf8
    return !id.isEmpty && (try? IdentifierText.check(utf8.span)) != nil
  }
}
