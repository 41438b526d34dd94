// The values of a mapping file: groups of keys, texts and words.

internal import Basics
internal import Ingestion

extension MappingReader {
  func path(_ key: String?, _ name: String) -> String { key.map { $0 + "." + name } ?? name }

  /// The members of a group by their keys, after noting those that mean nothing in it.
  mutating func group(_ node: PolicyNode, _ key: String?, _ known: [String]) -> [String: PolicyNode]? {
    guard case .map(let members) = node.content else {
      faults.append(
        PolicyFault(
          .wrongType, at: node.place, key: key, "is \(node.kindName)",
          allowed: "allowed: the keys " + known.joined(separator: ", ")))
      return nil
    }
    refuseUnknown(members, key, known)
    return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  mutating func refuseUnknown(_ members: [PolicyNode.Member], _ key: String?, _ known: [String]) {
    for member in members where !known.contains(member.key) {
      faults.append(.unknownKey(member, path(key, member.key), of: "a mapping", among: known))
    }
  }

  /// The members of a group whose keys are the table's own, or known ones.
  mutating func everyMember(
    _ node: PolicyNode?, _ key: String, _ known: [String]? = nil, required: PolicyNode? = nil
  ) -> [PolicyNode.Member] {
    guard let node else {
      if let required {
        faults.append(
          PolicyFault(.missingKey, at: required.place, key: key, "is missing", allowed: "add it"))
      }
      return []
    }
    guard case .map(let members) = node.content else {
      wrong(node, key, nil, "allowed: a group of keys")
      return []
    }
    guard let known else { return members }
    refuseUnknown(members, key, known)
    return members.filter { known.contains($0.key) }
  }

  mutating func text(
    _ node: PolicyNode?, _ key: String, mayBeEmpty: Bool = false, required: PolicyNode? = nil
  ) -> String? {
    guard let node else {
      if let required {
        faults.append(
          PolicyFault(.missingKey, at: required.place, key: key, "is missing", allowed: "add it"))
      }
      return nil
    }
    guard case .scalar(let text, _) = node.content, mayBeEmpty || !text.isEmpty else {
      wrong(node, key, nil, "allowed: a text")
      return nil
    }
    return text
  }

  mutating func texts(_ node: PolicyNode, _ key: String) -> [String] {
    guard case .list(let nodes) = node.content else { return text(node, key).map { [$0] } ?? [] }
    return nodes.compactMap { text($0, key) }
  }

  mutating func choice(
    _ node: PolicyNode?, _ key: String, _ known: [String], required: PolicyNode? = nil
  ) -> String? {
    guard let word = text(node, key, required: required) else { return nil }
    if known.contains(word) { return word }
    if let node {
      let nearest = Suggestion.question(Suggestion.find(word, among: known), quote: "\"")
      wrong(node, key, word, nearest + "allowed: " + known.joined(separator: ", "))
    }
    return nil
  }

  /// A name goes into tables and messages.
  mutating func isName(_ name: String, _ node: PolicyNode?) -> Bool {
    let isGood = PlainName.isValid(name)
    if !isGood, let node {
      wrong(node, "name", name, "allowed: 1 to 64 letters, digits, dots, dashes and underscores")
    }
    return isGood
  }

  mutating func wrong(_ node: PolicyNode, _ key: String, _ value: String?, _ allowed: String) {
    let problem = value == nil ? "is \(node.kindName)" : "is none of what may be here"
    faults.append(
      PolicyFault(.unknownChoice, at: node.place, key: key, value: value, problem, allowed: allowed))
  }
}
