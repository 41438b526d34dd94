internal import Basics

/// Why a policy file can't be used: everything that is wrong with it, in the file's order.
package struct PolicyError: Error, Equatable, Sendable {
  /// The file as it was named.
  package let file: String
  /// Never empty.
  package let faults: [PolicyFault]

  /// What was found in a file, in any order.
  package init(file: String, faults: [PolicyFault]) {
    self.file = file
    self.faults = faults.sorted { ($0.place ?? .start) < ($1.place ?? .start) }
  }
}

/// One thing wrong in a policy file.
package struct PolicyFault: Error, Equatable, Sendable {
  /// What kind of fault it is; the raw value is a stable code.
  package enum Kind: String, CaseIterable, Sendable {
    case unreadable, tooLarge = "too_large", notText = "not_text", malformed, empty
    case unknownKey = "unknown_key", duplicateKey = "duplicate_key", missingKey = "missing_key"
    case notAllowedHere = "not_allowed_here", wrongType = "wrong_type", outOfRange = "out_of_range"
    case unknownChoice = "unknown_choice", outOfOrder = "out_of_order", duplicateValue = "duplicate_value"
    case unknownPolicy = "unknown_policy", alias
  }

  package let kind: Kind
  /// Where in the file; nil for a fault of the whole file.
  package let place: PolicyPlace?
  /// The key with those it is nested in, `satisfaction.weights.public`; nil for a fault of no key.
  package let key: String?
  /// The value, where a single value is at fault.
  package let value: String?
  /// What is wrong, as a clause: `is not a whole number`.
  package let problem: String
  /// What is allowed or what to do; nil where that is plain.
  package let allowed: String?

  /// A fault; `problem` follows the key and the value in the message.
  package init(
    _ kind: Kind, at place: PolicyPlace? = nil, key: String? = nil, value: String? = nil, _ problem: String,
    allowed: String? = nil
  ) {
    (self.kind, self.place, self.key, self.value) = (kind, place, key, value)
    (self.problem, self.allowed) = (problem, allowed)
  }
}

extension PolicyFault {
  /// A key that means nothing where it is, with the one that was probably meant.
  ///
  /// - Parameters:
  ///   - key: With those that it is nested in.
  ///   - what: The whole that keys are of, `a policy`.
  package static func unknownKey(
    _ member: PolicyNode.Member, _ key: String, of what: String, among known: [String]
  ) -> PolicyFault {
    PolicyFault(
      .unknownKey, at: member.place, key: key, "is not a key of \(what)",
      allowed: Suggestion.question(Suggestion.find(member.key, among: known), quote: "\"")
        + "allowed here: " + known.joined(separator: ", "))
  }
}

/// A line and a column, both from 1; columns count characters (Unicode scalars).
package struct PolicyPlace: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int

  package static let start = PolicyPlace(line: 1, column: 1)

  package static func < (left: PolicyPlace, right: PolicyPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension PolicyError: CustomStringConvertible {
  /// A line for each fault: `strict.yaml:3:12: windows: "six" is not a whole number; allowed: …`.
  package var description: String { messages.joined(separator: "\n") }

  /// The message for each of the faults.
  package var messages: [String] { faults.map { message(for: $0) } }

  /// The message for one of the faults, with the file's name and the place.
  private func message(for fault: PolicyFault) -> String {
    let place = fault.place.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): \(fault)"
  }
}

extension PolicyFault: CustomStringConvertible {
  /// The fault without file and place; of a long value only the beginning.
  package var description: String {
    let key = key.map { "\($0): " } ?? ""
    let value = value.map { $0.unicodeScalars.count <= 60 ? $0 : String($0.unicodeScalars.prefix(57)) + "…" }
    return key + (value.map { "\"\($0)\" " } ?? "") + problem + (allowed.map { "; \($0)" } ?? "")
  }
}
