// The tables of an imported folder (8.1.3), as rows.

internal import Basics
internal import CSV
internal import Ingestion
internal import JobSuccess

/// The rows of the folder's files, before they are written.
struct ImportedTables {
  var contracts: [Row] = []
  var feedback: [Row] = []
  var payments: [Row] = []
  var profiles: [Row] = []
  var unknowns: [Row] = []

  static let contractColumns = [
    "contract_id", "freelancer_id", "agency_id", "client_id", "title", "contract_type", "status",
    "started_on",
    "ended_on", "ended_by", "end_reason", "earnings", "first_paid_on", "last_paid_on",
  ]
  static let feedbackColumns =
    ["feedback_id", "contract_id", "author", "kind", "submitted_at", "public_score"]
    + FeedbackCells.attributes + [
      "comment", "response", "responded_at",
    ]

  /// - Parameter freelancers: Names of freelancers by their ids.
  init(_ built: [BuiltContract], freelancers: [String: String], answers: [Answer]) {
    var profiles: [String: Row] = [:]
    for contract in built {
      contracts.append(contract.cells.filter { !$0.value.isEmpty })
      feedback += contract.feedback.map { $0.filter { !$0.value.isEmpty } }
      payments += contract.payments.map {
        ["contract_id": contract.id, "paid_on": $0.paidOn.description, "amount": $0.amount.description]
      }
      unknowns += contract.unknowns.sorted.map {
        [
          "contract_id": contract.id, "column": $0.column, "state": $0.state.rawValue, "used": $0.used,
          "why": $0.why,
        ]
        .filter { !$0.value.isEmpty }
      }
      let freelancer = contract.cells["freelancer_id"] ?? ""
      profiles[freelancer] = [
        "profile_id": freelancer, "kind": "freelancer", "name": freelancers[freelancer] ?? "",
      ]
      if let agency = contract.cells["agency_id"], !agency.isEmpty {
        let name = [profiles[agency]?["name"], contract.agencyName].compactMap(\.self).min(by: precedes)
        profiles[agency] = ["profile_id": agency, "kind": "agency", "name": name ?? ""]
      }
    }
    self.profiles = profiles.values.map { $0.filter { !$0.value.isEmpty } }
    apply(answers)
    sort()
  }

  /// Puts in what a person changed by hand, but for the cells of contracts, which have it already.
  private mutating func apply(_ answers: [Answer]) {
    for answer in answers {
      let parts = answer.column.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let file = EditedFile(rawValue: parts[0]) else { continue }
      switch parts[1] {
      case "added":
        if let row = HandEdits.row(answer.value) { self[file].append(row) }
      case "removed": remove(file, answer.value)
      default:
        let place = parts[1].lastIndex(of: ":")
        if file == .feedback, let place {
          let id = String(parts[1][..<place])
          set(.feedback, id, String(parts[1][parts[1].index(after: place)...]), answer.value)
        } else if file == .profiles {
          set(.profiles, answer.contract, parts[1], answer.value)
        }
      }
    }
  }

  private subscript(_ file: EditedFile) -> [Row] {
    get {
      switch file {
      case .contracts: contracts
      case .feedback: feedback
      case .payments: payments
      case .profiles: profiles
      case .unknowns: unknowns
      }
    }
    set {
      switch file {
      case .contracts: contracts = newValue
      case .feedback: feedback = newValue
      case .payments: payments = newValue
      case .profiles: profiles = newValue
      case .unknowns: unknowns = newValue
      }
    }
  }

  private mutating func set(_ file: EditedFile, _ id: String, _ column: String, _ value: String) {
    guard let key = file.key, let index = self[file].firstIndex(where: { $0[key] == id }) else { return }
    self[file][index][column] = value.isEmpty ? nil : value
  }

  private mutating func remove(_ file: EditedFile, _ key: String) {
    guard let column = file.key else {
      if let index = self[file].firstIndex(where: { HandEdits.text($0) == key }) {
        self[file].remove(at: index)
      }
      return
    }
    self[file].removeAll { $0[column] == key }
    guard file == .contracts else { return }
    feedback.removeAll { $0["contract_id"] == key }
    payments.removeAll { $0["contract_id"] == key }
    unknowns.removeAll { $0["contract_id"] == key }
  }

  /// By ids' bytes; payments by contract, day and amount; unknowns by contract, then as they were.
  private mutating func sort() {
    contracts.sort { precedes($0["contract_id"] ?? "", $1["contract_id"] ?? "") }
    feedback.sort { precedes($0["feedback_id"] ?? "", $1["feedback_id"] ?? "") }
    profiles.sort { precedes($0["profile_id"] ?? "", $1["profile_id"] ?? "") }
    let orders = Dictionary(Unknown.columns.enumerated().map { ($0.element, $0.offset) }) { first, _ in first
    }
    unknowns.sort {
      let (left, right) = ($0["contract_id"] ?? "", $1["contract_id"] ?? "")
      if left != right { return precedes(left, right) }
      return orders[$0["column"] ?? "", default: .max] < orders[$1["column"] ?? "", default: .max]
    }
    payments = payments.map { row in (PaymentOrder(row), row) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  // MARK: Bytes

  /// The tables' files, by their names.
  var files: [(path: String, bytes: [UInt8])] {
    [
      ("contracts.csv", csv(contracts, columns(ImportedTables.contractColumns, .contracts, contracts))),
      ("feedback.csv", csv(feedback, columns(ImportedTables.feedbackColumns, .feedback, feedback))),
      ("payments.csv", csv(payments, ["contract_id", "paid_on", "amount"])),
      ("profiles.csv", csv(profiles, columns(["profile_id", "kind", "name"], .profiles, profiles))),
      ("unknowns.csv", csv(unknowns, EditedFile.unknowns.allColumns)),
    ]
  }

  /// The columns that there always are, and others of chapter 1 that a row has, in the chapter's order.
  private func columns(_ always: [String], _ file: EditedFile, _ rows: [Row]) -> [String] {
    let used = rows.reduce(into: Set(always)) { $0.formUnion($1.keys) }
    guard used.count > always.count else { return always }
    return file.allColumns.filter { used.contains($0) }
  }

  private func csv(_ rows: [Row], _ columns: [String]) -> [UInt8] {
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
