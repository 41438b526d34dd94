/// A column that chapter 1 names.
package struct Column: Equatable, Sendable {
  /// What stands in the header, exactly.
  package let name: String
  /// Whether the header must have it.
  package let isRequired: Bool
  /// Whether a record may not leave it empty.
  package let needsValue: Bool
  /// Whether decoding looks at it; free text stays in the file until somebody asks for it.
  package let isDecoded: Bool
  /// Whether its values may never stand in a message: messages reach logs that more people read than may see them.
  package let isPrivate: Bool

  static func of<Name: ColumnName>(_ names: Name.Type) -> [Column] {
    Name.allCases.map(\.column)
  }

  fileprivate init(
    _ name: String, required: Bool = false, value: Bool = false, decoded: Bool = true, isPrivate: Bool = false
  ) {
    self.name = name
    isRequired = required
    needsValue = value
    isDecoded = decoded
    self.isPrivate = isPrivate
  }

  /// In the header, and never empty.
  fileprivate static func always(_ name: String) -> Column {
    Column(name, required: true, value: true)
  }

  fileprivate static func optional(_ name: String) -> Column {
    Column(name)
  }

  fileprivate static func text(_ name: String) -> Column {
    Column(name, decoded: false)
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
    case .contractID: .always("contract_id")
    case .freelancerID: .always("freelancer_id")
    case .agencyID: .optional("agency_id")
    case .clientID: .always("client_id")
    case .title: .text("title")
    case .contractType: .optional("contract_type")
    case .status: .always("status")
    case .startedOn: .always("started_on")
    case .endedOn: Column("ended_on", required: true)
    case .endedBy: .optional("ended_by")
    case .endReason: .optional("end_reason")
    case .earnings: .always("earnings")
    case .firstPaidOn: .optional("first_paid_on")
    case .lastPaidOn: .optional("last_paid_on")
    case .clientStanding: .optional("client_standing")
    case .largeContract: .optional("large_contract")
    }
  }
}

enum FeedbackColumn: Int, ColumnName {
  case feedbackID, contractID, author, kind, submittedAt, publicScore, privateScore
  case skills, quality, availability, deadlines, communication, cooperation
  case comment, response, respondedAt, removal, removedOn, removalGround

  var column: Column {
    switch self {
    case .feedbackID: .always("feedback_id")
    case .contractID: .always("contract_id")
    case .author: .always("author")
    case .kind: .always("kind")
    case .submittedAt: .always("submitted_at")
    case .publicScore: .optional("public_score")
    case .privateScore: Column("private_score", isPrivate: true)
    case .skills: .optional("skills")
    case .quality: .optional("quality")
    case .availability: .optional("availability")
    case .deadlines: .optional("deadlines")
    case .communication: .optional("communication")
    case .cooperation: .optional("cooperation")
    case .comment: .text("comment")
    // Only whether there is one matters to decoding.
    case .response: .optional("response")
    case .respondedAt: .optional("responded_at")
    case .removal: .optional("removal")
    case .removedOn: .optional("removed_on")
    case .removalGround: .optional("removal_ground")
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
    case .contractID: .always("contract_id")
    case .paidOn: .always("paid_on")
    case .amount: .always("amount")
    }
  }
}

enum ProfileColumn: Int, ColumnName {
  case profileID, kind, name, badge, exclusiveAgencyID

  var column: Column {
    switch self {
    case .profileID: .always("profile_id")
    case .kind: .always("kind")
    case .name: .text("name")
    case .badge: .optional("badge")
    case .exclusiveAgencyID: .optional("exclusive_agency_id")
    }
  }
}

enum RemovalRequestColumn: Int, ColumnName {
  case requestID, profileID, contractID, mode, requestedAt, requestedBy, decision

  var column: Column {
    switch self {
    case .requestID: .always("request_id")
    case .profileID: .always("profile_id")
    case .contractID: .always("contract_id")
    case .mode: .always("mode")
    case .requestedAt: .always("requested_at")
    case .requestedBy: .optional("requested_by")
    case .decision: .optional("decision")
    }
  }
}

enum MidContractRequestColumn: Int, ColumnName {
  case contractID, requestedAt

  var column: Column {
    switch self {
    case .contractID: .always("contract_id")
    case .requestedAt: .always("requested_at")
    }
  }
}

enum FeedbackReportColumn: Int, ColumnName {
  case feedbackID, reportedAt, ground, decision

  var column: Column {
    switch self {
    case .feedbackID: .always("feedback_id")
    case .reportedAt: .always("reported_at")
    case .ground: .always("ground")
    case .decision: .optional("decision")
    }
  }
}
