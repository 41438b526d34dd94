// YAML text to values with their places. The only file that calls Yams.

internal import Yams

/// A value of a file of YAML, such as a policy or an import's mapping, and its place.
package struct PolicyNode: Equatable, Sendable {
  package indirect enum Content: Equatable, Sendable {
    /// Text as the file has it, and whether it is in quotes: then it is no number.
    case scalar(String, quoted: Bool)
    case list([PolicyNode])
    case map([Member])
  }

  /// A key of a group, its place, and its value.
  package struct Member: Equatable, Sendable {
    package let key: String
    package let place: PolicyPlace
    package let value: PolicyNode
  }

  package let content: Content
  package let place: PolicyPlace

  /// What it is called in a message about its type.
  package var kindName: String {
    switch content {
    case .scalar: "a single value"
    case .list: "a list"
    case .map: "a group of keys"
    }
  }
}

/// Parses the YAML text of a policy file, or of another file that people write.
package enum PolicyDocument {
  /// The largest file: a hundred times the longest sensible one.
  package static let largestFile = 65_536

  /// The root of a file's text, with unique keys in every group. Throws the first fault.
  ///
  /// - Parameters:
  ///   - kind: What the file is, for messages.
  ///   - begin: What to do about an empty file.
  package static func parse(
    _ bytes: [UInt8], kind: String = "policy",
    begin: String = "begin with `extends: standard`, or see `jss policy show standard`"
  ) throws(PolicyFault) -> PolicyNode {
    guard bytes.count <= largestFile else {
      throw PolicyFault(
        .tooLarge, "the file is larger than a \(kind) can be", allowed: "at most \(largestFile) bytes")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard let text = String(validating: bytes.starts(with: mark) ? Array(bytes[3...]) : bytes, as: UTF8.self)
    else {
      throw PolicyFault(.notText, "the file is not UTF-8 text", allowed: "save it as UTF-8")
    }
    try refuseAliases(text, kind)
    let empty = PolicyFault(.empty, at: .start, "the file is empty", allowed: begin)
    guard let root = try compose(text) else { throw empty }
    let node = try node(root, key: nil)
    if node.content == .scalar("", quoted: false) { throw empty }
    return node
  }

  /// Anchors and aliases are refused: no file needs them, and a few lines of them can mean more nodes than fit into
  /// memory.
  private static func refuseAliases(_ text: String, _ kind: String) throws(PolicyFault) {
    var (line, column) = (1, 0)
    var before: Unicode.Scalar = "\n"
    var indicator: PolicyPlace?
    for scalar in text.unicodeScalars {
      let blank = scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
      if let indicator, !blank {
        throw PolicyFault(
          .alias, at: indicator, "anchors (&name) and aliases (*name) are not read in a \(kind) file",
          allowed: "write the value out; in a comment, put a space after the sign")
      }
      column += 1
      let mayBegin = " \t\r\n\u{85}\u{2028}\u{2029}\u{FEFF}[]{},:?-!\"'".unicodeScalars.contains(before)
      indicator =
        mayBegin && (scalar == "&" || scalar == "*") ? PolicyPlace(line: line, column: column) : nil
      if scalar == "\n" { (line, column) = (line + 1, 0) }
      before = scalar
    }
  }

  private static func compose(_ text: String) throws(PolicyFault) -> Node? {
    // Line ends bring the text past the size up to which Swift keeps a string inside its own value: the parser holds on
    // to the address of the bytes. Resolver and encoding are named, or Yams would ask the environment for them.
    let text = text + String(repeating: "\n", count: 16)
    do {
      return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw PolicyFault(error)
    } catch {
      throw PolicyFault(.malformed, "the file can't be read as YAML: \(error)")
    }
  }

  private static func node(_ node: Node, key: String?) throws(PolicyFault) -> PolicyNode {
    let place = node.mark.map(PolicyPlace.init) ?? .start
    switch node {
    case .scalar(let scalar):
      return PolicyNode(content: .scalar(scalar.string, quoted: scalar.style != .plain), place: place)
    case .sequence(let sequence):
      var values: [PolicyNode] = []
      for element in sequence { values.append(try PolicyDocument.node(element, key: key)) }
      return PolicyNode(content: .list(values), place: place)
    case .mapping(let mapping):
      var members: [PolicyNode.Member] = []
      for (name, value) in mapping {
        guard case .scalar(let scalar) = name else {
          throw PolicyFault(
            .wrongType, at: place, key: key, "has a list or a group of keys where a key belongs")
        }
        let path = key.map { "\($0).\(scalar.string)" } ?? scalar.string
        members.append(
          PolicyNode.Member(
            key: scalar.string, place: scalar.mark.map(PolicyPlace.init) ?? place,
            value: try PolicyDocument.node(value, key: path)))
      }
      return PolicyNode(content: .map(members), place: place)
    case .alias:
      throw PolicyFault(.alias, at: place, key: key, "aliases are not read")
    }
  }
}

extension PolicyPlace {
  fileprivate init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}

extension PolicyFault {
  fileprivate init(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let context = context.map { "\($0.text), " } ?? ""
      self.init(.malformed, at: PolicyPlace(mark), "the file is not valid YAML: \(context)\(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted().joined(separator: ", ")
      self.init(
        .duplicateKey, at: PolicyPlace(context.mark), key: keys, "is given more than once",
        allowed: "keep one")
    case .reader(let problem, let offset, _, let text):
      let before = text.prefix(offset ?? 0)
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      let place = PolicyPlace(line: before.count { $0.isNewline } + 1, column: column)
      self.init(.malformed, at: offset == nil ? nil : place, "the file is not valid YAML: \(problem)")
    default:
      self.init(.malformed, "the file is not valid YAML: \(error)")
    }
  }
}
