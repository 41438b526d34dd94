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
  var clients: ClientNames
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
  let facts: ContractFacts
  let context: BuildContext
  var contract: BuiltContract
  /// The answers that a source contradicts, as sentences.
  private(set) var contradictions: [String] = []

  var claims: JoinedClaims { facts.claims }
  var ids: [String] { contract.ids }
  var status: ContractStatus { contract.status }
  var startedOn: Day { contract.startedOn }
  var endedOn: Day? { contract.endedOn }

  init(_ facts: ContractFacts, _ context: BuildContext) {
    self.facts = facts
    self.context = context
    contract = BuiltContract(id: facts.id, paidIDs: facts.paidIDs)
  }

  /// The contract with its rows.
  mutating func build() -> BuiltContract {
    contract.isKnownByPaymentsAlone = claims.arePaymentsAlone
    fillParties()
    fillTerms()
    fillEnd()
    fillStart()
    fillPayments()
    fillFeedback()
    for column in claims.differing {
      let used = column == "stars" ? "" : contract.cell(column)
      contract.unknowns.add(Unknown(column, .differs, used: used, why: "sources_differ"))
    }
    contract.clientStanding = claims.clientStanding
    contract.largeContract = claims.largeContract
    contract.newest = endedOn ?? (contract.payments.last { $0.amount > .zero })?.paidOn ?? startedOn
    applyEdits()
    return contract
  }

  func answer(_ question: Question) -> String? {
    context.answers.isEmpty ? nil : context.answers.known(ids, question)
  }

  /// Notes that a question is open, unless it was answered.
  mutating func ask(_ question: Question) {
    if context.answers.isEmpty || context.answers.value(ids, question) == nil {
      contract.questions.insert(Questions(question))
    }
  }

  mutating func contradict(_ question: Question, _ answer: String, _ source: String?) {
    guard let source, source != answer else { return }
    contradictions.append(
      "\(facts.id): \(question.rawValue) was answered with '\(Printable.value(answer))', and a source has "
        + "'\(Printable.value(source))'; the answer stands")
  }

  // MARK: Who, what and when

  mutating func fillParties() {
    for question in context.answers.isEmpty ? [] : Question.allCases {
      if let value = context.answers.value(ids, question) { contract.answered[question] = value }
    }
    contract.freelancer = claims.freelancer ?? context.me
    contract.agency = claims.agency ?? agencyOfPayments
    let paidName = facts.paid.flatMap { $0.client.isEmpty ? nil : $0.client }
    if let name = answer(.client) {
      contradict(.client, name, claims.client?.name)
      contract.client = context.clients.id(named: name)
      contract.clientName = name
    } else if let client = claims.client {
      contract.client = client.id
      contract.clientName = paidName ?? client.name ?? context.clients.name(of: client.id)
    } else if let paidName {
      contract.client = context.clients.id(named: paidName)
      contract.clientName = paidName
    } else {
      let id = "k-of-" + facts.id
      contract.client = id
      contract.unknowns.add(Unknown("client_id", .unknown, used: id, why: "not_exported"))
      ask(.client)
    }
  }

  var agencyOfPayments: Party? {
    guard !claims.saysAgency, let name = facts.paid?.agency, !name.isEmpty else { return nil }
    return Party(id: "a-" + Identifiers.slug(name), name: name)
  }

  mutating func fillTerms() {
    contract.title = claims.title ?? ""
    contract.kind = claims.kind
    if facts.id.hasPrefix("t-"), facts.paid != nil, (claims.title ?? "").isEmpty {
      contract.unknowns.add(Unknown("contract_id", .assumed, used: facts.id, why: "several_possible"))
    }
  }

  mutating func fillEnd() {
    if let answer = answer(.ended) {
      contract.status = answer == "open" ? .active : .ended
      contract.endedOn = Day(text: answer)
      if let told = claims.status {
        contradict(.ended, answer, told == .ended ? claims.endedOn?.description : "open")
      }
    } else if let told = claims.status {
      contract.status = told
      contract.endedOn = told == .ended ? claims.endedOn : nil
    } else {
      contract.unknowns.add(Unknown("status", .assumed, used: "active", why: "not_exported"))
      ask(.ended)
    }
    if status == .ended, endedOn == nil {
      let last = [facts.paid?.lastPaidOn, facts.worked?.lastPaidOn].compactMap(\.self).max()
      let day = last ?? claims.startedOn ?? context.asOf
      contract.endedOn = day
      contract.unknowns.add(
        Unknown(
          "ended_on", .assumed, used: day.description, why: last == nil ? "not_exported" : "last_payment"))
    }
    guard status == .ended else { return }
    switch claims.endedBy {
    case .given(let by): contract.endedBy = by
    case .absent: break
    case .notTold, .suppressed: contract.unknowns.add(Unknown("ended_by", .unknown, why: "not_exported"))
    }
    if let answer = answer(.endReason) {
      contradict(.endReason, answer, claims.endReason.value?.rawValue)
      contract.endReason = EndReason(rawValue: answer)
      return
    }
    switch claims.endReason {
    case .given(let reason): contract.endReason = reason
    case .absent: break
    case .notTold, .suppressed: contract.unknowns.add(Unknown("end_reason", .unknown, why: "not_exported"))
    }
  }

  mutating func fillStart() {
    let first = [facts.paid?.start, facts.worked?.start].compactMap(\.self).min()
    if let told = claims.startedOn {
      contract.startedOn = told
    } else {
      let day = first ?? endedOn ?? context.asOf
      contract.startedOn = min(day, endedOn ?? day)
      let why = first != nil ? "first_payment" : endedOn != nil ? "end_of_contract" : "not_exported"
      contract.unknowns.add(Unknown("started_on", .assumed, used: startedOn.description, why: why))
    }
  }

  // MARK: Changes by hand

  /// Puts the cells that a person changed in contracts.csv in the place of ours.
  mutating func applyEdits() {
    if context.answers.isEmpty { return }
    for column in Unknown.columns {
      guard let value = context.answers.value(ids, HandEdits.column(.contracts, column)) else { continue }
      contract.edits[column] = value
      contract.unknowns.remove(column)
      switch column {
      case "status", "ended_on":
        contract.unknowns.remove("status")
        contract.questions.remove(Questions(.ended))
      case "earnings": contract.questions.remove(Questions(.earned))
      case "client_id": contract.questions.remove(Questions(.client))
      default: break
      }
    }
  }
}
