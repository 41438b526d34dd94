package import JobSuccess

extension Policy {
  /// The policy as a policy file that reads back to it, with what each key decides and, for a built-in policy,
  /// the mark of its source.
  package var yaml: String {
    guard case .map(let entries) = tree else { return "" }
    let isBuiltIn = Policy.builtIn(named: name) == self
    return entries.map { entry in
      guard case .map(let inner) = entry.value, entry.key == "satisfaction" else {
        return line("\(entry.key): \(entry.value.inline)", comment(entry.key, isBuiltIn))
      }
      let lines = inner.map {
        line("  \($0.key): \($0.value.inline)", comment("satisfaction.\($0.key)", isBuiltIn))
      }
      return "\(entry.key):\n" + lines.joined()
    }.joined()
  }

  /// A comment stands behind its key, or above a key whose value leaves no room.
  private func line(_ text: String, _ comment: String) -> String {
    let column = 40
    if comment.isEmpty { return text + "\n" }
    if text.utf8.count < column {
      return text + String(repeating: " ", count: column - text.utf8.count) + "# " + comment + "\n"
    }
    return text.prefix { $0 == " " } + "# \(comment)\n" + text + "\n"
  }

  private func comment(_ key: String, _ isBuiltIn: Bool) -> String {
    guard let parameter = PolicyParameter.all.first(where: { $0.key == key }) else { return "" }
    let mark = isBuiltIn ? parameter.source(inBuiltIn: name)?.mark ?? "" : ""
    return parameter.meaning + (mark.isEmpty ? "" : " \(mark)")
  }
}
