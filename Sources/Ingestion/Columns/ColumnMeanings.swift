// What each column of an input is, in a few words: for the README of an empty folder (8.1.1).

extension ExportFile {
  /// What its records are.
  package var meaning: String {
    switch self {
    case .contracts: "one row a contract"
    case .feedback: "one row a feedback, of the client about the talent or of the talent about the client"
    case .payments: "one row a payment; a contract without rows is taken as paid all the time"
    case .profiles: "one row a freelancer or agency, with its name and badge"
    case .removalRequests: "one row a request to remove a feedback"
    case .midContractRequests: "one row a request for feedback while a contract goes on"
    case .feedbackReports: "one row a feedback that was reported to the platform"
    case .observedScores: "one row an official score that was seen, of a profile and a day"
    case .unknowns: "one row a value that is not known for sure; an import writes it"
    }
  }

  /// What its columns are, in the order of ``columns``.
  package var columnMeanings: [String] {
    switch self {
    case .contracts: ContractColumn.allCases.map(\.meaning)
    case .feedback: FeedbackColumn.allCases.map(\.meaning)
    case .payments: PaymentColumn.allCases.map(\.meaning)
    case .profiles: ProfileColumn.allCases.map(\.meaning)
    case .removalRequests: RemovalRequestColumn.allCases.map(\.meaning)
    case .midContractRequests: MidContractRequestColumn.allCases.map(\.meaning)
    case .feedbackReports: FeedbackReportColumn.allCases.map(\.meaning)
    case .observedScores: ObservedScoreColumn.allCases.map(\.meaning)
    case .unknowns: UnknownColumn.allCases.map(\.meaning)
    }
  }
}

extension ContractColumn {
  fileprivate var meaning: String {
    switch self {
    case .contractID: "the contract's id"
    case .freelancerID: "who did the work"
    case .agencyID: "the agency that it was done for; empty for the freelancer's own work"
    case .clientID: "who paid"
    case .title: "the contract's title"
    case .contractType: "paid by the hour or at a fixed price"
    case .status: "whether it goes on"
    case .startedOn: "the first day"
    case .endedOn: "the last day"
    case .endedBy: "who ended it"
    case .endReason: "the client's reason for the end"
    case .earnings: "what it has earned in all, less refunds"
    case .firstPaidOn: "the day of the first payment"
    case .lastPaidOn: "the day of the last payment"
    case .clientStanding: "whether the client's account is in order; empty: it is"
    case .largeContract: "whether it is its category's large contract for Top Rated Plus"
    }
  }
}

extension FeedbackColumn {
  fileprivate var meaning: String {
    switch self {
    case .feedbackID: "the feedback's id"
    case .contractID: "the contract"
    case .author: "who gave it"
    case .kind: "given at the end, or before it"
    case .submittedAt: "when it was given"
    case .publicScore: "the stars that everybody sees"
    case .privateScore: "how likely the client is to recommend the talent; nobody but the platform sees it"
    case .skills, .quality, .availability, .deadlines, .communication, .cooperation:
      "one of the six star attributes"
    case .comment: "what was written"
    case .response: "what the other side answered"
    case .respondedAt: "when it answered"
    case .removal: "whether it was removed, from the score alone or from the profile as well"
    case .removedOn: "the day of the removal"
    case .removalGround: "why it was removed"
    }
  }
}

extension PaymentColumn {
  fileprivate var meaning: String {
    switch self {
    case .contractID: "the contract"
    case .paidOn: "the day"
    case .amount: "what was paid; negative for a refund"
    }
  }
}

extension ProfileColumn {
  fileprivate var meaning: String {
    switch self {
    case .profileID: "the freelancer's or agency's id"
    case .kind: "what it is"
    case .name: "its name"
    case .badge: "the badge that it has"
    case .exclusiveAgencyID: "the agency whose score this freelancer shows"
    }
  }
}

extension RemovalRequestColumn {
  fileprivate var meaning: String {
    switch self {
    case .requestID: "the request's id"
    case .profileID: "whose request it is"
    case .contractID: "the contract whose feedback is meant"
    case .mode: "from the score alone, or from the profile as well"
    case .requestedAt: "when it was made"
    case .requestedBy: "who made it"
    case .decision: "what became of it"
    }
  }
}

extension MidContractRequestColumn {
  fileprivate var meaning: String {
    switch self {
    case .contractID: "the contract"
    case .requestedAt: "the day"
    }
  }
}

extension FeedbackReportColumn {
  fileprivate var meaning: String {
    switch self {
    case .feedbackID: "the feedback"
    case .reportedAt: "the day"
    case .ground: "why it was reported"
    case .decision: "what became of it"
    }
  }
}

extension ObservedScoreColumn {
  fileprivate var meaning: String {
    switch self {
    case .profileID: "the freelancer or agency"
    case .observedOn: "the day on which the score was seen"
    case .jss: "the whole percent that was shown; empty where none was"
    }
  }
}

extension UnknownColumn {
  fileprivate var meaning: String {
    switch self {
    case .contractID: "the contract"
    case .column: "what is not known of it"
    case .state: "how much is known"
    case .used: "the value that is used all the same"
    case .why: "why it is not known"
    }
  }
}
