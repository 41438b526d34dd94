/// A condition of asking for a removal that is not met, with what is missing (3.3).
package enum FailedCheck: Equatable, Sendable {
  /// The policy's perk does not cover the day; where it had one that ended, its last day.
  case perkEnded(lastDay: Day?)
  /// The profile's badge; nil where it is unknown.
  case notTopRated(Badge?)
  /// The first day on which enough time has passed since the last request.
  case tooSoon(until: Day)
  /// How many contracts more must end after the day of the last request.
  case tooFewCompleted(missing: Int)
  case notAuthorised(Requester)
  case nothingToRemove

  /// The name in removals.csv.
  package var name: String {
    switch self {
    case .perkEnded: "perk_ended"
    case .notTopRated: "not_top_rated"
    case .tooSoon: "too_soon"
    case .tooFewCompleted: "too_few_completed"
    case .notAuthorised: "not_authorised"
    case .nothingToRemove: "nothing_to_remove"
    }
  }

  /// What is missing, in plain words.
  package var words: String {
    switch self {
    case .perkEnded(nil): "this policy has no removal perk"
    case .perkEnded(let lastDay?): "the removal perk ended: its last day was \(lastDay)"
    case .notTopRated(nil): "only Top Rated profiles may ask, and this profile's badge is not known"
    case .notTopRated: "only Top Rated and Top Rated Plus profiles may ask"
    case .tooSoon(let day):
      "the last request is less than three months ago: it may be asked for from \(day) on"
    case .tooFewCompleted(let missing):
      "ten contracts must end after the day of the last request: \(missing) more to go"
    case .notAuthorised(let asker): "\(asker.words) may not ask for this profile"
    case .nothingToRemove: "no final client feedback stands on this contract, or it is removed already"
    }
  }
}

extension Requester {
  /// The role in plain words.
  package var words: String {
    switch self {
    case .freelancer: "a freelancer"
    case .owner: "an owner"
    case .admin: "an admin"
    case .member: "a member"
    case .businessManager: "a business manager"
    }
  }
}

/// Whether a profile may ask for removals on a day: what 3.3 asks of the profile, the same for all of its contracts.
package struct RemovalEligibility: Sendable {
  /// The checks that fail whichever contract is asked about, in the table's order.
  package let failed: [FailedCheck]

  /// Months that must lie between two requests.
  package static let monthsBetweenRequests = 3
  /// Contracts that must end after a request before the next one.
  package static let completedBetweenRequests = 10

  /// - Parameters:
  ///   - asker: Who asks, where that is named.
  ///   - ground: With a ground of the platform's or the author's own, only `nothing_to_remove` is asked.
  package init(
    _ history: History, _ policy: Policy, on day: Day, asker: Requester? = nil, ground: RemovalGround = .perk
  ) {
    guard ground == .perk else {
      failed = []
      return
    }
    var failed: [FailedCheck] = []
    if !policy.removalPerk.covers(day) { failed.append(.perkEnded(lastDay: policy.removalPerk.lastDay)) }
    if history.profile.badge?.isTopRated != true { failed.append(.notTopRated(history.profile.badge)) }
    if let last = history.removalRequests.map(\.requestedAt.day).filter({ $0 <= day }).max() {
      let next = last.adding(months: RemovalEligibility.monthsBetweenRequests)
      if day < next { failed.append(.tooSoon(until: next)) }
      let completed = history.contracts.count { contract in
        contract.endedOn.map { $0 > last && $0 <= day } ?? false
      }
      let missing = RemovalEligibility.completedBetweenRequests - completed
      if missing > 0 { failed.append(.tooFewCompleted(missing: missing)) }
    }
    if let asker, !asker.mayAsk(for: history.profile.kind) { failed.append(.notAuthorised(asker)) }
    self.failed = failed
  }

  /// All checks that fail for one contract, in the table's order.
  package func failedChecks(for facts: ContractFacts) -> [FailedCheck] {
    facts.standingFeedback == nil || facts.removal != nil ? failed + [.nothingToRemove] : failed
  }
}

extension Requester {
  fileprivate func mayAsk(for kind: ProfileKind) -> Bool {
    switch kind {
    case .agency: self == .owner || self == .businessManager || self == .admin
    case .freelancer: self == .freelancer
    }
  }
}

extension RemovalPerk {
  /// The last day of a perk that ends; nil for the others.
  fileprivate var lastDay: Day? {
    if case .until(let day) = self { day } else { nil }
  }
}
