// The text of a downloaded file as UTF-8 (8.2.7). Nothing is guessed: 1252 and 1251 look alike to a program.

internal import Basics
internal import Foundation

/// An encoding that `--encoding` and a mapping may name.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"

  fileprivate var foundation: String.Encoding {
    switch self {
    case .utf8: .utf8
    case .windows1250: .windowsCP1250
    case .windows1251: .windowsCP1251
    case .windows1252: .windowsCP1252
    case .latin1: .isoLatin1
    // Foundation has no name for it; this is Core Foundation's number.
    case .latin9: String.Encoding(rawValue: 0x8000_020F)
    }
  }
}

/// Reads the bytes of a file as text.
enum SourceText {
  /// The file as UTF-8 without a byte order mark. Throws what a person can do about it, without the file's name.
  static func decode(_ bytes: [UInt8], _ encoding: TextEncoding?) throws(SourceRefusal) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try checked(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard let text = String(data: Data(bytes), encoding: .utf16) else {
        throw SourceRefusal("the text begins like UTF-16 and is not; save it as CSV UTF-8")
      }
      let utf8 = Array(text.utf8)
      return utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(utf8.dropFirst(3)) : utf8
    }
    guard let encoding, encoding != .utf8 else { return try checked(bytes) }
    guard let text = String(data: Data(bytes), encoding: encoding.foundation) else {
      throw SourceRefusal(
        "not \(encoding.rawValue): it has a byte that this encoding has no character for; name another with --encoding"
      )
    }
    return Array(text.utf8)
  }

  /// The bytes, if they are UTF-8.
  private static func checked(_ bytes: [UInt8]) throws(SourceRefusal) -> [UInt8] {
    if (try? UTF8Span(validating: bytes.span)) != nil { return bytes }
    var line = 1
    for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: text, as: UTF8.self) == nil {
        let run = text.drop { $0 < 0x80 }.prefix { $0 >= 0x80 }.prefix(8)
        let shown = run.map { zeroPadded(String($0, radix: 16, uppercase: true), to: 2) }.joined(
          separator: " ")
        throw SourceRefusal(
          "not UTF-8: line \(line) has the bytes \(shown). Save it as CSV UTF-8, or name its encoding: --encoding "
            + TextEncoding.allCases.dropFirst().map(\.rawValue).joined(separator: ", "))
      }
      line += 1
    }
    return bytes
  }
}

/// Why a file is not taken in, and what to do about it: a message to go behind the file's name.
package struct SourceRefusal: Error, Equatable, Sendable {
  package let message: String
  /// The place in the file, `:2:1`; empty for the whole file.
  package let place: String

  init(_ message: String, place: String = "") {
    self.message = message
    self.place = place
  }
}
