// The tables of an imported folder with what a person changed in them by hand and chose to keep (8.1.4).

internal import Basics
internal import CSV
internal import Ingestion

/// The rows of generated tables, to be changed as answers say.
struct EditedTables {
  private var rows: [EditedFile: [Row]] = [:]

  /// Whether an answer is a change made by hand.
  static func isEdit(_ answer: Answer) -> Bool { EditedTables.parts(answer) != nil }

  private static func parts(_ answer: Answer) -> (file: EditedFile, what: String)? {
    let parts = answer.column.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let file = EditedFile(rawValue: parts[0]) else { return nil }
    return (file, parts[1])
  }

  /// The files with all changes.
  static func apply(
    _ answers: [Answer], to files: [(path: String, bytes: [UInt8])]
  ) -> [(path: String, bytes: [UInt8])] {
    guard answers.contains(where: isEdit) else { return files }
    var tables = EditedTables()
    for file in files {
      if let edited = EditedFile(rawValue: file.path) {
        tables.rows[edited] = HandEdits.rows(file.bytes)?.rows ?? []
      }
    }
    tables.remove(answers)
    tables.add(answers)
    tables.set(answers)
    tables.sort()
    return files.map { file in
      EditedFile(rawValue: file.path).map { (file.path, tables.bytes($0)) } ?? file
    }
  }

  /// Adds rows. Where a source has come to have the row, too, what a person wrote counts.
  private mutating func add(_ answers: [Answer]) {
    var places: [EditedFile: [String: Int]] = [:]
    for answer in answers {
      guard let (file, what) = EditedTables.parts(answer), what == "added",
        let row = HandEdits.row(answer.value)
      else { continue }
      if let key = file.key, let id = row[key] {
        if places[file] == nil { places[file] = placesByKey(file) }
        if let place = places[file]?[id] {
          rows[file]?[place].merge(row) { _, own in own }
          continue
        }
        places[file]?[id] = rows[file]?.count ?? 0
      }
      rows[file, default: []].append(row)
    }
  }

  private func placesByKey(_ file: EditedFile) -> [String: Int] {
    let ids = (rows[file] ?? []).map { $0[file.key ?? ""] ?? "" }
    return Dictionary(ids.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }

  /// Changes cells.
  private mutating func set(_ answers: [Answer]) {
    for file in [EditedFile.contracts, .feedback, .profiles] {
      let places = placesByKey(file)
      for answer in answers {
        guard let (edited, what) = EditedTables.parts(answer), edited == file,
          !["added", "removed"].contains(what)
        else { continue }
        // A feedback's answer is filed under its contract: its own id is before the column.
        let colon = what.lastIndex(of: ":")
        let id = colon.map { String(what[..<$0]) } ?? answer.contract
        let column = colon.map { String(what[what.index(after: $0)...]) } ?? what
        guard let place = places[id] else { continue }
        rows[file]?[place][column] = answer.value.isEmpty ? nil : answer.value
      }
    }
  }

  private mutating func remove(_ answers: [Answer]) {
    var removed: [EditedFile: [String: Int]] = [:]
    for answer in answers {
      guard let (file, what) = EditedTables.parts(answer), what == "removed" else { continue }
      removed[file, default: [:]][answer.value, default: 0] += 1
    }
    for (file, keys) in removed {
      var left = keys
      rows[file]?.removeAll { row in
        guard let key = file.key else {
          // One row for each that was removed: others that are equal stay.
          let text = HandEdits.text(row)
          guard let count = left[text], count > 0 else { return false }
          left[text] = count - 1
          return true
        }
        return keys[row[key] ?? ""] != nil
      }
    }
    guard let contracts = removed[.contracts] else { return }
    for file in [EditedFile.feedback, .payments, .unknowns] {
      rows[file]?.removeAll { contracts[$0["contract_id"] ?? ""] != nil }
    }
  }

  /// By ids' bytes; payments by contract, day and amount; unknowns by contract, then as columns are.
  private mutating func sort() {
    for file in [EditedFile.contracts, .feedback, .profiles] {
      let key = file.key ?? ""
      rows[file]?.sort { precedes($0[key] ?? "", $1[key] ?? "") }
    }
    let orders = Dictionary(Unknown.columns.enumerated().map { ($0.element, $0.offset) }) { first, _ in first
    }
    rows[.unknowns]?.sort {
      let (left, right) = ($0["contract_id"] ?? "", $1["contract_id"] ?? "")
      if left != right { return precedes(left, right) }
      return orders[$0["column"] ?? "", default: .max] < orders[$1["column"] ?? "", default: .max]
    }
    rows[.payments] = rows[.payments]?.map { row in (PaymentOrder(row), row) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// A file with the columns that there always are, and others of chapter 1 that a row has, in the chapter's order.
  private func bytes(_ file: EditedFile) -> [UInt8] {
    let rows = rows[file] ?? []
    let used = rows.reduce(into: Set(file.generatedColumns)) { $0.formUnion($1.keys) }
    let columns = file.allColumns.filter { used.contains($0) }
    var writer = CSVWriter()
    for column in columns { writer.field(column) }
    writer.endRow()
    for row in rows {
      for column in columns { writer.field(row[column] ?? "") }
      writer.endRow()
    }
    return writer.bytes
  }
}

extension EditedFile {
  /// The columns that import always writes.
  fileprivate var generatedColumns: [String] {
    switch self {
    case .contracts: ImportedTables.contractColumns
    case .feedback: ImportedTables.feedbackColumns
    case .profiles: ["profile_id", "kind", "name"]
    case .payments, .unknowns: allColumns
    }
  }
}

/// What payments are sorted by.
private struct PaymentOrder: Comparable {
  let contract: String
  let day: String
  let amount: Int

  init(_ row: Row) {
    contract = row["contract_id"] ?? ""
    day = row["paid_on"] ?? ""
    amount = row["amount"].flatMap { Decimal10(plain: $0) }?.rounded(to: 2) ?? 0
  }

  static func < (left: PaymentOrder, right: PaymentOrder) -> Bool {
    if left.contract != right.contract { return precedes(left.contract, right.contract) }
    return left.day == right.day ? left.amount < right.amount : left.day < right.day
  }
}
