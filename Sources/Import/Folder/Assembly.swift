// From what sources say to contracts: overlaps, joins, and each contract's values.

internal import Basics
internal import JobSuccess

/// Puts the readings of all files together.
struct Assembly {
  private(set) var readings: [SourceReading]
  private let input: ImportInput
  private let names: NameTable
  private let answers: AnswerTable
  /// The latest day in any source.
  private(set) var asOf = Day.earliest
  private(set) var built: [BuiltContract] = []
  private(set) var waiting: [WaitingContract] = []
  /// The names of freelancers by their ids.
  private(set) var freelancers: [String: String] = [:]
  private(set) var repeats = 0
  private(set) var changedRows = 0
  private(set) var joined = 0
  /// Answers that a newer source contradicts, as sentences.
  private(set) var contradictions: [String] = []

  /// - Parameter readings: In the order of the sources' digests.
  init(_ readings: [SourceReading], _ input: ImportInput, _ names: NameTable) {
    (self.readings, self.input, self.names) = (readings, input, names)
    answers = AnswerTable(input.answers)
    asOf = readings.compactMap(\.lastDay).max() ?? .earliest
  }

  mutating func build() {
    let lastDays = readings.map(\.lastDay)
    let paid = PaidContract.all(distinct(byDaysWorked: false), names)
    let worked = PaidContract.all(distinct(byDaysWorked: true), names)
    nameFreelancer(paid)
    let claims = claimsByContract(paid, worked, lastDays)
    let unnumbered = paid.values.filter { $0.rows.first?.contract == 0 }
    let joins = ContractJoins(unnumbered, candidates(claims, worked), answers: answers.all(.sameAs))
    var facts = numberedFacts(claims, paid, worked)
    var clients = ClientNames()
    for claims in claims.values {
      if let client = claims.client, let name = client.name { clients.learn(client.id, name) }
    }
    for contract in unnumbered.sorted(by: { precedes($0.id, $1.id) }) {
      switch joins.places[contract.id] ?? .alone {
      case .joined(let id):
        joined += 1
        if let client = claims[id]?.client { clients.learn(client.id, contract.client) }
        facts[id]?.join(contract)
      case .alone:
        facts[contract.id] = ContractFacts(
          id: contract.id, claims: JoinedClaims([contract.claim], [nil]), paid: contract)
      case .waiting(let candidates):
        let isAsked = answers.value([contract.id], Question.sameAs) == nil
        waiting.append(WaitingContract(paid: contract, candidates: candidates, isAsked: isAsked))
      }
    }
    addTableFeedback(to: &facts)
    let context = BuildContext(
      me: input.me, asOf: asOf, answers: answers, paidCoverage: coverage(ofDaysWorked: false),
      workedCoverage: coverage(ofDaysWorked: true), clients: clients,
      hasFeedbackTable: readings.contains { !$0.feedback.isEmpty })
    for id in facts.keys.sorted(by: precedes) {
      guard let facts = facts[id] else { continue }
      var builder = ContractBuilder(facts, context)
      built.append(builder.build())
      contradictions += builder.contradictions
    }
  }

  // MARK: Payments

  /// The rows of all files, each as often as it was paid; overlaps are those of one source's files.
  private mutating func distinct(byDaysWorked: Bool) -> [PaymentRow] {
    let files = readings.filter { $0.countsDaysWorked == byDaysWorked && !$0.payments.isEmpty }
    var rows: [PaymentRow] = []
    for (_, files) in Dictionary(grouping: files, by: \.source).sorted(by: { $0.key < $1.key }) {
      let distinct = DistinctPayments(files.map { ($0.payments, $0.lastDay) }, byDaysWorked: byDaysWorked)
      repeats += distinct.repeats
      changedRows += distinct.changed
      rows += distinct.rows
    }
    return rows
  }

  private func coverage(ofDaysWorked: Bool) -> Coverage {
    let files = readings.filter {
      $0.countsDaysWorked == ofDaysWorked && $0.claims.isEmpty && $0.feedback.isEmpty
    }
    return Coverage(files.map { ($0.firstDay, $0.lastDay) })
  }

