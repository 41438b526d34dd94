/// One profile's contracts with all that happened to them: what a score is computed from.
///
/// A view of the dataset: slices of its arrays, without a copy, that keep the dataset's indices. What-ifs change a
/// history by copying just the slice they change.
package struct History: Sendable {
  package var profile: Profile
  /// In the order of the contract ids' bytes.
  package var contracts: ArraySlice<Contract>
  /// By contract, then in the order of submission (ties by the feedback ids' bytes).
  package var feedback: ArraySlice<Feedback>
  /// By contract, then by day.
  package var payments: ArraySlice<Payment>
  /// By the time of asking.
  package var removalRequests: [RemovalRequest]
  package var midContractRequests: [MidContractRequest]
  package var reports: [FeedbackReport]

  /// A history over slices whose contracts name ranges of `feedback` and `payments`.
  package init(
    profile: Profile, contracts: ArraySlice<Contract>, feedback: ArraySlice<Feedback>,
    payments: ArraySlice<Payment> = [], removalRequests: [RemovalRequest] = [],
    midContractRequests: [MidContractRequest] = [], reports: [FeedbackReport] = []
  ) {
    self.profile = profile
    self.contracts = contracts
    self.feedback = feedback
    self.payments = payments
    self.removalRequests = removalRequests
    self.midContractRequests = midContractRequests
    self.reports = reports
  }

  /// The history of nobody.
  package static var empty: History {
    History(profile: Profile(kind: .freelancer, badge: nil), contracts: [], feedback: [])
  }

  /// The keys of the contracts.
  var keys: some Collection<ContractKey> {
    contracts.indices.lazy.map { ContractKey($0) }
  }

  /// The contract of a key of this history.
  package subscript(key: ContractKey) -> Contract {
    contracts[key.index]
  }

  /// The index of the final feedback that is the standing one on a day (2.1): the last one submitted by then, removed
  /// or not. Nil where there is none.
  package func standingFeedback(of contract: Contract, on day: Day, by author: FeedbackAuthor = .client)
    -> Int?
  {
    contract.feedback.last {
      feedback[$0].kind == .final && feedback[$0].author == author && feedback[$0].submittedOn <= day
    }
  }
}
