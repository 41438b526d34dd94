internal import Analysis
package import Basics
package import JobSuccess

/// Whether a removal may be asked for on the day, and what is missing (3.3), in words and for programs.
package struct RequestWords {
  private let simulation: Simulation

  package init(_ simulation: Simulation) {
    self.simulation = simulation
  }

  /// What prevents asking for all of these at once; empty where nothing does.
  func obstacles(_ facts: [ContractFacts]) -> [String] {
    let eligibility = simulation.eligibility
    var obstacles = eligibility.failed.map(words)
    for contract in facts {
      obstacles += eligibility.failedChecks(for: contract).dropFirst(eligibility.failed.count).map {
        "\(simulation.id(of: contract.key)): \(words($0))"
      }
    }
    if simulation.ground == .perk, facts.count > 1 {
      obstacles.append(
        "only one removal may be asked for at a time: the next one must wait \(RemovalEligibility.monthsInWords) and "
          + "\(RemovalEligibility.completedInWords) (--schedule tells when)")
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
    let failed = simulation.eligibility.failedChecks(for: facts)
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