  /// The name of the freelancer as the earliest payment has it.
  private mutating func nameFreelancer(_ paid: [String: PaidContract]) {
    let earliest = paid.values.filter { !$0.freelancer.isEmpty }.min {
      $0.firstDay == $1.firstDay ? precedes($0.freelancer, $1.freelancer) : $0.firstDay < $1.firstDay
    }
    if let earliest { freelancers[input.me] = earliest.freelancer }
  }

  // MARK: Numbered contracts

  private func claimsByContract(
    _ paid: [String: PaidContract], _ worked: [String: PaidContract], _ lastDays: [Day?]
  ) -> [String: JoinedClaims] {
    var all: [String: [ContractClaim]] = [:]
    for (index, reading) in readings.enumerated() {
      for var claim in reading.claims {
        claim.file = index
        all[claim.id, default: []].append(claim)
      }
    }
    let file = readings.count
    for contract in worked.values {
      all[contract.id, default: []].append(contract.claim(.weekly, file: file))
    }
    for contract in paid.values where contract.rows.first?.contract != 0 {
      all[contract.id, default: []].append(contract.claim(.transactions, file: file))
    }
    let days = lastDays + [nil]
    return all.mapValues { JoinedClaims($0, days) }
  }

  private func candidates(_ claims: [String: JoinedClaims], _ worked: [String: PaidContract])
    -> [JoinCandidate]
  {
    claims.map { id, claims in
      JoinCandidate(
        id: id, title: claims.title ?? "", agency: claims.saysAgency ? claims.agency?.id ?? "" : nil,
        startedOn: claims.startedOn ?? worked[id]?.firstDay, endedOn: claims.endedOn,
        total: claims.total ?? worked[id]?.total)
    }
  }

  private func numberedFacts(
    _ claims: [String: JoinedClaims], _ paid: [String: PaidContract], _ worked: [String: PaidContract]
  ) -> [String: ContractFacts] {
    var facts: [String: ContractFacts] = [:]
    for (id, claims) in claims {
      let own = paid[id].flatMap { $0.rows.first?.contract != 0 ? $0 : nil }
      facts[id] = ContractFacts(id: id, claims: claims, paid: own, worked: worked[id])
    }
    return facts
  }

  /// Gives feedback of tables to their contracts; what names no contract is rejected.
  private mutating func addTableFeedback(to facts: inout [String: ContractFacts]) {
    for index in readings.indices {
      for (contract, feedback) in readings[index].feedback {
        if facts[contract] != nil {
          facts[contract]?.feedback += feedback
          continue
        }
        let nearest = Suggestion.question(Suggestion.find(contract, among: facts.keys.sorted(by: precedes)))
        for row in feedback.compactMap(\.row) {
          readings[index].counts.ofContract -= 1
          readings[index].counts.rejected += 1
          readings[index].rejects.append(
            ImportReject(
              line: row.line, column: row.column, columnNumber: row.columnNumber, code: .unknownContract,
              value: contract, advice: nearest + "import the table of contracts, too", record: row.record))
        }
      }
    }
  }
}

extension ContractFacts {
  /// Takes the payments of a contract without a number.
  fileprivate mutating func join(_ contract: PaidContract) {
    paidIDs = (paidIDs + [contract.id]).sorted(by: precedes)
    guard var all = paid else {
      paid = contract
      return
    }
    all.rows = (all.rows + contract.rows).sorted { ($0.day, $0.amount) < ($1.day, $1.amount) }
    if all.client.isEmpty { all.client = contract.client }
    paid = all
  }
}

extension PaidContract {
  /// What payments alone say of a contract.
  fileprivate var claim: ContractClaim { claim(.transactions, file: 0) }

  fileprivate func claim(_ rank: ClaimRank, file: Int) -> ContractClaim {
    var claim = ContractClaim(id, rank)
    claim.file = file
    claim.title = title.isEmpty ? nil : title
    claim.kind = kind
    return claim
  }
}
