/// Candidates for removal that a plan has to consider, by what their removal does (3.4).
///
/// Left out are those that can't help. Of a contract that is neutral or negative in no window and has no missing feedback
/// there, a removal takes positive weight, a contract or a client away, or nothing: with it, no set of removals scores
/// higher than without it, unless it is one of the negatives that keep a client relationship from being long-term.
///
/// Of the others, those that change the sums of every window alike, and don't act on each other through their client, are
/// interchangeable. Taking the smaller contract ids of a class first gives the set that comes first by its ids.
struct RemovalClasses {
  private(set) var classes: [RemovalClass] = []

  /// In what candidates that are not interchangeable differ.
  private struct Traits: Hashable {
    /// Where removals act on each other through their client: the relationship for its negative feedback, of which
    /// any is as good as another; else the contract itself.
    var relationship: RelationshipIndex?
    var position: SheetPosition?
    /// What goes from each evaluated window and from the lifetime.
    var change: WindowSums
  }

  init(_ scorer: Scorer, _ sheet: ScoreSheet, atMost count: Int) {
    var byTraits: [Traits: Int] = [:]
    let clientsMayDecide = RemovalClasses.clientsMayDecide(scorer.policy, sheet, count)
    let turning = sheet.relationships.map { relationship in
      relationship.isLongEnough && relationship.negatives > 0 && relationship.negatives <= count
        && sheet.byClient[relationship.members].contains { sheet.contracts[$0].wouldTurnLongTerm }
    }
    for position in sheet.contracts.sheetIndices where sheet.contracts[position].facts.isRemovable {
      let contract = sheet.contracts[position]
      let canTurn = turning[contract.relationship.index]
      let change = WindowSums(removing: contract, sheet, scorer)
      let isNegativeFeedback = contract.verdict.rule == .negativeFeedback
      guard change.takesUnsatisfied || (canTurn && isNegativeFeedback) else { continue }
      let sharesClient = sheet.contractsCounted(of: contract.relationship, in: sheet.tallies.count) > 1
      let actsOnClient = canTurn || (clientsMayDecide && sharesClient)
      let traits = Traits(
        relationship: actsOnClient ? contract.relationship : nil,
        position: actsOnClient && !isNegativeFeedback ? position : nil, change: change)
      if let known = byTraits[traits] {
        classes[known].members.append(position)
      } else {
        byTraits[traits] = classes.count
        classes.append(RemovalClass(members: [position], actsOnClient: actsOnClient, change: change))
      }
    }
  }

  /// Whether so many removals could take a window, or the lifetime, across the minimum of clients.
  private static func clientsMayDecide(_ policy: Policy, _ sheet: ScoreSheet, _ count: Int) -> Bool {
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
  /// Whether a removal's effect depends on what else is removed of the same client's.
  let actsOnClient: Bool
  /// What one removal does to the sums, where it does so by itself.
  let change: WindowSums
}

/// The sums of every evaluated window and the clients of the lifetime: what a score follows from, or a change of it.
struct WindowSums: Hashable {
  var tallies: [WindowTally]
  var lifetimeClients: Int

  init(_ sheet: ScoreSheet) {
    tallies = sheet.tallies
    lifetimeClients = sheet.lifetimeClients
  }

  /// What the removal of one contract's feedback adds to the sums, most of it below 0, if it acts on no other contract.
  /// Clients are counted as if the contract were its client's only one.
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

  mutating func add(_ change: WindowSums, _ sign: Int) {
    for window in tallies.indices {
      tallies[window].add(change.tallies[window], sign)
      tallies[window].clients += sign * change.tallies[window].clients
    }
    lifetimeClients += sign * change.lifetimeClients
  }

  /// Whether weight goes that is not satisfied, missing feedback's included.
  fileprivate var takesUnsatisfied: Bool {
    tallies.contains { $0.neutral < 0 || $0.negative < 0 || $0.missingFeedback < 0 }
  }
}

extension Scorer {
  /// The score that sums give (2.6).
  func result(of sums: WindowSums) -> JobSuccessScore {
    result(of: sums.tallies, lifetimeClients: sums.lifetimeClients)
  }
}
