/// The candidates for removal that a plan has to consider, grouped by what their removal does (3.4).
///
/// Candidates that can't help are not included. If a contract is neutral or negative in no window and has no missing
/// feedback there, its removal only takes away positive weight, a contract or a client. Then no set of removals
/// scores higher with it than without it, unless its negative feedback keeps a client relationship from being
/// long-term.
///
/// The other candidates are in one class if they change the sums of every window by the same, and don't affect each
/// other through their client. The members of a class are interchangeable, so the smaller contract ids are taken
/// first, as the order of equal plans demands.
struct RemovalClasses {
  private(set) var classes: [RemovalClass] = []

  /// What is equal for all candidates of a class.
  private struct ClassKey: Hashable {
    /// The relationship, if removals in it affect each other; nil otherwise. `position` is the contract itself,
    /// unless it has negative feedback: all negative feedback of a relationship is interchangeable.
    var relationship: RelationshipIndex?
    var position: SheetPosition?
    /// The change of the sums.
    var change: WindowSums
  }

  /// The classes for plans of at most `count` removals.
  init(_ scorer: Scorer, _ sheet: ScoreSheet, atMost count: Int) {
    var classOfKey: [ClassKey: Int] = [:]
    let clientsMayDecide = RemovalClasses.clientsMayDecide(scorer.policy, sheet, removals: count)
    let canBecomeLongTerm = sheet.relationships.map { relationship in
      relationship.isLongEnough && relationship.negatives > 0 && relationship.negatives <= count
        && sheet.byClient[relationship.members].contains { sheet.contracts[$0].wouldCountAsLongTerm }
    }
    for position in sheet.contracts.sheetIndices where sheet.contracts[position].facts.isRemovable {
      let contract = sheet.contracts[position]
      let mayBecomeLongTerm = canBecomeLongTerm[contract.relationship.index]
      let change = WindowSums(removing: contract, sheet, scorer)
      let isNegativeFeedback = contract.verdict.rule == .negativeFeedback
      guard change.takesUnsatisfied || (mayBecomeLongTerm && isNegativeFeedback) else { continue }
      let sharesClient = sheet.contractsCounted(of: contract.relationship, in: sheet.tallies.count) > 1
      let actsOnClient = mayBecomeLongTerm || (clientsMayDecide && sharesClient)
      let key = ClassKey(
        relationship: actsOnClient ? contract.relationship : nil,
        position: actsOnClient && !isNegativeFeedback ? position : nil, change: change)
      if let known = classOfKey[key] {
        classes[known].members.append(position)
      } else {
        classOfKey[key] = classes.count
        classes.append(RemovalClass(members: [position], actsOnClient: actsOnClient, change: change))
      }
    }
  }

  /// Whether `count` removals could change whether a window, or the lifetime, has the minimum number of clients.
  private static func clientsMayDecide(_ policy: Policy, _ sheet: ScoreSheet, removals count: Int) -> Bool {
    let minimum = policy.minimum.clients
    let counted =
      policy.minimum.clientsScope == .window ? sheet.tallies.map(\.clients) : [sheet.lifetimeClients]
    return counted.contains { $0 - count < minimum && $0 + count >= minimum }
  }
}

/// Candidates whose removals are interchangeable.
struct RemovalClass {
  /// In the order of the contract ids.
  var members: [SheetPosition]
  /// Whether the effect of a removal depends on other removals of the same client.
  let actsOnClient: Bool
  /// The change of the sums by one removal, if it doesn't depend on others.
  let change: WindowSums
}

/// The sums of every evaluated window and the lifetime clients, which a score is computed from; or a change of them.
struct WindowSums: Hashable {
  var tallies: [WindowTally]
  var lifetimeClients: Int

  /// The sums of a sheet.
  init(_ sheet: ScoreSheet) {
    tallies = sheet.tallies
    lifetimeClients = sheet.lifetimeClients
  }

  /// The change of the sums by removing one contract's feedback, mostly negative, without its effect on other
  /// contracts. Clients are counted as if the contract were the only one of its client.
  init(removing contract: AssessedContract, _ sheet: ScoreSheet, _ scorer: Scorer) {
    var removed = contract
    if contract.verdict.rule != .clientExcluded {
      removed.verdict = Verdict(.ineligible, by: .feedbackRemoved)
    }
    let jobs = sheet.jobs(of: contract)
    tallies = scorer.spans.indices.map { window in
      var change = scorer.share(of: removed, jobs: [], in: window)
      scorer.addShare(of: contract, jobs: jobs, in: window, to: &change, -1)
      change.clients = change.contracts
      return change
    }
    lifetimeClients = contract.isEligible ? -1 : 0
  }

  /// Adds a change, or with a `sign` of −1 takes it back.
  mutating func add(_ change: WindowSums, _ sign: Int) {
    for window in tallies.indices {
      tallies[window].add(change.tallies[window], sign)
      tallies[window].clients += sign * change.tallies[window].clients
    }
    lifetimeClients += sign * change.lifetimeClients
  }

  /// Whether neutral, negative or missing-feedback weight is taken away from any window.
  fileprivate var takesUnsatisfied: Bool {
    tallies.contains { $0.neutral < 0 || $0.negative < 0 || $0.missingFeedback < 0 }
  }
}

extension Scorer {
  /// The score of these sums (2.6).
  func result(of sums: WindowSums) -> JobSuccessScore {
    result(of: sums.tallies, lifetimeClients: sums.lifetimeClients)
  }
}
