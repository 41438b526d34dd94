// From what sources say to contracts: overlaps, joins, and each contract's values.

internal import Basics
internal import JobSuccess

/// Puts the readings of all files together, and gives the contracts one after the other, so that they need not all be kept.
struct Assembly {
  /// In the order of the sources' digests; what they claim has moved to ``claims``.
  private(set) var readings: [SourceReading]
  private let input: ImportInput
  private let names: NameTable
  private let answers: AnswerTable
  /// The latest day in any source.
  let asOf: Day
  private let lastDays: [Day?]
  /// What sources say of contracts with numbers, by id.
  private(set) var claims: [ContractClaim] = []
  private var paid: [String: PaidContract] = [:]
  private var worked: [String: PaidContract] = [:]
  /// The payments without a number that are of a contract with one, by its id.
  private var joinedPayments: [String: [PaidContract]] = [:]
  /// Contracts that payments alone tell of, by id.
  private var alone: [PaidContract] = []
  /// Feedback of tables, by contract.
  private var tableFeedback: [String: [FeedbackClaim]] = [:]
  private var context: BuildContext
  /// How many of the claims and of the contracts by themselves ``next()`` has passed.
  private var passed = (claims: 0, alone: 0)

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
    lastDays = readings.map(\.lastDay) + [nil]
    asOf = readings.compactMap(\.lastDay).max() ?? .earliest
    context = BuildContext(
      me: input.me, asOf: asOf, answers: answers,
      paidCoverage: Assembly.coverage(readings, ofDaysWorked: false),
      workedCoverage: Assembly.coverage(readings, ofDaysWorked: true), clients: ClientNames(),
      hasFeedbackTable: readings.contains { !$0.feedback.isEmpty })
    paid = PaidContract.all(distinct(byDaysWorked: false), names)
    worked = PaidContract.all(distinct(byDaysWorked: true), names)
    nameFreelancer()
    collectClaims()
    join()
    takeTableFeedback()
  }

  private static func coverage(_ readings: [SourceReading], ofDaysWorked: Bool) -> Coverage {
    let files = readings.filter { $0.countsDaysWorked == ofDaysWorked && $0.rows == .payments }
    return Coverage(files.map { ($0.firstDay, $0.lastDay) })
  }

  /// The next contract by id; nil behind the last.
  mutating func next() -> BuiltContract? {
    let start = passed.claims
    guard start < claims.count || passed.alone < alone.count else { return nil }
    var facts: ContractFacts
    if passed.alone < alone.count,
      start == claims.count || !precedes(claims[start].id, alone[passed.alone].id)
    {
      let contract = alone[passed.alone]
      passed.alone += 1
      facts = ContractFacts(
        id: contract.id, claims: JoinedClaims([contract.claim(.transactions, file: 0)], lastDays),
        paid: contract)
      if start < claims.count, claims[start].id == contract.id { passed.claims = endOfClaims(from: start) }
    } else {
      let id = claims[start].id
      passed.claims = endOfClaims(from: start)
      facts = ContractFacts(
        id: id, claims: JoinedClaims(claims[start..<passed.claims], lastDays), paid: numbered(id),
        worked: worked[id])
      for contract in joinedPayments[id] ?? [] { facts.join(contract) }
    }
    if !tableFeedback.isEmpty { facts.feedback = tableFeedback[facts.id] ?? [] }
    var builder = ContractBuilder(facts, context)
    let contract = builder.build()
    contradictions += builder.contradictions
    return contract
  }

  /// The index behind the claims of the contract that begin at one.
  private func endOfClaims(from start: Int) -> Int {
    claims[start...].firstIndex { $0.id != claims[start].id } ?? claims.count
  }

  /// The payments that have a contract's number.
  private func numbered(_ id: String) -> PaidContract? {
    paid[id].flatMap { $0.rows.first?.contract != 0 ? $0 : nil }
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

  /// The name of the freelancer as the earliest payment has it.
  private mutating func nameFreelancer() {
    let earliest = paid.values.filter { !$0.freelancer.isEmpty }.min {
      $0.firstDay == $1.firstDay ? precedes($0.freelancer, $1.freelancer) : $0.firstDay < $1.firstDay
    }
    if let earliest { freelancers[input.me] = earliest.freelancer }
  }

  // MARK: Claims

  /// Takes the claims of all sources, sorted by id.
  private mutating func collectClaims() {
    for index in readings.indices {
      var claims = readings[index].claims
      readings[index].claims = []
      if index > 0 { for place in claims.indices { claims[place].file = index } }
      if self.claims.isEmpty { self.claims = claims } else { self.claims += claims }
    }
    let file = readings.count
    for contract in worked.values { claims.append(contract.claim(.weekly, file: file)) }
    for contract in paid.values where contract.rows.first?.contract != 0 {
      claims.append(contract.claim(.transactions, file: file))
    }
    let isSorted = claims.indices.dropFirst().allSatisfy { !precedes(claims[$0].id, claims[$0 - 1].id) }
    if !isSorted {
      let order = claims.indices.sorted { precedes(claims[$0].id, claims[$1].id) }
      claims = order.map { claims[$0] }
    }
    for claim in claims {
      if let client = claim.client, let name = client.name { context.clients.learn(client.id, name) }
    }
  }

  /// Gives the payments without a number to contracts that have one, or lets them be contracts, or wait.
  private mutating func join() {
    let unnumbered = paid.values.filter { $0.rows.first?.contract == 0 }.sorted { precedes($0.id, $1.id) }
    guard !unnumbered.isEmpty else { return }
    var candidates: [JoinCandidate] = []
    var clients: [String: Party] = [:]
    var start = 0
    while start < claims.count {
      let end = endOfClaims(from: start)
      let (id, joined) = (claims[start].id, JoinedClaims(claims[start..<end], lastDays))
      candidates.append(
        JoinCandidate(
          id: id, title: joined.title ?? "", agency: joined.saysAgency ? joined.agency?.id ?? "" : nil,
          startedOn: joined.startedOn ?? worked[id]?.firstDay, endedOn: joined.endedOn,
          total: joined.total ?? worked[id]?.total))
      clients[id] = joined.client
      start = end
    }
    let joins = ContractJoins(unnumbered, candidates, answers: answers.all(.sameAs))
    for contract in unnumbered {
      switch joins.places[contract.id] ?? .alone {
      case .joined(let id):
        joined += 1
        if let client = clients[id] { context.clients.learn(client.id, contract.client) }
        joinedPayments[id, default: []].append(contract)
      case .alone: alone.append(contract)
      case .waiting(let candidates):
        let isAsked = answers.value([contract.id], Question.sameAs) == nil
        waiting.append(WaitingContract(paid: contract, candidates: candidates, isAsked: isAsked))
      }
    }
  }

  /// Gives feedback of tables to their contracts; what names no contract is rejected.
  private mutating func takeTableFeedback() {
    guard context.hasFeedbackTable else { return }
    let known = Set(claims.map(\.id) + alone.map(\.id))
    let sorted = known.sorted(by: precedes)
    for index in readings.indices {
      var rejected = 0
      for row in readings[index].feedback {
        if known.contains(row.contract) {
          tableFeedback[row.contract, default: []].append(row.claim)
          continue
        }
        // To look for the nearest of all contracts takes long: the first rows say what is wrong with the table.
        let nearest = rejected < 20 ? Suggestion.question(Suggestion.find(row.contract, among: sorted)) : ""
        rejected += 1
        readings[index].rejects.append(
          ImportReject(
            line: row.line, column: row.column, columnNumber: row.columnNumber, code: .unknownContract,
            value: row.contract, advice: nearest + "import the table of contracts, too", record: row.record))
      }
      readings[index].counts.ofContract -= rejected
      readings[index].counts.rejected += rejected
      readings[index].feedback = []
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
    all.rates.formUnion(contract.rates)
    paid = all
  }
}

extension PaidContract {
  /// What payments alone say of a contract.
  fileprivate func claim(_ rank: ClaimRank, file: Int) -> ContractClaim {
    var claim = ContractClaim(id, rank)
    claim.file = file
    claim.title = title.isEmpty ? nil : title
    claim.kind = kind
    return claim
  }
}
