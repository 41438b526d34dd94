// The tables of an imported folder (8.1.3), written contract by contract.

internal import Basics
internal import CSV
internal import Ingestion
internal import JobSuccess

/// Writes the folder's tables.
struct ImportedTables: ~Copyable {
  private var contracts = CSVWriter()
  private var payments = CSVWriter()
  private var unknowns = CSVWriter()
  /// Feedback is sorted by its own ids, which need not be in the contracts' order.
  private var feedback: [BuiltFeedback] = []
  private var isFeedbackSorted = true
  private var profiles: [String: Profile] = [:]
  /// Columns of contracts.csv that it need not have, and has.
  private let hasStanding: Bool
  private let hasLarge: Bool
  private let freelancers: [String: String]

  private struct Profile {
    let isAgency: Bool
    var name: String
  }

  static let contractColumns = [
    "contract_id", "freelancer_id", "agency_id", "client_id", "title", "contract_type", "status",
    "started_on",
    "ended_on", "ended_by", "end_reason", "earnings", "first_paid_on", "last_paid_on",
  ]
  static let feedbackColumns =
    ["feedback_id", "contract_id", "author", "kind", "submitted_at", "public_score"]
    + FeedbackCells.attributes + ["comment", "response", "responded_at"]

  /// - Parameters:
  ///   - claims: What the contracts are built from, which says which columns there are.
  ///   - freelancers: Names of freelancers by their ids.
  init(_ claims: [ContractClaim], freelancers: [String: String]) {
    self.freelancers = freelancers
    hasStanding = claims.contains { $0.clientStanding != nil }
    hasLarge = claims.contains { $0.largeContract != nil }
    for column in ImportedTables.contractColumns { contracts.field(column) }
    if hasStanding { contracts.field("client_standing") }
    if hasLarge { contracts.field("large_contract") }
    contracts.endRow()
    for column in EditedFile.payments.allColumns { payments.field(column) }
    payments.endRow()
    for column in EditedFile.unknowns.allColumns { unknowns.field(column) }
    unknowns.endRow()
  }

  /// Adds the rows of a contract. Contracts come by id.
  mutating func add(_ contract: BuiltContract) {
    if contract.edits.isEmpty { add(plain: contract) } else { add(edited: contract) }
    for payment in contract.payments {
      payments.field(contract.id)
      payments.field(payment.paidOn)
      payments.field(Int(payment.amount.amount), places: 2)
      payments.endRow()
    }
    for unknown in contract.unknowns.sorted {
      unknowns.field(contract.id)
      unknowns.field(unknown.column)
      unknowns.field(unknown.state.rawValue)
      unknowns.field(unknown.used)
      unknowns.field(unknown.why)
      unknowns.endRow()
    }
    for item in contract.feedback {
      if let last = feedback.last, precedes(item.id, last.id) { isFeedbackSorted = false }
      feedback.append(item)
    }
    addProfiles(of: contract)
  }

  private mutating func add(plain contract: BuiltContract) {
    contracts.field(contract.id)
    contracts.field(contract.freelancer)
    contracts.field(contract.agency?.id ?? "")
    contracts.field(contract.client)
    contracts.field(contract.title)
    contracts.field(contract.kind?.rawValue ?? "")
    contracts.field(contract.status.rawValue)
    contracts.field(contract.startedOn)
    contracts.field(contract.endedOn)
    contracts.field(contract.endedBy?.rawValue ?? "")
    contracts.field(contract.endReason?.rawValue ?? "")
    contracts.field(Int(contract.earnings.amount), places: 2)
    contracts.field(contract.firstPaidOn)
    contracts.field(contract.lastPaidOn)
    if hasStanding { contracts.field(contract.clientStanding ?? "") }
    if hasLarge { contracts.field(contract.largeContract ?? "") }
    contracts.endRow()
  }

  private mutating func add(edited contract: BuiltContract) {
    for column in ImportedTables.contractColumns { contracts.field(contract.cell(column)) }
    if hasStanding { contracts.field(contract.cell("client_standing")) }
    if hasLarge { contracts.field(contract.cell("large_contract")) }
    contracts.endRow()
  }

  private mutating func addProfiles(of contract: BuiltContract) {
    let freelancer = contract.edits["freelancer_id"] ?? contract.freelancer
    if profiles[freelancer]?.isAgency != false {
      profiles[freelancer] = Profile(isAgency: false, name: freelancers[freelancer] ?? "")
    }
    let agency = contract.edits["agency_id"] ?? contract.agency?.id ?? ""
    guard !agency.isEmpty else { return }
    let name = [profiles[agency]?.name, contract.agency?.name].compactMap(\.self).min(by: precedes)
    profiles[agency] = Profile(isAgency: true, name: name ?? "")
  }

  // MARK: Bytes

  /// The tables' files, by their names.
  consuming func files() -> [(path: String, bytes: [UInt8])] {
    let feedback = feedbackBytes()
    let profiles = profileBytes()
    return [
      ("contracts.csv", contracts.bytes), ("feedback.csv", feedback), ("payments.csv", payments.bytes),
      ("profiles.csv", profiles), ("unknowns.csv", unknowns.bytes),
    ]
  }

  private func feedbackBytes() -> [UInt8] {
    let rows = isFeedbackSorted ? feedback : feedback.sorted { precedes($0.id, $1.id) }
    var used = Set(ImportedTables.feedbackColumns)
    for row in rows {
      if case .given = row.claim.privateScore { used.insert("private_score") }
      if !row.claim.cells.isEmpty { used.formUnion(row.claim.cells.keys) }
    }
    let columns = EditedFile.feedback.allColumns.filter { used.contains($0) }
    var writer = CSVWriter()
    for column in columns { writer.field(column) }
    writer.endRow()
    for row in rows {
      for column in columns { ImportedTables.write(row, column, &writer) }
      writer.endRow()
    }
    return writer.bytes
  }

  private static func write(_ row: BuiltFeedback, _ column: String, _ writer: inout CSVWriter) {
    switch column {
    case "feedback_id": writer.field(row.id)
    case "contract_id": writer.field(row.contract)
    case "author": writer.field(row.claim.author.rawValue)
    case "kind": writer.field(row.claim.kind.rawValue)
    case "submitted_at": writer.field(row.submittedAt)
    case "public_score":
      if let stars = row.claim.stars { writer.field(Int(stars), places: 2) } else { writer.emptyField() }
    case "private_score":
      if case .given(let score) = row.claim.privateScore {
        writer.field(Int(score))
      } else {
        writer.emptyField()
      }
    case "responded_at": writer.field(row.respondedAt ?? "")
    default: writer.field(row.claim.cells.isEmpty ? "" : row.claim.cells[column] ?? "")
    }
  }

  private func profileBytes() -> [UInt8] {
    var writer = CSVWriter()
    for column in ["profile_id", "kind", "name"] { writer.field(column) }
    writer.endRow()
    for (id, profile) in profiles.sorted(by: { precedes($0.key, $1.key) }) {
      writer.field(id)
      writer.field(profile.isAgency ? "agency" : "freelancer")
      writer.field(profile.name)
      writer.endRow()
    }
    return writer.bytes
  }
}

extension CSVWriter {
  /// Adds a day; an empty field for none.
  fileprivate mutating func field(_ day: Day?) {
    guard let day else { return emptyField() }
    let date = day.date
    field(year: date.year, month: date.month, day: date.day)
  }
}
