// A contract from all that is known of it (8.4.20 to 8.4.23, 8.5.24 and 8.5.25).

internal import Basics
internal import Ingestion
internal import JobSuccess

/// What is the same for all contracts of an import.
struct BuildContext: Sendable {
  let me: String
  /// The latest day in any source: no clock is read.
  let asOf: Day
  let answers: AnswerTable
  /// The days that transactions cover, and those that weekly summaries do.
  let paidCoverage: Coverage
  let workedCoverage: Coverage
  let clients: ClientNames
  /// Whether a table of feedback was read: then a contract without a row in it has none.
  let hasFeedbackTable: Bool
}

/// What is known of one contract.
struct ContractFacts: Sendable {
  let id: String
  let claims: JoinedClaims
  /// Its payments, and the days worked; nil for none.
  var paid: PaidContract?
  var paidIDs: [String] = []
  var worked: PaidContract?
  /// The feedback of tables that have nothing else.
  var feedback: [FeedbackClaim] = []
}

/// Builds one contract.
struct ContractBuilder {
  private let facts: ContractFacts
  private let context: BuildContext
  private var contract: BuiltContract
  private var status = ContractStatus.active
  private var endedOn: Day?
  private var startedOn = Day.earliest
  /// The answers that a source contradicts, as sentences.
  private(set) var contradictions: [String] = []

  private var claims: JoinedClaims { facts.claims }
  private var ids: [String] { contract.ids }

  init(_ facts: ContractFacts, _ context: BuildContext) {
    self.facts = facts
    self.context = context
    contract = BuiltContract(id: facts.id, paidIDs: facts.paidIDs)
  }

  /// The contract with its rows.
  mutating func build() -> BuiltContract {
    contract.cells["contract_id"] = facts.id
    contract.isKnownByPaymentsAlone = claims.arePaymentsAlone
    fillParties()
    fillTerms()
    fillEnd()
    fillStart()
    fillPayments()
    fillFeedback()
    for column in claims.differing {
      let used = column == "stars" ? "" : contract.cells[column] ?? ""
      contract.unknowns.add(Unknown(column, .differs, used: used, why: "sources_differ"))
    }
    for column in ["client_standing", "large_contract"] { contract.cells[column] = claims.other(column) }
    contract.newest = endedOn ?? (contract.payments.last { $0.amount > .zero })?.paidOn ?? startedOn
    applyEdits()
    return contract
  }

  private func answer(_ question: Question) -> String? { context.answers.known(ids, question) }

  /// Notes that a question is open, unless it was answered.
  private mutating func ask(_ question: Question) {
    if context.answers.value(ids, question) == nil { contract.questions.insert(question) }
  }

  private mutating func contradict(_ question: Question, _ answer: String, _ source: String?) {
    guard let source, source != answer else { return }
    contradictions.append(
      "\(facts.id): \(question.rawValue) was answered with '\(Printable.value(answer))', and a source has "
        + "'\(Printable.value(source))'; the answer stands")
  }

  // MARK: Who, what and when

  private mutating func fillParties() {
    for question in Question.allCases {
      if let value = context.answers.value(ids, question) { contract.answered[question] = value }
    }
    contract.cells["freelancer_id"] = claims.freelancer ?? context.me
    contract.cells["agency_id"] = claims.agency?.id ?? agencyOfPayments?.id
    contract.agencyName = claims.agency?.name ?? agencyOfPayments?.name
    let paidName = facts.paid.flatMap { $0.client.isEmpty ? nil : $0.client }
    if let name = answer(.client) {
      contradict(.client, name, claims.client?.name)
      contract.cells["client_id"] = context.clients.id(named: name)
      contract.clientName = name
    } else if let client = claims.client {
      contract.cells["client_id"] = client.id
      contract.clientName = paidName ?? client.name ?? context.clients.name(of: client.id)
    } else if let paidName {
      contract.cells["client_id"] = context.clients.id(named: paidName)
      contract.clientName = paidName
    } else {
      let id = "k-of-" + facts.id
      contract.cells["client_id"] = id
      contract.unknowns.add(Unknown("client_id", .unknown, used: id, why: "not_exported"))
      ask(.client)
    }
  }

  private var agencyOfPayments: Party? {
    guard !claims.saysAgency, let name = facts.paid?.agency, !name.isEmpty else { return nil }
    return Party(id: "a-" + Identifiers.slug(name), name: name)
  }

  private mutating func fillTerms() {
    contract.cells["title"] = claims.title ?? ""
    contract.cells["contract_type"] = claims.kind?.rawValue ?? ""
    if facts.id.hasPrefix("t-"), facts.paid != nil, (claims.title ?? "").isEmpty {
      contract.unknowns.add(Unknown("contract_id", .assumed, used: facts.id, why: "several_possible"))
    }
  }

