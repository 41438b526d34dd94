/// A condition for requesting a removal that is not met, with what is missing (3.3).
package enum FailedCheck: Equatable, Sendable {
  /// The policy's perk doesn't cover the day. `lastDay` is its last day; nil if the policy has no perk that ended.
  case perkEnded(lastDay: Day?)
  /// The profile has this badge, which is not Top Rated; nil if the badge is unknown.
  case notTopRated(Badge?)
  /// The last request is too recent; `until` is the first day that is late enough.
  case tooSoon(until: Day)
  /// This number of further contracts must end after the day of the last request.
  case tooFewCompleted(missing: Int)
  /// This role may not make requests for the profile.
  case notAuthorised(Requester)
  /// The contract has no standing final client feedback, or it is removed.
  case nothingToRemove

  /// The check's name in removals.csv.
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
      "the last request is less than \(RemovalEligibility.monthsInWords) ago: it may be asked for from \(day) on"
    case .tooFewCompleted(let missing):
      "\(RemovalEligibility.completedInWords) must end after the day of the last request: \(missing) more to go"
    case .notAuthorised(let asker): "\(asker.words) may not ask for this profile"
    case .nothingToRemove: "this contract has no final client feedback, or it is removed already"
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

/// Whether a profile may request removals on a day: the checks of 3.3 that are the same for all contracts it owns.
package struct RemovalEligibility: Sendable {
  /// The checks that fail for every contract, in the order of the table in 3.3.
  package let failed: [FailedCheck]

  /// The number of months that must be between two requests.
  package static let monthsBetweenRequests = 3
  package static let monthsInWords = spelledOut(monthsBetweenRequests) + " months"
  /// The number of contracts that must end between two requests.
  package static let completedBetweenRequests = 10
  package static let completedInWords = spelledOut(completedBetweenRequests) + " contracts"

  /// Checks a profile on a day.
  ///
  /// - Parameters:
  ///   - asker: Who makes the request; nil if that is unknown.
  ///   - ground: The ground of the removal. Only for the perk all checks apply; for others only `nothing_to_remove`.
  package init(
    _ history: History, _ policy: Policy, on day: Day, asker: Requester? = nil, ground: RemovalGround = .perk
  ) {
    guard ground == .perk else {
      self.init(failed: [])
      return
    }
    let last = RemovalEligibility.lastRequest(of: history, on: day)
    self.init(history.profile, policy, on: day, lastRequest: last, asker: asker) { last in
      RemovalEligibility.completed(in: history, after: last, to: day)
    }
  }

  /// The day of a profile's last request up to a day; nil where there was none.
  static func lastRequest(of history: History, on day: Day) -> Day? {
    history.removalRequests.map(\.requestedAt.day).filter { $0 <= day }.max()
  }

  /// How many of a profile's own contracts ended after a day, up to another.
  static func completed(in history: History, after last: Day, to day: Day) -> Int {
    history.contracts.count { contract in
      contract.isOwned && contract.endedOn.map { $0 > last && $0 <= day } ?? false
    }
  }

  private init(failed: [FailedCheck]) {
    self.failed = failed
  }

  /// Checks a profile for the perk on a day.
  ///
  /// - Parameter completed: How many of its contracts ended after a day, up to the day of the check.
  init(
    _ profile: Profile, _ policy: Policy, on day: Day, lastRequest: Day?, asker: Requester?,
    completed: (_ after: Day) -> Int
  ) {
    var failed: [FailedCheck] = []
    if !policy.removalPerk.covers(day) { failed.append(.perkEnded(lastDay: policy.removalPerk.lastDay)) }
    if profile.badge?.isTopRated != true { failed.append(.notTopRated(profile.badge)) }
    if let lastRequest {
      let next = lastRequest.adding(months: RemovalEligibility.monthsBetweenRequests)
      if day < next { failed.append(.tooSoon(until: next)) }
      let missing = RemovalEligibility.completedBetweenRequests - completed(lastRequest)
      if missing > 0 { failed.append(.tooFewCompleted(missing: missing)) }
    }
    if let asker, !asker.mayAsk(for: profile.kind) { failed.append(.notAuthorised(asker)) }
    self.failed = failed
  }

  /// All checks that fail for one contract, in the order of the table in 3.3.
  package func failedChecks(for facts: ContractFacts) -> [FailedCheck] {
    facts.standingFeedback == nil || facts.removal != nil ? failed + [.nothingToRemove] : failed
  }
}

/// A number up to ten in a word, a larger one in digits.
private func spelledOut(_ number: Int) -> String {
  let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
  return words.indices.contains(number) ? words[number] : String(number)
}

extension Requester {
  /// Whether this role may make requests for a kind of profile.
  fileprivate func mayAsk(for kind: ProfileKind) -> Bool {
    switch kind {
    case .agency: self == .owner || self == .businessManager || self == .admin
    case .freelancer: self == .freelancer
    }
  }
}

extension RemovalPerk {
  /// The last day of a perk that ends; nil for other perks.
  package var lastDay: Day? {
    if case .until(let day) = self { day } else { nil }
  }
}

/// The part of the checks of 3.3 that rests on the last request: when the next one may be made, and how many contracts
/// must end before it.
package struct RemovalPause: Sendable {
  /// The first day that is late enough; nil where there was no request.
  package let next: Day?
  /// The number of contracts that must still end; 0 where there was no request, or enough have ended.
  package let missing: Int

  /// What the requests up to a day leave for the time after it, if no further contract ends.
  package init(_ history: History, on day: Day) {
    guard let last = RemovalEligibility.lastRequest(of: history, on: day) else {
      (next, missing) = (nil, 0)
      return
    }
    next = last.adding(months: RemovalEligibility.monthsBetweenRequests)
    let completed = RemovalEligibility.completed(in: history, after: last, to: day)
    missing = max(0, RemovalEligibility.completedBetweenRequests - completed)
  }
}
