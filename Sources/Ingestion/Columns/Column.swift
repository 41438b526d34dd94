internal import JobSuccess

/// A column that chapter 1 names.
package struct Column: Equatable, Sendable {
  /// The name in the header, exactly.
  package let name: String
  /// What its values are.
  package let value: ColumnValue
  /// What a value must be beside, for other values and records.
  package let conditions: [ColumnCondition]
  /// Whether the header must have it.
  package let isRequired: Bool
  /// Whether a record may not leave it empty.
  package let needsValue: Bool
  /// Whether decoding looks at it; free text stays in the file until somebody asks for it.
  package let isDecoded: Bool
  /// Whether its values may never appear in a message: messages reach logs that more people read than may see them.
  package let isPrivate: Bool

  static func of<Name: ColumnName>(_ names: Name.Type) -> [Column] {
    Name.allCases.map(\.column)
  }

  fileprivate init(
    _ name: String, _ value: ColumnValue, _ conditions: [ColumnCondition] = [], required: Bool = false,
    needsValue: Bool = false, decoded: Bool = true, isPrivate: Bool = false
  ) {
    self.name = name
    self.value = value
    self.conditions = conditions
    isRequired = required
    self.needsValue = needsValue
    isDecoded = decoded
    self.isPrivate = isPrivate
  }

  /// In the header, and never empty.
  fileprivate static func always(_ name: String, _ value: ColumnValue, _ conditions: ColumnCondition...)
    -> Column
  {
    Column(name, value, conditions, required: true, needsValue: true)
  }

  fileprivate static func optional(_ name: String, _ value: ColumnValue, _ conditions: ColumnCondition...)
    -> Column
  {
    Column(name, value, conditions)
  }

  /// Free text, which decoding leaves in the file.
  fileprivate static func text(_ name: String) -> Column {
    Column(name, .text, decoded: false)
  }
}

/// A file's columns as an enumeration whose raw values count from 0 in declaration order.
protocol ColumnName: CaseIterable, RawRepresentable<Int>, Sendable {
  var column: Column { get }
}

enum ContractColumn: Int, ColumnName {
  case contractID, freelancerID, agencyID, clientID, title, contractType, status, startedOn, endedOn, endedBy
  case endReason, earnings, firstPaidOn, lastPaidOn, clientStanding, largeContract

  var column: Column {
    switch self {
    case .contractID: .always("contract_id", .identifier, .unique)
    case .freelancerID: .always("freelancer_id", .identifier, .noAgency)
    case .agencyID: .optional("agency_id", .identifier, .notTheFreelancer, .noFreelancer)
    case .clientID: .always("client_id", .identifier)
    case .title: .text("title")
    case .contractType: .optional("contract_type", .choice(of: ContractKind.self))
    case .status: .always("status", .choice(of: ContractStatus.self))
    case .startedOn: .always("started_on", .day)
    case .endedOn: Column("ended_on", .day, [.whereEnded, .onlyWhereEnded, .notBeforeStart], required: true)
    case .endedBy: .optional("ended_by", .choice(of: EndedBy.self))
    case .endReason: .optional("end_reason", .choice(of: EndReason.self), .onlyWhereEnded)
    case .earnings: .always("earnings", .dollars)
    case .firstPaidOn: .optional("first_paid_on", .day, .notBeforeStart)
    case .lastPaidOn: .optional("last_paid_on", .day, .notBeforeStart, .notBeforeFirstPayment)
    case .clientStanding: .optional("client_standing", .choice(of: ClientStanding.self))
    case .largeContract: .optional("large_contract", .boolean)
    }
  }
}

enum FeedbackColumn: Int, ColumnName {
  case feedbackID, contractID, author, kind, submittedAt, publicScore, privateScore
  case skills, quality, availability, deadlines, communication, cooperation
  case comment, response, respondedAt, removal, removedOn, removalGround

