import ArgumentParser
import Basics
import Ingestion
import JobSuccess

/// `stars=5,private=10` on the command line: each key at most once, in any order.
struct KeyedValues {
  private let values: [String: String]

  init(_ text: String, allowed: [String]) throws {
    var values: [String: String] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      guard pair.count == 2, !pair[1].isEmpty else {
        throw ValidationError(
          "'\(Printable.line(String(part)))' is no key=value; the keys are \(allowed.joined(separator: ", "))"
        )
      }
      guard allowed.contains(pair[0]) else {
        let nearest = Suggestion.question(Suggestion.find(pair[0], among: allowed))
        throw ValidationError(
          "'\(Printable.line(pair[0]))' is no key; \(nearest)the keys are \(allowed.joined(separator: ", "))")
      }
      guard values.updateValue(pair[1], forKey: pair[0]) == nil else {
        throw ValidationError("'\(pair[0])' is given twice")
      }
    }
    self.values = values
  }

  func names(_ key: String) -> Bool { values[key] != nil }

  func whole(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    try values[key].map { try WholeNumber.read($0, in: range, of: key) }
  }

  /// A value read as its column of the exports is.
  func value<Value>(_ key: String, _ read: (Span<UInt8>) throws(ValueIssue) -> Value) throws -> Value? {
    guard let text = values[key] else { return nil }
    do throws(ValueIssue) {
      return try read(Array(text.utf8).span)
    } catch {
      throw ValidationError("\(key) '\(Printable.line(text))' can't be; allowed: \(error.allowed)")
    }
  }

  /// The same for what may also be `none`: nil inside.
  func optional<Value>(_ key: String, _ read: (Span<UInt8>) throws(ValueIssue) -> Value) throws -> Value?? {
    if values[key] == "none" { return .some(nil) }
    return try value(key, read)
  }
}

/// Whole numbers on the command line.
enum WholeNumber {
  /// Reads plain digits of a value within a range.
  static func read(_ text: String, in range: ClosedRange<Int>, of key: String? = nil) throws -> Int {
    let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits, let number = Int(text), range.contains(number) else {
      throw ValidationError(
        (key.map { "\($0) " } ?? "") + "'\(Printable.line(text))' can't be; allowed: a whole number from "
          + "\(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
