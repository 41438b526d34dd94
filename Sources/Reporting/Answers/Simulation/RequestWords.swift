internal import Analysis
package import Basics
package import JobSuccess

/// Whether removals may be asked for on the day, and what is missing (3.3), in words and for programs.
package struct RequestWords {
  private let simulation: Simulation
  private let facts: [ContractFacts]
  /// Who has to ask, the profile itself first, and what prevents it.
  private let requests: [(owner: OwnersRequests, eligibility: RemovalEligibility)]
  /// The index in `requests` of the owner of each contract that is another's.
  private let ownerOf: [ContractKey: Int]

  /// About removals of the feedback on some of the profile's contracts.
  package init(_ simulation: Simulation, _ facts: [ContractFacts]) {
    self.init(simulation, of: facts.map(\.key), facts)
  }

  /// About any number of removals, each by itself: `facts` are those that are asked for together.
  init(_ simulation: Simulation, of keys: [ContractKey], _ facts: [ContractFacts] = []) {
    self.simulation = simulation
    self.facts = facts
    requests = simulation.about.requests(for: keys).map { owner in
      (
        owner,
        RemovalEligibility(
          owner.removals.owner, simulation.scorer.policy, on: simulation.asOf, asker: simulation.asker,
          ground: simulation.ground)
      )
    }
    var ownerOf: [ContractKey: Int] = [:]
    for (index, request) in requests.enumerated().dropFirst() {
      for key in request.owner.removals.keys { ownerOf[key] = index }
    }
    self.ownerOf = ownerOf
  }

  /// What prevents the owners from asking for any of these; without contracts, the profile for any of its own.
  var ownersObstacles: [String] {
    let asking = asking.isEmpty ? requests.prefix(1) : asking[...]
    return asking.flatMap { request in
      let owner = request.owner.owner.map { "\($0), to whom the contract belongs: " } ?? ""
      return request.eligibility.failed.map { owner + words($0) }
    }
  }

  private var asking: [(owner: OwnersRequests, eligibility: RemovalEligibility)] {
    requests.filter { !$0.owner.removals.keys.isEmpty }
  }

  /// Whether an owner may ask for one of these.
  var someMayBeAsked: Bool { asking.contains { $0.eligibility.failed.isEmpty } }

  /// What prevents asking for all of these at once; empty where nothing does.
  var obstacles: [String] {
    var obstacles = ownersObstacles
    for contract in facts where !contract.isRemovable {
      obstacles.append("\(simulation.id(of: contract.key)): \(words(.nothingToRemove))")
    }
    if simulation.ground == .perk, asking.contains(where: { $0.owner.removals.keys.count > 1 }) {
      obstacles.append(
        "only one removal may be asked for at a time: the next one must wait \(RemovalEligibility.monthsInWords) and "
          + "\(RemovalEligibility.completedInWords) (--schedule shows when)")
    }
    for contract in facts where simulation.ground.isReported {
      if let report = simulation.earlierReport(of: contract) {
        let decision = report.decision ?? .pending
        obstacles.append(
          "\(simulation.id(of: contract.key)): feedback may be reported once, and this was on \(report.reportedOn) "
            + "(\(decision.rawValue))")
      }
    }
    return obstacles
  }

  /// Says so, a line an obstacle; `what` and `whatNot` name what may and what can't be asked for.
  package func text(_ obstacles: [String], what: String, whatNot: String) -> String {
    guard !obstacles.isEmpty else { return "\(what) may be asked for on \(simulation.asOf).\n" + groundWords }
    let heading = simulation.terminal.styled("Hypothetical", .yellow)
    return "\(heading): \(whatNot) on \(simulation.asOf).\n"
      + obstacles.map { "  - \(Printable.line($0))\n" }.joined() + groundWords
  }

  /// What a removal on another ground than the perk needs (4.4).
  private var groundWords: String {
    switch simulation.ground {
    case .perk: return ""
    case .authorRequest:
      return
        "Ground author_request: the client may have its own feedback removed and need not say why. Of the checks only "
        + "nothing_to_remove applies.\n"
    case .manipulation, .inappropriate, .irrelevant, .fraud, .conflictOfInterest:
      let decided = simulation.asOf.adding(businessDays: Deadlines.reportBusinessDays)
      let name = simulation.ground.rawValue
      return
        "Ground \(name): the platform removes such feedback after a report that names the feedback and this ground. Of "
        + "the checks only nothing_to_remove applies. A feedback may be reported once; reported on \(simulation.asOf), it is "
        + "decided by \(decided).\n"
    }
  }

  /// `too_soon: the last request is …`.
  private func words(_ check: FailedCheck) -> String { "\(check.name): \(check.words)" }

  /// allowed and failed_checks of one contract.
  func members(_ facts: ContractFacts) -> [JSONValue.Member] {
    let failed = requests[ownerOf[facts.key] ?? 0].eligibility.failedChecks(for: facts)
    return [
      .init("allowed", .bool(failed.isEmpty)), .init("failed_checks", .array(failed.map(\.json))),
    ]
  }
}

extension FailedCheck {
  /// check, words and, where something is missing that can be counted, first_day, contracts_missing or last_day.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [.init("check", .string(name)), .init("words", .string(words))]
    switch self {
    case .perkEnded(let lastDay): members.append(.init("last_day", .optional(lastDay?.description)))
    case .tooSoon(let day): members.append(.init("first_day", .string(day.description)))
    case .tooFewCompleted(let missing): members.append(.init("contracts_missing", .integer(missing)))
    case .notTopRated(let badge): members.append(.init("badge", .optional(badge?.rawValue)))
    case .notAuthorised(let asker): members.append(.init("asker", .string(asker.rawValue)))
    case .nothingToRemove: break
    }
    return .object(members)
  }
}

extension RemovalGround {
  /// Whether the platform removes on this ground, after a report.
  fileprivate var isReported: Bool { self != .perk && self != .authorRequest }
}

extension Simulation {
  /// The report of a contract's standing feedback, by the as-of date.
  fileprivate func earlierReport(of facts: ContractFacts) -> FeedbackReport? {
    about.history.reports.first { $0.feedback == facts.standingFeedback && $0.reportedOn <= asOf }
  }
}
