/// A request to remove the feedback of a contract, a row of removal_requests.csv (1.4).
package struct RemovalRequest: Equatable, Sendable {
  /// The contract with the feedback.
  package var contract: ContractKey
  /// The requested mode.
  package var mode: RemovalMode
  /// When it was made.
  package var requestedAt: Instant
  /// The role of who made it; nil if the file doesn't say.
  package var requestedBy: Requester?
  /// The platform's decision; nil if the file doesn't say.
  package var decision: RequestDecision?

  /// A request with these values.
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

/// Values of `requested_by` in removal_requests.csv: the role of who makes a request.
package enum Requester: String, CaseIterable, Sendable {
  case freelancer, owner, admin, member
  case businessManager = "business_manager"
}

/// Values of `decision` in removal_requests.csv.
package enum RequestDecision: String, CaseIterable, Sendable {
  case granted, denied, pending
}

/// A talent's request for mid-contract feedback, a row of mid_contract_requests.csv (1.4, 4.3).
package struct MidContractRequest: Equatable, Sendable {
  /// The contract.
  package var contract: ContractKey
  /// The day of the request.
  package var requestedOn: Day

  /// A request made on a day.
  package init(contract: ContractKey, requestedOn: Day) {
    self.contract = contract
    self.requestedOn = requestedOn
  }
}

/// A report of a feedback to the platform, a row of feedback_reports.csv (1.4, 4.4).
package struct FeedbackReport: Equatable, Sendable {
  /// The contract with the feedback.
  package var contract: ContractKey
  /// The index of the reported feedback in the history's feedback.
  package var feedback: Int
  /// The day of the report.
  package var reportedOn: Day
  /// Why it was reported.
  package var ground: ReportGround
  /// The platform's decision; nil if the file doesn't say.
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

/// Values of `ground` in feedback_reports.csv.
package enum ReportGround: String, CaseIterable, Sendable {
  case manipulation, inappropriate, irrelevant, fraud
  case conflictOfInterest = "conflict_of_interest"
}

/// Values of `decision` in feedback_reports.csv.
package enum ReportDecision: String, CaseIterable, Sendable {
  case pending, removed, kept
}
