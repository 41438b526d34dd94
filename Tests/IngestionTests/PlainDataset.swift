import JobSuccess

@testable import Ingestion

/// Chapter 1 once more, as plainly as it can be said: dictionaries of texts, one rule after the other. It takes
/// records whose values are sound in themselves, or are `x` where a number should be.
struct PlainDataset {
  /// Those whom profiles.csv gives an exclusive agency.
  private var exclusive: Set<[UInt8]> = []
  private(set) var kinds: [[UInt8]: String] = [:]
  private var listed: Set<[UInt8]> = []
  private(set) var contracts: [[UInt8]: Values] = [:]
  private(set) var feedback: [[UInt8]: Values] = [:]
  private(set) var payments: [Values] = []
  private(set) var removals: [[UInt8]: Values] = [:]
  /// The places of rejected records: file and line.
  private(set) var rejected: Set<String> = []

  init(_ files: [ExportFile: [Values]]) {
    for file in [ExportFile.contracts, .profiles, .feedback, .payments, .removalRequests] {
      for (index, record) in (files[file] ?? []).enumerated() {
        let record = (defaults[file] ?? [:]).merging(record) { $1 }
        if !take(record, of: file) { rejected.insert("\(file.rawValue):\(index + 2)") }
      }
    }
  }

  private mutating func take(_ record: Values, of file: ExportFile) -> Bool {
    switch file {
    case .contracts: takeContract(record)
    case .profiles: takeProfile(record)
    case .feedback: takeFeedback(record)
    case .payments: takePayment(record)
    default: takeRemoval(record)
    }
  }

  private mutating func takeContract(_ record: Values) -> Bool {
    let (id, freelancer, agency) = (
      record.id("contract_id"), record.id("freelancer_id"), record.id("agency_id")
    )
    guard record["earnings"] != "x", freelancer != agency, contracts[id] == nil,
      kinds[freelancer] != "agency",
      kinds[agency] != "freelancer"
    else { return false }
    kinds[freelancer] = "freelancer"
    if !agency.isEmpty { kinds[agency] = "agency" }
    contracts[id] = record
    return true
  }

  private mutating func takeProfile(_ record: Values) -> Bool {
    let id = record.id("profile_id")
    guard !listed.contains(id), kinds[id] == nil || kinds[id] == record["kind"] else { return false }
    listed.insert(id)
    if !record.id("exclusive_agency_id").isEmpty { exclusive.insert(id) }
    kinds[id] = record["kind"]
    return true
  }

  private mutating func takeFeedback(_ record: Values) -> Bool {
    let id = record.id("feedback_id")
    guard feedback[id] == nil, let contract = contracts[record.id("contract_id")] else { return false }
    // Texts of one form sort as the dates that they are.
    var (record, day) = (record, record.day("submitted_at"))
    let end = contract["ended_on"] ?? ""
    let isMidContract = record["kind"] == "mid_contract"
    let isClients = record["author"] == "client"
    if isMidContract && !isClients { return false }
    if !isMidContract && isClients, let last = Day(text: end[...]), day == (last - 1).description {
      record["submitted_at"] = end
      day = end
    }
    if day < contract.day("started_on") { return false }
    if isMidContract && !end.isEmpty && day > end { return false }
    if !isMidContract && isClients && (end.isEmpty || day < end) { return false }
    feedback[id] = record
    return true
  }

  private mutating func takePayment(_ record: Values) -> Bool {
    guard record["amount"] != "x", let contract = contracts[record.id("contract_id")],
      record.day("paid_on") >= contract.day("started_on")
    else { return false }
    payments.append(record)
    return true
  }

  private mutating func takeRemoval(_ record: Values) -> Bool {
    let profile = record.id("profile_id")
    guard removals[record.id("request_id")] == nil, kinds[profile] != nil,
      let contract = contracts[record.id("contract_id")], contract.profile == profile
    else { return false }
    removals[record.id("request_id")] = record
    return true
  }

  /// How many final feedbacks have a later one by the same author on the same contract.
  var superseded: Int {
    let finals = feedback.values.filter { $0["kind"] == "final" }
    return finals.count - Set(finals.map { $0.id("contract_id") + $0.id("author") }).count
  }

  /// One line for each profile and all that belongs to it, in the dataset's order.
  var lines: [String] {
    kinds.keys.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { profile in
      let own = contracts.values.filter {
        $0.profile == profile || ($0.id("freelancer_id") == profile && !exclusive.contains(profile))
      }
      .sorted { $0.id("contract_id").lexicographicallyPrecedes($1.id("contract_id")) }
      let requests = removals.values.filter { $0.id("profile_id") == profile }
        .sorted { $0.order("requested_at", "request_id") < $1.order("requested_at", "request_id") }
      return ["\(text(profile)) \(kinds[profile] ?? "")"] + own.flatMap { lines($0, of: profile) }
        + requests.map { "request \($0["contract_id"] ?? "") \($0["requested_at"] ?? "")" }
    }
  }

  private func lines(_ contract: Values, of profile: [UInt8]) -> [String] {
    let id = contract.id("contract_id")
    let entries = feedback.values.filter { $0.id("contract_id") == id }
      .sorted { $0.order("submitted_at", "feedback_id") < $1.order("submitted_at", "feedback_id") }
    let paid = payments.filter { $0.id("contract_id") == id }
      .sorted {
        ($0.day("paid_on"), Int($0["amount"] ?? "") ?? 0) < ($1.day("paid_on"), Int($1["amount"] ?? "") ?? 0)
      }
    return [
      "  \(text(id)) \(contract["client_id"] ?? "") \(contract.day("started_on")) \(contract["ended_on"] ?? "") "
        + (contract["earnings"] ?? "")
        + (contract.profile == profile
          ? "" : " of \(text(contract.profile))")
    ]
      + entries.map {
        "    \($0["feedback_id"] ?? "") \($0.day("submitted_at")) \($0["author"] ?? "") \($0["kind"] ?? "")"
      }
      + paid.map { "    \($0.day("paid_on")) \($0["amount"] ?? "")" }
  }
}

extension Values {
  func id(_ column: String) -> [UInt8] { Array((self[column] ?? "").utf8) }
  /// The day of a date or of an instant that ends with Z.
  func day(_ column: String) -> String { String((self[column] ?? "").prefix(10)) }
  /// What sorts by moment, then by identifier.
  func order(_ moment: String, _ id: String) -> String {
    let moment = self[moment] ?? ""
    return (moment.utf8.count == 10 ? moment + "T00:00:00Z" : moment) + " " + (self[id] ?? "")
  }
  /// The profile that a contract belongs to.
  var profile: [UInt8] { id("agency_id").isEmpty ? id("freelancer_id") : id("agency_id") }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
