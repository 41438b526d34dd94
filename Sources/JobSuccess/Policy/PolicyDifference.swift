/// A key that two policies give different values, or that only one of them has.
package struct PolicyDifference: Equatable, Sendable {
  /// The key with those it is nested in: `satisfaction.weights.public`.
  package let key: String
  /// The value as a policy file writes it; nil where the policy has no such key.
  package let left: String?
  package let right: String?
}

extension Policy {
  /// Every key in which two policies differ, in the order of the file. The name is one of them.
  package func differences(to other: Policy) -> [PolicyDifference] {
    PolicyTree.differences(tree, other.tree, at: "")
  }
}

extension PolicyTree {
  /// The value as a policy file writes it, on one line.
  package var inline: String {
    switch self {
    case .flag(let value): value ? "true" : "false"
    case .whole(let value): String(value)
    case .decimal(let text), .text(let text): text
    case .list(let values): "[" + values.map(\.inline).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { $0.key + ": " + $0.value.inline }.joined(separator: ", ") + "}"
    }
  }

  /// Groups are compared key by key; anything else, a list or a group against `off`, as a whole.
  fileprivate static func differences(
    _ left: PolicyTree?, _ right: PolicyTree?, at key: String
  ) -> [PolicyDifference] {
    if left == right { return [] }
    guard case .map(let leftEntries) = left, case .map(let rightEntries) = right else {
      return [PolicyDifference(key: key, left: left?.inline, right: right?.inline)]
    }
    let added = rightEntries.filter { entry in !leftEntries.contains { $0.key == entry.key } }
    return (leftEntries + added).flatMap { entry in
      let values = [leftEntries, rightEntries].map { entries in entries.first { $0.key == entry.key }?.value }
      return differences(values[0], values[1], at: key.isEmpty ? entry.key : key + "." + entry.key)
    }
  }
}
