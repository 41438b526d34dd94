import CSV
import JobSuccess

/// One record of feedback.csv (1.3).
struct FeedbackRow: Sendable {
  var feedback: Feedback
  var contractID: HashedIdentifier
  /// Nil before `resolve`, and where there is no such contract.
  var contract: InputIndex<Contract>?
  /// More than `lateAfter` days after the contract's end.
  var isLate = false
  var id: HashedIdentifier
  var record: BatchIndex
  /// The index in the batch's refusals where a reference is at fault.
  var refusal: Int32?
}

/// Decodes feedback.csv. Contracts are known by then, so what a feedback must be for its contract is checked here.
struct FeedbackDecoder: RecordDecoder {
  let lookup: ContractLookup
  private let authors = Choices<FeedbackAuthor>()
  private let kinds = Choices<FeedbackKind>()
  private let removals = Choices<RemovalMode>()
  private let grounds = Choices<RemovalGround>()

  /// Final feedback more than so many days after the contract's end is worth a warning (1.5).
  static let lateAfter = 14

  init(lookup: ContractLookup) {
    self.lookup = lookup
  }

  @inline(__always)
  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<FeedbackRow>) -> FeedbackRow? {
    let id = values.identifier(FeedbackColumn.feedbackID, lookup.hash)
    let contractID = values.identifier(FeedbackColumn.contractID, lookup.hash)
    let author = values.choice(FeedbackColumn.author, of: authors)
    let kind = values.choice(FeedbackColumn.kind, of: kinds)
    let submittedAt = values.instant(FeedbackColumn.submittedAt)
    let stars = stars(&values)
    let privateScore = values.read(FeedbackColumn.privateScore) { (text) throws(ValueFault) in
      try PrivateScore(text: text)
    }
    let respondedAt = values.instant(FeedbackColumn.respondedAt)
    let removal = values.choice(FeedbackColumn.removal, of: removals)
    let removedOn = values.day(FeedbackColumn.removedOn)
    let removalGround = values.choice(FeedbackColumn.removalGround, of: grounds)
    guard values.isSound, let author, let kind, let submittedAt else { return nil }

    let feedback = Feedback(
      submittedAt: submittedAt, author: author, kind: kind, stars: stars, privateScore: privateScore,
      respondedOn: respondedAt?.day, removal: removal, removedOn: removedOn, removalGround: removalGround)
    check(feedback, respondedAt: respondedAt, &values)
    guard values.isSound else { return nil }
    return FeedbackRow(feedback: feedback, contractID: contractID, id: id, record: values.index)
  }

  /// Finds the rows' contracts, then checks each row against its own: in passes, so that the looks into the table, the
  /// identifiers and the contracts, which lie anywhere in memory, wait together and not one after the other.
  func resolve(_ decoded: inout Decoded<FeedbackRow>, _ values: inout RecordValues) {
    var found = BatchedLookup()
    var terms = [Term?](repeating: nil, count: BatchedLookup.most)
    for few in BatchedLookup.portions(decoded.rows.count) {
      find(decoded.rows.span.extracting(few), values.batch, &found)
      for place in 0..<few.count {
        terms[place] = found[place].map { Term(lookup.contracts[InputIndex($0)]) }
      }
      for place in few {
        decoded.rows[place].contract = found[place - few.lowerBound].map { InputIndex($0) }
        check(place, of: &decoded, against: terms[place - few.lowerBound], &values)
      }
    }
  }

  private func find(_ rows: Span<FeedbackRow>, _ batch: borrowing RecordBatch, _ found: inout BatchedLookup) {
    lookup.index.lookUp(rows, in: batch, into: &found) { $0.contractID }
    for place in rows.indices where found[place] == nil {
      found[place] = lookup.index.find(rows[place].contractID, in: batch)
    }
  }

  /// Checks a row against its contract.
  @inline(__always)
  private func check(
    _ place: Int, of decoded: inout Decoded<FeedbackRow>, against term: Term?, _ values: inout RecordValues
  ) {
    let row = decoded.rows[place]
    values.start(at: row.record)
    if let term {
      decoded.rows[place].isLate = check(row.feedback, against: term, &values)
    } else {
      ContractLookup.refuse(FeedbackColumn.contractID, &values)
    }
    if let fault = values.fault {
      decoded.rows[place].refusal = Int32(decoded.refusals.count)
      decoded.refusals.append(Remark(record: row.record, fault: fault))
    }
  }

  /// The public score, or the plain mean of the six attributes where that is empty and all six are there.
  @inline(__always)
  private func stars(_ values: inout RecordValues) -> Stars? {
    let stars = values.read(FeedbackColumn.publicScore) { (text) throws(ValueFault) in try Stars(text: text) }
    let skills = attribute(.skills, &values)
    let quality = attribute(.quality, &values)
    let availability = attribute(.availability, &values)
    let deadlines = attribute(.deadlines, &values)
    let communication = attribute(.communication, &values)
    let cooperation = attribute(.cooperation, &values)
    if let stars { return stars }
    guard let skills, let quality, let availability, let deadlines, let communication, let cooperation else {
      return nil
    }
    return Stars(
      meanOfSixSummingTo: skills + quality + availability + deadlines + communication + cooperation)
  }

  @inline(__always)
  private func attribute(_ column: FeedbackColumn, _ values: inout RecordValues) -> Int? {
    values.read(column) { (text) throws(ValueFault) in try starHundredths(text) }
  }

  /// What 1.3 asks of columns together.
  @inline(__always)
  private func check(_ feedback: Feedback, respondedAt: Instant?, _ values: inout RecordValues) {
    if feedback.kind == .midContract {
      if feedback.author == .freelancer {
        values.refuse(FeedbackColumn.kind, .notAllowedHere, .finalByFreelancer)
      }
      if feedback.privateScore != nil {
        values.refuse(
          FeedbackColumn.privateScore, .notAllowedHere, .notMidContract)
      }
    }
    if let respondedAt {
      if respondedAt < feedback.submittedAt {
        values.refuse(
          FeedbackColumn.respondedAt, .inconsistentDates,
          .notBeforeSubmission)
      }
    } else if !values.field(FeedbackColumn.response).isEmpty {
      values.refuse(FeedbackColumn.respondedAt, .missingValue, .whereResponse)
    }
    if feedback.removal != nil {
      if !feedback.isClientsFinal {
        values.refuse(
          FeedbackColumn.removal, .notAllowedHere,
          .onlyClientsFinal)
      }
      if feedback.removedOn == nil {
        values.refuse(FeedbackColumn.removedOn, .missingValue, .whereRemoved)
      }
      if feedback.removalGround == nil {
        values.refuse(
          FeedbackColumn.removalGround, .missingValue, .groundWhereRemoved)
      }
    }
    if let removedOn = feedback.removedOn, removedOn < feedback.submittedOn {
      values.refuse(
        FeedbackColumn.removedOn, .inconsistentDates,
        .notBeforeSubmissionDay, day: feedback.submittedOn)
    }
  }

  /// What 1.3 asks of a feedback for its contract. Returns whether it came late.
  @inline(__always)
  private func check(_ feedback: Feedback, against contract: Term, _ values: inout RecordValues) -> Bool {
    let day = feedback.submittedOn
    if day < contract.startedOn {
      refuseDate(.notBeforeContractStart, contract.startedOn, &values)
    }
    guard let endedOn = contract.endedOn else {
      if feedback.isClientsFinal {
        values.refuse(
          FeedbackColumn.kind, .notAllowedHere, .midContractWhileOpen)
      }
      return false
    }
    switch feedback.kind {
    case .midContract:
      if day > endedOn { refuseDate(.notAfterContractEnd, endedOn, &values) }
      return false
    case .final:
      if feedback.author == .client, day < endedOn {
        refuseDate(.notBeforeContractEnd, endedOn, &values)
      }
      return day > endedOn + FeedbackDecoder.lateAfter
    }
  }

  private func refuseDate(_ condition: ColumnCondition, _ day: Day, _ values: inout RecordValues) {
    values.refuse(FeedbackColumn.submittedAt, .inconsistentDates, condition, day: day)
  }
}

/// What a feedback is held against of its contract.
private struct Term {
  let startedOn: Day
  let endedOn: Day?

  @inline(__always)
  init(_ contract: Contract) {
    startedOn = contract.startedOn
    endedOn = contract.endedOn
  }
}
