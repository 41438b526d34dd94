// A policy written by the keys of a policy file: as YAML, as JSON with its digest, and as differences from another one.

package import Basics
package import JobSuccess

extension Policy {
  /// The policy as the keys and values of a policy file (2.8), every key, in the file's order, decimals as strings.
  package var parameters: JSONValue {
    .object(
      [JSONValue.Member("name", .string(name))]
        + Policy.keys.map { JSONValue.Member($0.name, $0.write(self)) })
  }

  /// The one canonical form of the policy, which the digest is taken over (2.8): JSON on one line, keys sorted by their
  /// bytes at every depth, no spaces, decimals as strings, whole numbers and flags as such, every key present.
  package var canonicalJSON: String {
    JSONWriter.text(parameters.sorted)
  }

  /// The SHA-256 of ``canonicalJSON`` in hexadecimal, by which every output names the policy (2.8).
  package var digest: String {
    hexadecimal(SHA256.hash(canonicalJSON))
  }

  /// The policy as a policy file that reads back to it. A comment says what each key decides and, for a built-in policy,
  /// has the mark of its source.
  package var yaml: String {
    let isBuiltIn = Policy.builtIn(named: name) == self
    func lines(_ key: PolicyParameter<Policy>, indent: String = "") -> String {
      if !key.isThere(self) { return "" }
      if !key.inner.isEmpty { return key.name + ":\n" + key.inner.map { lines($0, indent: "  ") }.joined() }
      let source = isBuiltIn ? key.source(inBuiltIn: name) ?? .own : .own
      let comment = "# " + key.meaning + (source == .own ? "" : " [\(source.rawValue)]")
      let text = indent + key.name + ": " + key.write(self).inline
      // A comment is behind its key, or above a key whose value leaves no space.
      let column = 40
      if text.utf8.count >= column { return indent + comment + "\n" + text + "\n" }
      return text + String(repeating: " ", count: column - text.utf8.count) + comment + "\n"
    }
    return "name: \(name)\n" + Policy.keys.map { lines($0) }.joined()
  }

  /// Every key in which two policies differ, in the order of the file. The name is one of them.
  package func differences(to other: Policy) -> [PolicyDifference] {
    PolicyDifference.all(parameters, other.parameters, at: "")
  }
}

/// A key that two policies give different values, or that only one of them has.
package struct PolicyDifference: Equatable, Sendable {
  /// The key with those it is nested in: `satisfaction.weights.public`.
  package let key: String
  /// The value as a policy file writes it; nil where the policy has no such key.
  package let left: String?
  package let right: String?

  /// Groups are compared key by key; anything else, a list or a group against `off`, as a whole.
  fileprivate static func all(_ left: JSONValue?, _ right: JSONValue?, at key: String) -> [PolicyDifference] {
    if left == right { return [] }
    guard case .object(let leftMembers) = left, case .object(let rightMembers) = right else {
      return [PolicyDifference(key: key, left: left?.inline, right: right?.inline)]
    }
    return (leftMembers + rightMembers.filter { left?[$0.name] == nil }).flatMap { member in
      all(left?[member.name], right?[member.name], at: key + (key.isEmpty ? "" : ".") + member.name)
    }
  }
}

extension JSONValue {
  /// The value as a policy file writes it, on one line.
  var inline: String {
    switch self {
    case .string(let text): text
    case .array(let values): "[" + values.map(\.inline).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { $0.name + ": " + $0.value.inline }.joined(separator: ", ") + "}"
    default: JSONWriter.text(self)
    }
  }

  fileprivate var sorted: JSONValue {
    if case .array(let values) = self { return .array(values.map(\.sorted)) }
    guard case .object(let members) = self else { return self }
    return .object(
      members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        .map { Member($0.name, $0.value.sorted) })
  }
}
