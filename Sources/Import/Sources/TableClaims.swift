// What a row of a table says: a payment, a contract, or feedback.

internal import Basics
internal import Ingestion
internal import JobSuccess

extension TableReader {
  // MARK: Payments

  mutating func payment(_ row: inout RowValues) -> PaymentRow? {
    let day = day(.paidOn, &row, isRequired: true)
    let amount = money(.amount, &row, isRequired: true)
    let type = type(&row)
    for target in [Target.refID, .transactionID] {
      if let cell = cell(target, row), Identifiers.isMangled(cell.bytes) {
        row.refuse(cell.place, cell.name, .mangledBySpreadsheet, cell.text, RowValues.takeAsDownloaded)
      }
    }
    let client = number(.client, &row) ?? 0
    var contract: Int32 = 0
    if has(.contractID) {
      contract = number(ofContract: &row, isRequired: type != .other)
    } else if client == 0, type != .other {
      row.refuse(
        place(.client), name(.client), .missingValue, nil, "a row of a contract names its client")
    }
    guard !row.isRefused, let day, let amount else { return nil }
    var payment = PaymentRow(day: day, amount: amount)
    payment.type = type
    guard type != .other else { return payment }
    payment.contract = contract
    payment.client = client
    payment.title = number(.title, &row) ?? 0
    payment.agency = number(.agency, &row) ?? 0
    payment.freelancer = number(.freelancer, &row) ?? 0
    payment.typeWord = typeWord(row)
    payment.transactionID = number(.transactionID, &row) ?? 0
    payment.refID = number(.refID, &row) ?? 0
    let hours = cell(.hours, row)
    payment.hours = hours.map { names.number($0.bytes) } ?? 0
    if type == .earning, let hours, isPositive(hours.text) { payment.type = .hourly }
    payment.period = number(.period, &row) ?? 0
    payment.periodStart = start(of: payment.period)
    if let rate = rate(row) { payment.rate = names.number(rate) }
    return payment
  }

  /// What a row's type means; an earning where the mapping has none.
  private mutating func type(_ row: inout RowValues) -> PaymentType {
    guard has(.type) else { return .earning }
    let word = number(.type, &row)
    if word == 0, let cell = cell(.type, row), !row.isRefused {
      row.refuse(
        cell.place, cell.name, .missingValue, nil, "a row without a type can't be understood")
    }
    guard let word else { return .earning }
    if let known = types[word] { return known }
    let type = PaymentType(rawValue: names[word]) ?? .earning
    types[word] = type
    return type
  }

  /// The type as rows are compared by it.
  private mutating func typeWord(_ row: RowValues) -> Int32 {
    guard let cell = cell(.type, row) else { return 0 }
    let raw = names.number(cell.bytes)
    if let known = typeWords[raw] { return known }
    let word = names.number(cell.words)
    typeWords[raw] = word
    return word
  }

  /// The number of a contract's id, which many rows have; 0 for none, or one that is refused.
  private mutating func number(ofContract row: inout RowValues, isRequired: Bool) -> Int32 {
    let raw = cell(.contractID, row).map { names.number($0.bytes) } ?? 0
    if let known = contractNumbers[raw] { return known }
    let number = names.number(identifier(.contractID, &row, isRequired: isRequired) ?? "")
    if number != 0 { contractNumbers[raw] = number }
    return number
  }

  private func isPositive(_ hours: String) -> Bool {
    mapping.format.numbers.number(hours).map { $0.digits > 0 } ?? false
  }

  private mutating func start(of period: Int32) -> Day? {
    if period == 0 { return nil }
    if let known = periods[period] { return known }
    let start = PaidPeriod.start(of: names[period])
    periods[period] = .some(start)
    return start
  }

  // MARK: Contracts