  private mutating func fillEnd() {
    if let answer = answer(.ended) {
      status = answer == "open" ? .active : .ended
      endedOn = Day(text: answer)
      if let told = claims.status {
        contradict(.ended, answer, told == .ended ? claims.endedOn?.description : "open")
      }
    } else if let told = claims.status {
      status = told
      endedOn = claims.endedOn
    } else {
      contract.unknowns.add(Unknown("status", .assumed, used: "active", why: "not_exported"))
      ask(.ended)
    }
    if status == .ended, endedOn == nil {
      let last = [facts.paid?.lastPaidOn, facts.worked?.lastPaidOn].compactMap(\.self).max()
      let day = last ?? claims.startedOn ?? context.asOf
      endedOn = day
      contract.unknowns.add(
        Unknown(
          "ended_on", .assumed, used: day.description, why: last == nil ? "not_exported" : "last_payment"))
    }
    contract.cells["status"] = status.rawValue
    guard status == .ended else { return }
    contract.cells["ended_on"] = endedOn?.description
    switch claims.endedBy {
    case .given(let by): contract.cells["ended_by"] = by.rawValue
    case .absent: break
    case .notTold, .suppressed: contract.unknowns.add(Unknown("ended_by", .unknown, why: "not_exported"))
    }
    if let answer = answer(.endReason) {
      contradict(.endReason, answer, claims.endReason.value?.rawValue)
      contract.cells["end_reason"] = answer
      return
    }
    switch claims.endReason {
    case .given(let reason): contract.cells["end_reason"] = reason.rawValue
    case .absent: break
    case .notTold, .suppressed: contract.unknowns.add(Unknown("end_reason", .unknown, why: "not_exported"))
    }
  }

  private mutating func fillStart() {
    let first = [facts.paid?.start, facts.worked?.start].compactMap(\.self).min()
    if let told = claims.startedOn {
      startedOn = told
    } else {
      let day = first ?? endedOn ?? context.asOf
      startedOn = min(day, endedOn ?? day)
      let why = first != nil ? "first_payment" : endedOn != nil ? "end_of_contract" : "not_exported"
      contract.unknowns.add(Unknown("started_on", .assumed, used: startedOn.description, why: why))
    }
    contract.cells["started_on"] = startedOn.description
  }

  // MARK: Payments

  private mutating func fillPayments() {
    let answered = answer(.earned).flatMap { NumberFormat().money($0) }
    if let answered { contradict(.earned, answered.description, claims.total?.description) }
    let total = answered ?? claims.total
    var earnings = total
    if let paid = facts.paid, let rows = complete(paid, total, context.paidCoverage) {
      take(rows, total, &earnings)
    } else if let worked = facts.worked, let rows = complete(worked, total, context.workedCoverage) {
      contract.unknowns.add(Unknown("payments", .assumed, why: "days_worked"))
      take(rows, total, &earnings)
    } else if facts.paid != nil || facts.worked != nil {
      contract.unknowns.add(Unknown("payments", .partial, why: "downloads_do_not_cover"))
    } else {
      contract.unknowns.add(Unknown("payments", .unknown, why: "not_exported"))
    }
    if earnings == nil {
      let why = claims.isTotalHidden ? "hidden" : "not_exported"
      contract.unknowns.add(Unknown("earnings", .unknown, used: Cents.zero.description, why: why))
      ask(.earned)
    }
    if let rate = claims.rate, let earnings {
      contract.unknowns.add(Unknown("earnings", .assumed, used: earnings.description, why: rate))
    }
    contract.cells["earnings"] = (earnings ?? .zero).description
    contract.cells["first_paid_on"] =
      contract.payments.first { $0.amount > .zero }?.paidOn.description ?? claims.other("first_paid_on")
    contract.cells["last_paid_on"] =
      contract.payments.last { $0.amount > .zero }?.paidOn.description ?? claims.other("last_paid_on")
  }

  /// The rows, if they are all that was paid (8.4.23).
  private func complete(_ paid: PaidContract, _ total: Cents?, _ coverage: Coverage) -> [Payment]? {
    let end = endedOn.map { $0 + ContractJoins.daysAfterEnd } ?? context.asOf
    guard total == nil || paid.total == total || coverage.covers(startedOn, end) else { return nil }
    return paid.rows.map { Payment(paidOn: $0.day, amount: $0.amount) }
  }

