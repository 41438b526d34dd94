internal import Basics

extension Policy {
  /// The resolved policy in its one canonical form, which is what the digest is taken over (2.8): JSON on one line, keys
  /// sorted by bytes at every depth, no spaces, decimals as strings, whole numbers and flags as such, every key there.
  package var canonicalJSON: String {
    tree.canonicalJSON
  }
}

extension PolicyTree {
  fileprivate var canonicalJSON: String {
    switch self {
    case .flag(let value): value ? "true" : "false"
    case .whole(let value): String(value)
    case .decimal(let text), .text(let text): PolicyTree.quoted(text)
    case .list(let values): "[" + values.map(\.canonicalJSON).joined(separator: ",") + "]"
    case .map(let entries):
      "{"
        + entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { PolicyTree.quoted($0.key) + ":" + $0.value.canonicalJSON }
        .joined(separator: ",") + "}"
    }
  }

  /// A JSON string. Keys, choices and names are letters, digits, dots and dashes; the rest is escaped all the same.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ":
        result += "\\u" + zeroPadded(String(scalar.value, radix: 16), to: 4)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
