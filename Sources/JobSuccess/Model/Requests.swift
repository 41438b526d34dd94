/// A row of removal_requests.csv: somebody asked to have a feedback removed (1.4).
package struct RemovalRequest: Equatable, Sendable {
  package var contract: ContractKey
  package var mode: RemovalMode
  package var requestedAt: Instant
  package var requestedBy: Requester?
  package var decision: RequestDecision?

  /// A request for a contract's feedback.
  package init(
    contract: ContractKey, mode: RemovalMode, requestedAt: Instant, requestedBy: Requester? = nil,
    decision: RequestDecision? = nil
  ) {
    self.contract = contract
    self.mode = mode
    self.requestedAt = requestedAt
    self.requestedBy = requestedBy
    self.decision = decision
  }
}

/// `requested_by` of removal_requests.csv: the role of who asks.
package enum Requester: String, CaseIterable, Sendable {
  case freelancer, owner, admin, member
  case businessManager = "business_manager"
}

/// `decision` of removal_requests.csv.
package enum RequestDecision: String, CaseIterable, Sendable {
  case granted, denied, pending
}

/// A row of mid_contract_requests.csv: the talent asked for mid-contract feedback (1.4, 4.3).
package struct MidContractRequest: Equatable, Sendable {
  package var contract: ContractKey
  package var requestedOn: Day

  /// A request made on a day.
  package init(contract: ContractKey, requestedOn: Day) {
    self.contract = contract
    self.requestedOn = requestedOn
  }
}

/// A row of feedback_reports.csv: somebody reported a feedback (1.4, 4.4).
package struct FeedbackReport: Equatable, Sendable {
  package var contract: ContractKey
  /// The index of the reported feedback in the history's feedback.
  package var feedback: Int
  package var reportedOn: Day
  package var ground: ReportGround
  package var decision: ReportDecision?

  /// A report of the feedback at an index.
  package init(
    contract: ContractKey, feedback: Int, reportedOn: Day, ground: ReportGround,
    decision: ReportDecision? = nil
  ) {
    self.contract = contract
    self.feedback = feedback
    self.reportedOn = reportedOn
    self.ground = ground
    self.decision = decision
  }
}

/// `ground` of feedback_reports.csv.
package enum ReportGround: String, CaseIterable, Sendable {
  case manipulation, inappropriate, irrelevant, fraud
  case conflictOfInterest = "conflict_of_interest"
}

/// `decision` of feedback_reports.csv.
package enum ReportDecision: String, CaseIterable, Sendable {
  case pending, removed, kept
}
