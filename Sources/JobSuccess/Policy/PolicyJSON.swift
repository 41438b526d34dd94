internal import Basics

extension Policy {
  /// The resolved policy in its one canonical form, which is what the digest is taken over (2.8): JSON on one line, keys
  /// sorted by bytes at every depth, no spaces, decimals as strings, whole numbers and flags as such, every key there.
  package var canonicalJSON: String {
    JSONWriter.text(tree.canonicalJSON)
  }
}

extension PolicyTree {
  fileprivate var canonicalJSON: JSONValue {
    switch self {
    case .flag(let value): .bool(value)
    case .whole(let value): .integer(value)
    case .decimal(let text), .text(let text): .string(text)
    case .list(let values): .array(values.map(\.canonicalJSON))
    case .map(let entries):
      .object(
        entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
          .map { JSONValue.Member($0.key, $0.value.canonicalJSON) })
    }
  }
}