  var column: Column {
    switch self {
    case .feedbackID: .always("feedback_id", .identifier, .unique)
    case .contractID: .always("contract_id", .identifier, .knownContract)
    case .author: .always("author", .choice(of: FeedbackAuthor.self))
    case .kind: .always("kind", .choice(of: FeedbackKind.self), .finalByFreelancer, .midContractWhileOpen)
    case .submittedAt:
      .always(
        "submitted_at", .instant, .notBeforeContractStart, .notBeforeContractEnd, .notAfterContractEnd)
    case .publicScore: .optional("public_score", .stars)
    case .privateScore: Column("private_score", .privateScore, [.notMidContract], isPrivate: true)
    case .skills: .optional("skills", .stars)
    case .quality: .optional("quality", .stars)
    case .availability: .optional("availability", .stars)
    case .deadlines: .optional("deadlines", .stars)
    case .communication: .optional("communication", .stars)
    case .cooperation: .optional("cooperation", .stars)
    case .comment: .text("comment")
    // Only whether there is one matters to decoding.
    case .response: .optional("response", .text)
    case .respondedAt: .optional("responded_at", .instant, .whereResponse, .notBeforeSubmission)
    case .removal: .optional("removal", .choice(of: RemovalMode.self), .onlyClientsFinal)
    case .removedOn: .optional("removed_on", .day, .whereRemoved, .notBeforeSubmissionDay)
    case .removalGround: .optional("removal_ground", .choice(of: RemovalGround.self), .groundWhereRemoved)
    }
  }

  /// The six star attributes, in the order of 1.3.
  static let attributes: [FeedbackColumn] = [
    .skills, .quality, .availability, .deadlines, .communication, .cooperation,
  ]
}

enum PaymentColumn: Int, ColumnName {
  case contractID, paidOn, amount

  var column: Column {
    switch self {
    case .contractID: .always("contract_id", .identifier, .knownContract)
    case .paidOn: .always("paid_on", .day, .notBeforeContractStart)
    case .amount: .always("amount", .dollarsWithRefunds)
    }
  }
}

enum ProfileColumn: Int, ColumnName {
  case profileID, kind, name, badge, exclusiveAgencyID

  var column: Column {
    switch self {
    case .profileID: .always("profile_id", .identifier, .unique)
    case .kind: .always("kind", .choice(of: ProfileKind.self), .kindInContracts)
    case .name: .text("name")
    case .badge: .optional("badge", .choice(of: Badge.self))
    case .exclusiveAgencyID: .optional("exclusive_agency_id", .identifier)
    }
  }
}

enum RemovalRequestColumn: Int, ColumnName {
  case requestID, profileID, contractID, mode, requestedAt, requestedBy, decision

  var column: Column {
    switch self {
    case .requestID: .always("request_id", .identifier, .unique)
    case .profileID: .always("profile_id", .identifier, .knownProfile)
    case .contractID: .always("contract_id", .identifier, .knownContract, .contractOfProfile)
    case .mode: .always("mode", .choice(of: RemovalMode.self))
    case .requestedAt: .always("requested_at", .instant)
    case .requestedBy: .optional("requested_by", .choice(of: Requester.self))
    case .decision: .optional("decision", .choice(of: RequestDecision.self))
    }
  }
}

enum MidContractRequestColumn: Int, ColumnName {
  case contractID, requestedAt

  var column: Column {
    switch self {
    case .contractID: .always("contract_id", .identifier, .knownContract)
    case .requestedAt: .always("requested_at", .day)
    }
  }
}

enum FeedbackReportColumn: Int, ColumnName {
  case feedbackID, reportedAt, ground, decision

  var column: Column {
    switch self {
    case .feedbackID: .always("feedback_id", .identifier, .knownFeedback)
    case .reportedAt: .always("reported_at", .day)
    case .ground: .always("ground", .choice(of: ReportGround.self))
    case .decision: .optional("decision", .choice(of: ReportDecision.self))
    }
  }
}

/// What an import doesn't know (8.5.24).
enum UnknownColumn: Int, ColumnName {
  case contractID, column, state, used, why

  var column: Column {
    switch self {
    case .contractID: .always("contract_id", .identifier, .knownContract)
    case .column: .always("column", .choice(UnknownColumn.columns))
    case .state: .always("state", .choice(of: UnknownState.self))
    case .used: .text("used")
    case .why: .optional("why", .text)
    }
  }

  /// What may be unknown: columns of contracts.csv and of feedback.csv, payments, and the stars of a client's feedback.
  static let columns =
    ContractColumn.allCases.map(\.column.name) + ["payments", "private_score", "stars", "submitted_at"]
}

/// How much is known of a value: values of `state` in unknowns.csv.
package enum UnknownState: String, CaseIterable, Sendable {
  case unknown, assumed, partial, differs
}

extension ExportFile {
  /// The words of `column` in unknowns.csv, in their order.
  package static var unknownColumns: [String] { UnknownColumn.columns }
}

enum ObservedScoreColumn: Int, ColumnName {
  case profileID, observedOn, jss

  var column: Column {
    switch self {
    case .profileID: .always("profile_id", .identifier, .knownProfile)
    case .observedOn: .always("observed_on", .day, .firstOfDay)
    case .jss: .optional("jss", .percent)
    }
  }
}
