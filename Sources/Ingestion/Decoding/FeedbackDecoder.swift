import CSV
import JobSuccess

/// One record of feedback.csv (1.3).
struct FeedbackRow: Sendable {
  var feedback: Feedback
  var contractID: HashedIdentifier
  /// Nil before `resolve`, and where there is no such contract.
  var contract: InputIndex<Contract>?
  /// Whether it came more than `lateAfter` days after the contract's end.
  var isLate = false
  /// Whether it is dated one day before the contract's end, and counts as given on the end day.
  var isSkewed = false
  var id: HashedIdentifier
  var record: BatchIndex
  /// The index in the batch's refusals where a reference has an issue.
  var refusal: Int32?
}

/// Decodes feedback.csv. The contracts have been read, so that a feedback is checked against its contract here.
struct FeedbackDecoder: RecordDecoder {
  let lookup: ContractLookup
  private let authors = Choices<FeedbackAuthor>()
  private let kinds = Choices<FeedbackKind>()
  private let removals = Choices<RemovalMode>()
  private let grounds = Choices<RemovalGround>()

  /// Final feedback later than this many days after the contract's end gets a warning (1.5).
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
    let privateScore = values.read(FeedbackColumn.privateScore) { (text) throws(ValueIssue) in
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

  /// Finds the rows' contracts, then checks each row against its own. It does so in passes, in which the cache misses of
  /// different rows overlap.
  func resolve(_ decoded: inout Decoded<FeedbackRow>, _ values: inout RecordValues) {
    var found = BatchedLookup()
    var terms = [ContractTerm?](repeating: nil, count: BatchedLookup.most)
    for portion in BatchedLookup.portions(decoded.rows.count) {
      find(decoded.rows.span.extracting(portion), values.batch, &found)
      for row in 0..<portion.count {
        terms[row] = found[row].map { ContractTerm(lookup.contracts[InputIndex($0)]) }
      }
      for index in portion {
        decoded.rows[index].contract = found[index - portion.lowerBound].map { InputIndex($0) }
        check(index, of: &decoded, against: terms[index - portion.lowerBound], &values)
      }
    }
  }

  private func find(_ rows: Span<FeedbackRow>, _ batch: borrowing RecordBatch, _ found: inout BatchedLookup) {
    lookup.index.lookUp(rows, in: batch, into: &found) { $0.contractID }
    for row in rows.indices where found[row] == nil {
      found[row] = lookup.index.find(rows[row].contractID, in: batch)
    }
  }

  /// Checks a row against its contract.
  @inline(__always)
  private func check(
    _ index: Int, of decoded: inout Decoded<FeedbackRow>, against term: ContractTerm?,
    _ values: inout RecordValues
  ) {
    let row = decoded.rows[index]
    values.start(at: row.record)
    if let term {
      var feedback = row.feedback
      if let endedOn = term.endedOn, feedback.isClientsFinal, feedback.submittedOn + 1 == endedOn {
        feedback.countAsGiven(on: endedOn)
        decoded.rows[index].feedback = feedback
        decoded.rows[index].isSkewed = true
      }
      decoded.rows[index].isLate = check(feedback, against: term, &values)
    } else {
      ContractLookup.refuse(FeedbackColumn.contractID, &values)
    }
    if let issue = values.issue {
      decoded.rows[index].refusal = Int32(decoded.refusals.count)
      decoded.refusals.append(issue)
    }
  }

  /// The public score or, where that is empty and all six attributes have a value, their mean.
  @inline(__always)
  private func stars(_ values: inout RecordValues) -> Stars? {
    let stars = values.read(FeedbackColumn.publicScore) { (text) throws(ValueIssue) in try Stars(text: text) }
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
    values.read(column) { (text) throws(ValueIssue) in try starHundredths(text) }
  }

  /// Checks what 1.3 says of columns together.
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

  /// Checks what 1.3 says of a feedback and its contract. Returns whether the feedback came late.
  @inline(__always)
  private func check(_ feedback: Feedback, against contract: ContractTerm, _ values: inout RecordValues)
    -> Bool
  {
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

extension Feedback {
  /// Makes it one that was given at the beginning of a later day (1.3), and so was what followed it on the day before.
  fileprivate mutating func countAsGiven(on day: Day) {
    submittedAt = Instant(startOf: day)
    if let respondedOn { self.respondedOn = max(respondedOn, day) }
    if let removedOn { self.removedOn = max(removedOn, day) }
  }
}

/// The dates of a contract that a feedback is checked against.
private struct ContractTerm {
  let startedOn: Day
  let endedOn: Day?

  @inline(__always)
  init(_ contract: Contract) {
    startedOn = contract.startedOn
    endedOn = contract.endedOn
  }
}