  mutating func contract(_ row: inout RowValues) -> ContractClaim? {
    guard let id = identifier(.contractID, &row, isRequired: true) else { return nil }
    if !contracts.insert(id).inserted {
      row.refuse(
        place(.contractID), name(.contractID), .duplicateID, id, "the first row of a contract stands")
    }
    var claim = ContractClaim(id, .table)
    claim.freelancer = identifier(.freelancerID, &row)
    claim.agency = party(.agencyID, &row)
    claim.saysAgency = has(.agencyID)
    claim.client = party(.clientID, &row)
    claim.title = text(.title, &row)
    claim.kind = choice(.contractType, &row).flatMap(ContractKind.init)
    claim.status = choice(.status, &row).flatMap(ContractStatus.init)
    claim.startedOn = day(.startedOn, &row)
    claim.endedOn = day(.endedOn, &row)
    if let word = choice(.endedBy, &row) {
      claim.endedBy = EndedBy(rawValue: word).map(Told.given) ?? .notTold
    } else if cell(.endedBy, row)?.bytes.isEmpty == true {
      claim.endedBy = .absent
    }
    if let word = choice(.endReason, &row) {
      claim.endReason = EndReason(rawValue: word).map(Told.given) ?? .notTold
    } else if cell(.endReason, row)?.bytes.isEmpty == true {
      claim.endReason = .absent
    }
    if let total = money(.earnings, &row) {
      if total < .zero {
        row.refuse(
          place(.earnings), name(.earnings), .outOfRange, total.description,
          "allowed: what was earned, 0 or more")
      }
      claim.total = .known(total)
      claim.rate = rate(row)
    }
    if claim.status == nil, claim.endedOn != nil { claim.status = .ended }
    checkDates(claim, &row)
    claim.firstPaidOn = day(.firstPaidOn, &row)
    claim.lastPaidOn = day(.lastPaidOn, &row)
    claim.clientStanding = choice(.clientStanding, &row)
    claim.largeContract = choice(.largeContract, &row)
    if mapping.rows == .contractWithFeedback { claim.clientFeedback = feedback(of: claim, &row) }
    return row.isRefused ? nil : claim
  }

  mutating func party(_ target: Target, _ row: inout RowValues) -> Party? {
    guard let id = identifier(target, &row) else { return nil }
    let cell = cell(target, row).flatMap { $0.column.conversion == .slug ? $0 : nil }
    return Party(id: id, name: cell.map { names[names.number($0.bytes)] })
  }

  func checkDates(_ claim: ContractClaim, _ row: inout RowValues) {
    if let start = claim.startedOn, let end = claim.endedOn, end < start, claim.status == .ended {
      row.refuse(
        place(.endedOn), name(.endedOn), .inconsistentDates, end.description,
        "allowed: a day not before \(start)")
    }
  }

  /// The client's final feedback in a row of a contract.
  mutating func feedback(of claim: ContractClaim, _ row: inout RowValues) -> Told<FeedbackClaim> {
    var feedback = FeedbackClaim()
    fill(&feedback, &row)
    if feedback.hasScore { return .given(feedback) }
    return place(.publicScore) != nil || place(.privateScore) != nil ? .absent : .notTold
  }

  /// Fills in the columns of a feedback, as feedback.csv has them.
  private mutating func fill(_ feedback: inout FeedbackClaim, _ row: inout RowValues) {
    feedback.stars = hundredths(.publicScore, &row, 100...500).map { Int16($0) }
    for target in Target.attributes where columns[target.rawValue] != nil {
      if let value = hundredths(target, &row, 100...500) {
        feedback.cells[target.name] = decimalText(value, places: 2)
      }
    }
    // With a column for it, an empty cell is known to be empty.
    if cell(.privateScore, row)?.bytes.isEmpty == true { feedback.privateScore = .none }
    if let value = hundredths(.privateScore, &row, 0...1000) {
      if value % 100 == 0 {
        feedback.privateScore = .given(Int8(value / 100))
      } else {
        row.refuse(
          place(.privateScore), name(.privateScore), .outOfRange, text(.privateScore, &row) ?? "",
          "allowed: a whole number from 0 to 10")
      }
    }
    for target in [Target.comment, .response] {
      if let text = text(target, &row), !text.isEmpty { feedback.cells[target.name] = text }
    }
    feedback.day = day(.submittedAt, &row)
    for target in [Target.respondedAt, .removedOn] {
      if let day = day(target, &row) { feedback.cells[target.name] = day.description }
    }
    for target in [Target.removal, .removalGround] {
      if let word = choice(target, &row) { feedback.cells[target.name] = word }
    }
  }

  // MARK: Feedback

  mutating func feedback(_ row: inout RowValues) -> FeedbackRow? {
    guard let contract = identifier(.contractID, &row, isRequired: true) else { return nil }
    var feedback = FeedbackClaim()
    feedback.id = identifier(.feedbackID, &row)
    feedback.author = choice(.author, &row).flatMap(FeedbackAuthor.init) ?? .client
    feedback.kind = choice(.kind, &row).flatMap(FeedbackKind.init) ?? .final
    fill(&feedback, &row)
    guard !row.isRefused else { return nil }
    return FeedbackRow(
      contract: contract, claim: feedback, line: row.record.line, column: name(.contractID),
      columnNumber: place(.contractID).map { $0 + 1 }, record: row.record.raw)
  }
}
