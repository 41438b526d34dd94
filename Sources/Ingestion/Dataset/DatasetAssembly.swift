import JobSuccess

extension Dataset {
  /// Puts together what was read: contracts in their order, with their feedback and payments behind them.
  convenience init(
    _ contracts: consuming ContractTableBuilder, _ others: consuming OtherTableBuilders,
    _ order: ContractOrder,
    _ feedbackOrder: FeedbackOrder, sources: [ExportFile: SourceFile]
  ) {
    let paid = others.payments.arrange(order.places)
    let contractOffsets = contracts.offsets(order)
    let arranged = contracts.arrange(order, feedbackOrder, payments: paid?.groups)
    let feedbackOffsets = others.feedback.offsets(feedbackOrder)
    let feedback = others.feedback.arrange(feedbackOrder)
    var requests = others.requests
    requests.place(order, feedbackOrder)
    let profiles = order.profiles.profiles
    let owner = { (contract: ContractKey) in
      ProfileKey(profiles.firstIndexSorted { $0.contracts.upperBound > contract.index })
    }
    self.init(
      contracts: arranged, feedback: feedback, payments: paid?.payments ?? [],
      profiles: profiles, contractIDs: order.ids, profileIDs: order.profiles.ids,
      clientIDs: contracts.clientIDs, exclusiveAgencyIDs: contracts.profiles.exclusiveAgencies.list,
      contractOffsets: contractOffsets, feedbackOffsets: feedbackOffsets,
      removalRequests: requests.removalsByProfile(),
      midContractRequests: requests.midContractByProfile(owner),
      reports: requests.reportsByProfile(owner), sources: sources)
  }
}