  private mutating func take(_ rows: [Payment], _ total: Cents?, _ earnings: inout Cents?) {
    let sum = rows.reduce(Cents.zero) { $0 + $1.amount }
    contract.payments = rows
    if let first = rows.first?.paidOn, first < startedOn {
      // A payment before its contract's start would be rejected.
      startedOn = first
      contract.cells["started_on"] = first.description
      contract.unknowns.add(Unknown("started_on", .differs, used: first.description, why: "first_payment"))
    }
    if let total, total != sum {
      contract.unknowns.add(Unknown("earnings", .differs, used: sum.description, why: "sources_differ"))
    }
    earnings = max(sum, .zero)
    if sum < .zero {
      contract.unknowns.add(
        Unknown("earnings", .assumed, used: Cents.zero.description, why: "downloads_do_not_cover"))
    }
  }

  // MARK: Feedback

  private mutating func fillFeedback() {
    var feedback = facts.feedback
    fillClients(&feedback)
    if let own = claims.freelancerFeedback.value { feedback.append(own) }
    var counts: [String: Int] = [:]
    for item in feedback.sorted(by: { ($0.day ?? .latest) < ($1.day ?? .latest) }) { add(item, &counts) }
    contract.feedback.sort { precedes($0["feedback_id"] ?? "", $1["feedback_id"] ?? "") }
  }

  /// The client's final feedback: from an answer, or from the best source.
  private mutating func fillClients(_ feedback: inout [FeedbackClaim]) {
    let inTables = feedback.contains { $0.author == .client && $0.kind == .final }
    if let answer = answer(.stars) {
      if let source = claims.clientFeedback.value { contradict(.stars, answer, source.score) }
      guard answer != "none" else { return }
      var item = FeedbackClaim()
      item.cells["public_score"] = answer
      feedback.append(item)
      return
    }
    if inTables { return }
    switch claims.clientFeedback {
    case .given(let item): feedback.append(item)
    case .suppressed: stars("suppressed")
    case .absent: absent(isTables: claims.isAbsenceOfTable)
    case .notTold:
      if context.hasFeedbackTable {
        absent(isTables: false)
      } else if status == .ended || claims.status == nil && answer(.ended) == nil {
        stars("not_exported")
      }
    }
  }

  /// How long after the end a feedback may still come.
  private static let feedbackDays = 14

  private mutating func absent(isTables: Bool) {
    guard !isTables, status == .ended, let endedOn, context.asOf - endedOn <= ContractBuilder.feedbackDays
    else {
      return
    }
    stars("too_early")
  }

  private mutating func stars(_ why: String) {
    contract.unknowns.add(Unknown("stars", .unknown, why: why))
    ask(.stars)
  }

  /// Adds a row of feedback.csv.
  private mutating func add(_ item: FeedbackClaim, _ counts: inout [String: Int]) {
    let isClientsFinal = item.author == .client && item.kind == .final
    if isClientsFinal, status != .ended {
      // Final feedback is given at the end; chapter 1 rejects it on an open contract.
      contract.unknowns.add(Unknown("stars", .unknown, why: "contract_is_open"))
      return
    }
    var day = item.day
    if isClientsFinal, let end = endedOn {
      if let given = day, given + 1 < end {
        contract.unknowns.add(
          Unknown("submitted_at", .differs, used: end.description, why: "end_of_contract"))
        day = end
      } else if day == nil {
        contract.unknowns.add(
          Unknown("submitted_at", .assumed, used: end.description, why: "end_of_contract"))
      }
    }
    guard let day = day ?? endedOn else { return }
    let submitted = max(day, startedOn)
    var cells = item.cells
    let author = item.author.rawValue
    counts[author, default: 0] += 1
    let number = counts[author] ?? 1
    cells["feedback_id"] = item.id ?? facts.id + "-" + author + (number == 1 ? "" : "-\(number)")
    cells["contract_id"] = facts.id
    cells["author"] = author
    cells["kind"] = item.kind.rawValue
    cells["submitted_at"] = submitted.description
    if (cells["response"] ?? "").isEmpty {
      cells["responded_at"] = nil
    } else if cells["responded_at"] == nil {
      cells["responded_at"] = submitted.description
    }
    if isClientsFinal, cells["private_score"] == nil {
      contract.unknowns.add(Unknown("private_score", .unknown, why: "not_exported"))
    }
    contract.feedback.append(cells)
  }

  // MARK: Changes by hand

  /// Puts the cells that a person changed in contracts.csv in the place of ours.
  private mutating func applyEdits() {
    for column in Unknown.columns {
      guard let value = context.answers.value(ids, HandEdits.column(.contracts, column)) else { continue }
      contract.cells[column] = value
      contract.unknowns.remove(column)
      switch column {
      case "status", "ended_on":
        contract.unknowns.remove("status")
        contract.questions.remove(.ended)
      case "earnings": contract.questions.remove(.earned)
      case "client_id": contract.questions.remove(.client)
      default: break
      }
    }
  }
}
