// A table's header held against a mapping (8.2.8).

internal import Basics

/// Which columns of a table a mapping takes.
struct TableHeader {
  let header: FoundHeader
  /// For each of the mapping's columns its place in the header, from 0; nil where the table lacks it.
  let places: [Int?]
  let filters: [Int]
  let currency: Int?

  /// The first of the candidates that has all columns that the mapping needs. Throws what the nearest one lacks.
  init(_ candidates: [FoundHeader], _ mapping: Mapping) throws(SourceRefusal) {
    let row = mapping.format.headerRow
    let possible = candidates.filter { row == nil || $0.line == row }
    var nearest: (missing: [String], header: FoundHeader)?
    for candidate in possible {
      let places = candidate.places
      let missing = TableHeader.missing(in: places, mapping)
      if missing.isEmpty {
        header = candidate
        self.places = mapping.columns.map { TableHeader.place($0.from, places) }
        filters = mapping.only.compactMap { places[FoundHeader.key($0.header)] }
        currency = mapping.currency.flatMap { TableHeader.place($0.from, places) }
        return
      }
      if missing.count < nearest?.missing.count ?? .max { nearest = (missing, candidate) }
    }
    guard let nearest else {
      throw SourceRefusal(
        row.map { "there is no line \($0), where the mapping has the header" } ?? "there is no header in it")
    }
    throw TableHeader.refusal(nearest.missing, nearest.header, mapping)
  }

  /// How many of the columns that are needed the best candidate has.
  static func mostFound(_ candidates: [FoundHeader], _ mapping: Mapping) -> Int {
    let needed = mapping.columns.count { !$0.isOptional }
    return candidates.map { needed - missing(in: $0.places, mapping).count }.max() ?? 0
  }

  /// What a mapping needs and a header lacks, by the first name of each.
  private static func missing(in places: [String: Int], _ mapping: Mapping) -> [String] {
    var missing: [String] = []
    for column in mapping.columns where !column.isOptional && place(column.from, places) == nil {
      missing.append(column.from[0])
    }
    for filter in mapping.only where places[FoundHeader.key(filter.header)] == nil {
      missing.append(filter.header)
    }
    if let currency = mapping.currency, place(currency.from, places) == nil {
      missing.append(currency.from[0])
    }
    return missing
  }

  private static func place(_ names: [String], _ places: [String: Int]) -> Int? {
    for name in names { if let place = places[FoundHeader.key(name)] { return place } }
    return nil
  }

  private static func refusal(_ missing: [String], _ header: FoundHeader, _ mapping: Mapping) -> SourceRefusal
  {
    let used = Set(mapping.columns.flatMap(\.from).map(FoundHeader.key))
    let free = header.names.filter { !used.contains(FoundHeader.key($0)) && !$0.isEmpty }
    let parts = missing.map { name in
      let nearest = Suggestion.find(name, among: free) ?? free.first { isLike($0, name) }
      return "'\(name)'" + (nearest.map { " (is it '\(Printable.value($0))'?)" } ?? "")
    }
    return SourceRefusal(
      "looks like \(KnownSource.title(of: mapping.name)), but the header lacks "
        + parts.joined(separator: ", ")
        + "; take the file as downloaded, or name your columns in a mapping: --map FILE.yaml",
      place: ":\(header.line)")
  }

  /// Whether one name begins with the other's first word.
  private static func isLike(_ name: String, _ wanted: String) -> Bool {
    guard let word = FoundHeader.key(wanted).split(separator: " ").first, word.utf8.count >= 3 else {
      return false
    }
    return FoundHeader.key(name).hasPrefix(word)
  }
}
