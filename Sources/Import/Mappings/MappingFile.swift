// A mapping file's text to a mapping (8.6.29): YAML, with every fault and its place.

internal import Basics
internal import CSV
package import Ingestion

/// Why a mapping file can't be used: everything that is wrong with it, in the file's order.
package struct MappingError: Error, Equatable, Sendable {
  /// The file as it was named.
  package let file: String
  /// Never empty.
  package let faults: [PolicyFault]

  /// A line for each fault: `mapping.yaml:3:12: columns.titel: is not a column; …`.
  package var messages: [String] {
    faults.map { fault in
      let place = fault.place.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(file)\(place): \(fault)"
    }
  }
}

/// Reads mapping files.
package enum MappingFile {
  /// The mapping of a file's text.
  ///
  /// - Parameter file: Its name in messages.
  package static func parse(_ bytes: [UInt8], file: String) throws(MappingError) -> Mapping {
    let root: PolicyNode
    do {
      root = try PolicyDocument.parse(
        bytes, kind: "mapping", begin: "begin with `name:`, or see `jss import --show upwork-transactions`")
    } catch {
      throw MappingError(file: file, faults: [error])
    }
    var reader = MappingReader()
    let mapping = reader.mapping(root)
    guard reader.faults.isEmpty, let mapping else {
      let faults = reader.faults.sorted { ($0.place ?? .start) < ($1.place ?? .start) }
      throw MappingError(file: file, faults: faults)
    }
    return mapping
  }
}

/// Reads the values of a mapping file and notes every fault on the way.
private struct MappingReader {
  var faults: [PolicyFault] = []

  mutating func mapping(_ root: PolicyNode) -> Mapping? {
    let keys = ["name", "rows", "format", "columns", "constants", "only", "ignore", "currency"]
    guard let members = group(root, nil, keys) else { return nil }
    guard let name = text(members["name"], "name", required: root), isName(name, members["name"]),
      let word = choice(members["rows"], "rows", Mapping.Rows.allCases.map(\.rawValue), required: root),
      let rows = Mapping.Rows(rawValue: word)
    else { return nil }
    var mapping = Mapping(name: name, rows: rows)
    if let node = members["format"] { mapping.format = format(node) }
    for member in everyMember(members["columns"], "columns", rows.targets, required: root) {
      if let column = column(member) { mapping.columns.append(column) }
    }
    for member in everyMember(members["constants"], "constants", rows.targets) {
      if let value = text(member.value, "constants." + member.key) {
        mapping.constants.append(Mapping.Constant(target: member.key, value: value))
      }
    }
    for member in everyMember(members["only"], "only") {
      mapping.only.append(
        Mapping.Filter(header: member.key, values: texts(member.value, "only." + member.key)))
    }
    if let node = members["ignore"] { mapping.ignore = texts(node, "ignore") }
    if let node = members["currency"] { mapping.currency = currency(node) }
    let filled = Set(mapping.columns.map(\.target) + mapping.constants.map(\.target))
    for target in rows.missingTargets(filled) {
      faults.append(
        PolicyFault(.missingKey, at: root.place, key: "columns." + target, "is missing", allowed: "add it"))
    }
    return mapping
  }

  // MARK: The parts

  private mutating func format(_ node: PolicyNode) -> MappingFormat {
    var format = MappingFormat()
    let keys = ["encoding", "separator", "decimal", "thousands", "dates", "header_row"]
    guard let members = group(node, "format", keys) else { return format }
    if let node = members["encoding"],
      let word = choice(node, "format.encoding", TextEncoding.allCases.map(\.rawValue))
    {
      format.encoding = TextEncoding(rawValue: word)
    }
    if let node = members["separator"], let word = text(node, "format.separator") {
      switch word {
      case ",": format.separator = .comma
      case ";": format.separator = .semicolon
      case "\t", "\\t", "tab": format.separator = .tab
      default: wrong(node, "format.separator", word, "allowed: \",\", \";\" or tab")
      }
    }
    if let node = members["decimal"], let word = text(node, "format.decimal") {
      if let character = word.first, [".", ","].contains(word) {
        format.numbers.decimal = character
        format.numbers.thousands = character == "," ? "." : ","
      } else {
        wrong(node, "format.decimal", word, "allowed: \".\" or \",\"")
      }
    }
    if let node = members["thousands"], let word = text(node, "format.thousands", mayBeEmpty: true) {
      if word.isEmpty || word == "none" {
        format.numbers.thousands = nil
      } else if let character = word.first, word.count == 1, ".,' \u{2019}\u{A0}".contains(character),
        character != format.numbers.decimal
      {
        format.numbers.thousands = character == "\u{A0}" ? " " : character
      } else {
        wrong(
          node, "format.thousands", word, "allowed: one of . , ' or a space, another than decimal; or none")
      }
    }
    if let node = members["dates"] {
      format.dates = texts(node, "format.dates").compactMap { text in
        let pattern = DatePattern(text)
        if pattern == nil {
          wrong(
            node, "format.dates", text, "allowed: a form of YYYY, MM or M or MON, and DD or D, as DD.MM.YYYY")
        }
        return pattern
      }
    }
    if let node = members["header_row"], let word = text(node, "format.header_row") {
      format.headerRow = Int(word).flatMap { (1...SeparatedText.headerLines).contains($0) ? $0 : nil }
      if format.headerRow == nil {
        wrong(node, "format.header_row", word, "allowed: a line, 1 to \(SeparatedText.headerLines)")
      }
    }
    return format
  }

