// The options of commands in a YAML file, for long command lines.

internal import Basics

/// A file of options, as it is written: which options there are is the command line's to say.
///
///     input: /srv/exports
///     run:
///       out: /srv/jss
///       hold-on: ["changed>5%"]
package struct OptionsFile: Sendable {
  /// An option and what it is given.
  package struct Entry: Equatable, Sendable {
    package let key: String
    /// The texts of its value or of the values of its list.
    package let values: [String]
    package let isList: Bool
    package let place: PolicyPlace
  }

  /// Options of one command, or of all that have them.
  package struct Section: Sendable {
    /// The command's name; nil for all.
    package let command: String?
    package let place: PolicyPlace
    package let entries: [Entry]
  }

  /// The file as it was named.
  package let path: String
  /// What is for all commands first.
  package let sections: [Section]

  /// Reads the file of a path.
  package static func read(path: String) throws(PolicyError) -> OptionsFile {
    try parse(try PolicyFile.bytes(path: path), file: path)
  }

  /// The options of a file's text.
  package static func parse(_ bytes: [UInt8], file: String) throws(PolicyError) -> OptionsFile {
    let root = try PolicyFile.root(bytes, file: file, example: "run:")
    guard case .map(let members) = root.content else {
      let fault = PolicyFault(
        .wrongType, at: root.place, "the file is \(root.kindName)",
        allowed: "a group of keys, as `out: Reports`")
      throw PolicyError(file: file, faults: [fault])
    }
    var faults: [PolicyFault] = []
    var common: [Entry] = []
    var sections: [Section] = []
    for member in members {
      if case .map(let inner) = member.value.content {
        sections.append(
          Section(
            command: member.key, place: member.place,
            entries: inner.compactMap { entry($0, in: member.key + ".", &faults) }))
      } else if let entry = entry(member, in: "", &faults) {
        common.append(entry)
      }
    }
    guard faults.isEmpty else { throw PolicyError(file: file, faults: faults) }
    return OptionsFile(
      path: file, sections: [Section(command: nil, place: .start, entries: common)] + sections)
  }

  private static func entry(
    _ member: PolicyNode.Member, in group: String, _ faults: inout [PolicyFault]
  ) -> Entry? {
    func values(_ nodes: [PolicyNode]) -> [String]? {
      let texts = nodes.compactMap { node in
        if case .scalar(let text, _) = node.content { text } else { String?.none }
      }
      return texts.count == nodes.count ? texts : nil
    }
    switch member.value.content {
    case .scalar(let text, _):
      return Entry(key: member.key, values: [text], isList: false, place: member.place)
    case .list(let nodes):
      if let texts = values(nodes) {
        return Entry(key: member.key, values: texts, isList: true, place: member.place)
      }
      fallthrough
    case .map:
      faults.append(
        PolicyFault(
          .wrongType, at: member.value.place, key: group + member.key, "is \(member.value.kindName)",
          allowed: "a single value, or a list of single values"))
      return nil
    }
  }
}
