/// One profile's contracts with all that happened to them: the input of a score.
///
/// It has slices of the dataset's arrays, without copies and with the dataset's indices. A what-if copies only the
/// slice that it changes.
package struct History: Sendable {
  /// The profile.
  package var profile: Profile
  /// In the order of the contract ids' bytes.
  package var contracts: ArraySlice<Contract>
  /// By contract, then in the order of submission (ties by the feedback ids' bytes).
  package var feedback: ArraySlice<Feedback>
  /// By contract, then by day.
  package var payments: ArraySlice<Payment>
  /// In the order of their times.
  package var removalRequests: [RemovalRequest]
  /// The talent's requests for mid-contract feedback.
  package var midContractRequests: [MidContractRequest]
  /// The reports of feedback.
  package var reports: [FeedbackReport]
  /// The contracts of which something is not known, by their keys; an import lists them (8.5).
  package var unknowns: [UnknownContract] = []
  /// The rates at which earnings became dollars, as `EUR 1.08`; empty where they were dollars (8.6.31).
  package var rates: [String] = []

  /// A history of slices. The contracts' ranges must be indices of `feedback` and `payments`.
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

  /// A history without contracts.
  package static var empty: History {
    History(profile: Profile(kind: .freelancer, badge: nil), contracts: [], feedback: [])
  }

  /// The keys of the contracts.
  var keys: some Collection<ContractKey> {
    contracts.indices.lazy.map { ContractKey($0) }
  }

  /// The contract of a key, which must be of this history.
  package subscript(key: ContractKey) -> Contract {
    contracts[key.index]
  }

  /// The index of the standing feedback of a contract on a day (2.1): the last final feedback submitted by then,
  /// removed or not; nil if there is none.
  package func standingFeedback(of contract: Contract, on day: Day, by author: FeedbackAuthor = .client)
    -> Int?
  {
    contract.feedback.last {
      feedback[$0].kind == .final && feedback[$0].author == author && feedback[$0].submittedOn <= day
    }
  }
}
