// A mapping file's text to a mapping (8.6.29): YAML, with every fault and its place.

internal import Basics
internal import CSV
package import Ingestion

/// Reads mapping files.
package enum MappingFile {
  /// The mapping of a file's text.
  ///
  /// - Parameter file: Its name in messages.
  package static func parse(_ bytes: [UInt8], file: String) throws(PolicyError) -> Mapping {
    let root: PolicyNode
    do {
      root = try PolicyDocument.parse(
        bytes, kind: "mapping", begin: "begin with `name:`, or see `jss import --show upwork-transactions`")
    } catch {
      throw PolicyError(file: file, faults: [error])
    }
    var reader = MappingReader()
    let mapping = reader.mapping(root)
    guard let mapping, reader.faults.isEmpty else {
      throw PolicyError(file: file, faults: reader.faults)
    }
    return mapping
  }
}

/// Reads the values of a mapping file and notes every fault on the way.
struct MappingReader {
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

  mutating func format(_ node: PolicyNode) -> MappingFormat {
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

  mutating func column(_ member: PolicyNode.Member) -> MappedColumn? {
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

  mutating func scale(_ node: PolicyNode, _ path: String) -> Scale? {
    guard let members = group(node, path, ["from", "to"]) else { return nil }
    guard let from = range(members["from"], path + ".from", node),
      let to = range(members["to"], path + ".to", node)
    else { return nil }
    return Scale(from: from, to: to)
  }

  mutating func range(_ node: PolicyNode?, _ path: String, _ group: PolicyNode) -> ClosedRange<Int>? {
    let numbers = node.map { texts($0, path) }?.compactMap { Int($0) } ?? []
    guard numbers.count == 2, numbers[0] < numbers[1], numbers.allSatisfy({ abs($0) <= 1000 }) else {
      wrong(node ?? group, path, nil, "allowed: two whole numbers, the lower first, as [1, 10]")
      return nil
    }
    return numbers[0]...numbers[1]
  }

  mutating func currency(_ node: PolicyNode) -> MappedCurrency? {
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
}