  private mutating func column(_ member: PolicyNode.Member) -> MappedColumn? {
    let path = "columns." + member.key
    if case .map = member.value.content {
    } else {
      let from = texts(member.value, path)
      return from.isEmpty ? nil : MappedColumn(target: member.key, from: from)
    }
    let keys = ["from", "as", "prefix", "strip", "values", "otherwise", "scale", "optional"]
    guard let members = group(member.value, path, keys) else { return nil }
    guard let from = members["from"] else {
      faults.append(
        PolicyFault(
          .missingKey, at: member.value.place, key: path + ".from", "is missing", allowed: "name a header"))
      return nil
    }
    var column = MappedColumn(target: member.key, from: texts(from, path + ".from"))
    if let word = choice(members["as"], path + ".as", MappedColumn.Conversion.allCases.map(\.rawValue)) {
      column.conversion = MappedColumn.Conversion(rawValue: word)
    }
    if let prefix = text(members["prefix"], path + ".prefix", mayBeEmpty: true) { column.prefix = prefix }
    if let node = members["strip"] { column.strip = texts(node, path + ".strip") }
    if members["values"] != nil {
      var words: [MappedColumn.Word] = []
      for word in everyMember(members["values"], path + ".values") {
        if let value = text(word.value, path + ".values." + word.key, mayBeEmpty: true) {
          words.append(MappedColumn.Word(word: word.key.trimmingSpaces, value: value))
        }
      }
      column.values = words
    }
    column.otherwise = text(members["otherwise"], path + ".otherwise", mayBeEmpty: true)
    if let node = members["scale"] { column.scale = scale(node, path + ".scale") }
    if let word = choice(members["optional"], path + ".optional", ["true", "false"]) {
      column.isOptional = word == "true"
    }
    return column
  }

  private mutating func scale(_ node: PolicyNode, _ path: String) -> Scale? {
    guard let members = group(node, path, ["from", "to"]) else { return nil }
    guard let from = range(members["from"], path + ".from", node),
      let to = range(members["to"], path + ".to", node)
    else { return nil }
    return Scale(from: from, to: to)
  }

  private mutating func range(_ node: PolicyNode?, _ path: String, _ group: PolicyNode) -> ClosedRange<Int>? {
    let numbers = node.map { texts($0, path) }?.compactMap { Int($0) } ?? []
    guard numbers.count == 2, numbers[0] < numbers[1], numbers.allSatisfy({ abs($0) <= 1000 }) else {
      wrong(node ?? group, path, nil, "allowed: two whole numbers, the lower first, as [1, 10]")
      return nil
    }
    return numbers[0]...numbers[1]
  }

  private mutating func currency(_ node: PolicyNode) -> MappedCurrency? {
    guard let members = group(node, "currency", ["from", "rates"]) else { return nil }
    guard let from = members["from"] else {
      faults.append(
        PolicyFault(.missingKey, at: node.place, key: "currency.from", "is missing", allowed: "name a header")
      )
      return nil
    }
    var rates: [MappedCurrency.Rate] = []
    for member in everyMember(members["rates"], "currency.rates") {
      guard let word = text(member.value, "currency.rates." + member.key) else { continue }
      if let rate = Decimal10(plain: word), rate.digits > 0, rate.digits < 1_000_000_000 {
        rates.append(MappedCurrency.Rate(currency: member.key, dollars: rate, text: word))
      } else {
        wrong(member.value, "currency.rates." + member.key, word, "allowed: what one is in dollars, as 1.08")
      }
    }
    return MappedCurrency(from: texts(from, "currency.from"), rates: rates)
  }

  // MARK: Values

  private func path(_ key: String?, _ name: String) -> String { key.map { $0 + "." + name } ?? name }

  /// The members of a group by their keys, after noting those that mean nothing in it.
  private mutating func group(_ node: PolicyNode, _ key: String?, _ known: [String]) -> [String: PolicyNode]?
  {
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

  private mutating func refuseUnknown(_ members: [PolicyNode.Member], _ key: String?, _ known: [String]) {
    for member in members where !known.contains(member.key) {
      faults.append(
        PolicyFault(
          .unknownKey, at: member.place, key: path(key, member.key), "is not a key of a mapping",
          allowed: Suggestion.question(Suggestion.find(member.key, among: known), quote: "\"")
            + "allowed here: " + known.joined(separator: ", ")))
    }
  }

  /// The members of a group whose keys are the table's own, or known ones.
  private mutating func everyMember(
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

  private mutating func text(
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

  private mutating func texts(_ node: PolicyNode, _ key: String) -> [String] {
    guard case .list(let nodes) = node.content else { return text(node, key).map { [$0] } ?? [] }
    return nodes.compactMap { text($0, key) }
  }

  private mutating func choice(
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
  private mutating func isName(_ name: String, _ node: PolicyNode?) -> Bool {
    let isGood =
      (1...64).contains(name.utf8.count)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    if !isGood, let node {
      wrong(node, "name", name, "allowed: 1 to 64 letters, digits, dots, dashes and underscores")
    }
    return isGood
  }

  private mutating func wrong(_ node: PolicyNode, _ key: String, _ value: String?, _ allowed: String) {
    let problem = value == nil ? "is \(node.kindName)" : "is none of what may be here"
    faults.append(
      PolicyFault(.unknownChoice, at: node.place, key: key, value: value, problem, allowed: allowed))
  }
}
