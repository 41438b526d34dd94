// What a row of a table says: a payment, a contract, or feedback.

internal import Basics
internal import Ingestion
internal import JobSuccess

extension TableReader {
  // MARK: Payments

  mutating func payment(_ row: inout RowValues, _ names: inout NameTable) -> PaymentRow? {
    let day = day(.paidOn, &row, isRequired: true)
    let amount = money(.amount, &row, isRequired: true)
    var type = PaymentType.earning
    if mapping.column(.type) != nil || constants[Target.type.rawValue] != nil {
      let raw = cell(Target.type.rawValue, row)?.text
      let word = raw.flatMap { meanings[$0] } ?? text(Target.type.rawValue, &row)
      if let raw, let word, !row.isRefused { meanings[raw] = word }
      if word == "", !row.isRefused, cell(Target.type.rawValue, row) != nil {
        row.refuse(place(.type), name(.type), .missingValue, nil, "a row without a type can't be understood")
      }
      type = word.flatMap(PaymentType.init) ?? .earning
    }
    var refID = ""
    var transactionID = ""
    for (target, isRef) in [(Target.refID, true), (.transactionID, false)] {
      guard let cell = cell(target.rawValue, row) else { continue }
      if Identifiers.isMangled(cell.text) {
        row.refuse(cell.place, cell.name, .mangledBySpreadsheet, cell.text, RowValues.takeAsDownloaded)
      }
      if isRef { refID = cell.text } else { transactionID = cell.text }
    }
    let client = text(Target.client.rawValue, &row) ?? ""
    var contract: String?
    if mapping.column(.contractID) != nil || constants[Target.contractID.rawValue] != nil {
      contract = identifier(.contractID, &row, isRequired: type != .other)
    } else if client.isEmpty, type != .other {
      row.refuse(
        place(.client), name(.client), .missingValue, nil, "a row of a contract names its client")
    }
    guard !row.isRefused, let day, let amount else { return nil }
    var payment = PaymentRow(day: day, amount: amount)
    payment.type = type
    guard type != .other else { return payment }
    payment.contract = names.number(contract ?? "")
    payment.client = names.number(client)
    payment.title = names.number(text(Target.title.rawValue, &row) ?? "")
    payment.agency = names.number(text(Target.agency.rawValue, &row) ?? "")
    payment.freelancer = names.number(text(Target.freelancer.rawValue, &row) ?? "")
    payment.typeWord = names.number(cell(Target.type.rawValue, row).map { folded($0.text) } ?? "")
    payment.transactionID = names.number(transactionID)
    payment.refID = names.number(refID)
    payment.hours = names.number(cell(Target.hours.rawValue, row)?.text ?? "")
    if type == .earning, isPositive(cell(Target.hours.rawValue, row)?.text) { payment.type = .hourly }
    let period = text(Target.period.rawValue, &row) ?? ""
    payment.period = names.number(period)
    payment.periodStart = start(of: period)
    return payment
  }

  mutating func folded(_ type: String) -> String {
    if let known = foldedTypes[type] { return known }
    let words = Words.folded(type)
    foldedTypes[type] = words
    return words
  }

  func isPositive(_ hours: String?) -> Bool {
    hours.flatMap { mapping.format.numbers.number($0) }.map { $0.digits > 0 } ?? false
  }

  mutating func start(of period: String) -> Day? {
    if period.isEmpty { return nil }
    if let known = periods[period] { return known }
    let start = PaidPeriod.start(of: period)
    periods[period] = start
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
    claim.saysAgency = mapping.column(.agencyID) != nil || constants[Target.agencyID.rawValue] != nil
    claim.client = party(.clientID, &row)
    claim.title = text(Target.title.rawValue, &row)
    claim.kind = choice(.contractType, &row).flatMap(ContractKind.init)
    claim.status = choice(.status, &row).flatMap(ContractStatus.init)
    claim.startedOn = day(.startedOn, &row)
    claim.endedOn = day(.endedOn, &row)
    if let word = choice(.endedBy, &row) {
      claim.endedBy = EndedBy(rawValue: word).map(Told.given) ?? .notTold
    } else if cell(Target.endedBy.rawValue, row)?.text == "" {
      claim.endedBy = .absent
    }
    if let word = choice(.endReason, &row) {
      claim.endReason = EndReason(rawValue: word).map(Told.given) ?? .notTold
    } else if cell(Target.endReason.rawValue, row)?.text == "" {
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
    for target in ["first_paid_on", "last_paid_on"] {
      if let day = day(Target(rawValue: target), &row) { claim.others[target] = day.description }
    }
    for target in ["client_standing", "large_contract"] {
      if let word = choice(Target(rawValue: target), &row) { claim.others[target] = word }
    }
    if mapping.rows == .contractWithFeedback { claim.clientFeedback = feedback(of: claim, &row) }
    return row.isRefused ? nil : claim
  }

  func party(_ target: Target, _ row: inout RowValues) -> Party? {
    guard let id = identifier(target, &row) else { return nil }
    let cell = cell(target.rawValue, row)
    return Party(id: id, name: cell?.column.conversion == .slug ? cell?.text : nil)
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
    feedback.cells = feedbackCells(&row)
    feedback.day = day(.submittedAt, &row)
    if feedback.hasScore { return .given(feedback) }
    return place(.publicScore) != nil || place(.privateScore) != nil ? .absent : .notTold
  }

  /// The values of a feedback's columns, as feedback.csv has them.
  mutating func feedbackCells(_ row: inout RowValues) -> [String: String] {
    var cells: [String: String] = [:]
    for target in ["public_score"] + FeedbackCells.attributes {
      if let value = hundredths(target, &row, 100...500) { cells[target] = decimalText(value, places: 2) }
    }
    // With a column for it, an empty cell is known to be empty.
    if let cell = cell("private_score", row), cell.text.isEmpty { cells["private_score"] = "" }
    if let value = hundredths("private_score", &row, 0...1000) {
      if value % 100 == 0 {
        cells["private_score"] = String(value / 100)
      } else {
        row.refuse(
          place(.privateScore), name(.privateScore), .outOfRange, text("private_score", &row) ?? "",
          "allowed: a whole number from 0 to 10")
      }
    }
    for target in ["comment", "response"] {
      if let text = text(target, &row), !text.isEmpty { cells[target] = text }
    }
    for target in ["responded_at", "removed_on"] {
      if let day = day(Target(rawValue: target), &row) { cells[target] = day.description }
    }
    for target in ["removal", "removal_ground"] {
      if let word = choice(Target(rawValue: target), &row) { cells[target] = word }
    }
    return cells
  }

  // MARK: Feedback

  mutating func feedback(_ row: inout RowValues) -> (String, FeedbackClaim)? {
    guard let contract = identifier(.contractID, &row, isRequired: true) else { return nil }
    var feedback = FeedbackClaim()
    feedback.id = identifier(Target(rawValue: "feedback_id"), &row)
    feedback.author = choice(.author, &row).flatMap(FeedbackAuthor.init) ?? .client
    feedback.kind = choice(.kind, &row).flatMap(FeedbackKind.init) ?? .final
    feedback.day = day(.submittedAt, &row)
    feedback.cells = feedbackCells(&row)
    feedback.row = FeedbackClaim.Row(
      line: row.record.line, column: name(.contractID), columnNumber: place(.contractID).map { $0 + 1 },
      record: row.record.raw)
    return row.isRefused ? nil : (contract, feedback)
  }
}
