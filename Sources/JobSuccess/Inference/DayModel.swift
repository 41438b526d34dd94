/// What the windows' scores of a day are, by the values of the hidden feedback (7.2).
///
/// Most feedback takes a part of its weight from a window's numerator, and nothing else changes: it is `loose`. A client
/// has to be considered as a whole if its feedback may add to a denominator, or break its long-term relationship.
struct DayModel: Equatable {
  /// Feedback that changes numerators alone.
  struct Loose: Equatable {
    /// Its index among the variables.
    let variable: Int
    /// For each window and `HiddenOutcome`, how much less than by the best outcome is above the line.
    let losses: [[Int]]
  }

  /// A client whose contracts depend on each other.
  struct Client: Equatable {
    /// For each window, the sums of its contracts without hidden feedback, if the relationship is long-term and if not.
    var fixed: (long: [WindowSum], short: [WindowSum])
    /// Its hidden feedback.
    var members: [Member] = []

    static func == (left: Client, right: Client) -> Bool {
      left.fixed == right.fixed && left.members == right.members
    }
  }

  /// Hidden feedback of such a client.
  struct Member: Equatable {
    /// Its index among the variables.
    let variable: Int
    /// For each `HiddenOutcome`, what its contract adds to each window, if the relationship is long-term and if not.
    let long: [[WindowSum]]
    let short: [[WindowSum]]
  }

  /// The day.
  let day: Day
  /// For each window, the sums of all that is certain, with loose feedback at its best.
  private(set) var base: [WindowSum]
  private(set) var loose: [Loose] = []
  private(set) var clients: [Client] = []
  /// For each variable, the value of each of its values on the day, as a `HiddenOutcome`'s raw value. Empty for one that
  /// doesn't count on the day.
  private(set) var outcomes: [[Int]]

  /// The same but for the day: nothing happened between the two.
  func isLike(_ other: DayModel) -> Bool {
    base == other.base && loose == other.loose && clients == other.clients && outcomes == other.outcomes
  }

  /// The model of the scorer's day.
  init(_ scorer: Scorer, _ blind: BlindHistory, _ variables: [HiddenFeedback], _ index: VariableIndex) {
    day = scorer.asOf
    base = Array(repeating: WindowSum(), count: scorer.spans.count)
    outcomes = Array(repeating: [], count: variables.count)
    var builder = DayModelBuilder(scorer, blind)
    let byClient = builder.contractsByClient()
    for contracts in byClient {
      let isLongEnough = builder.isLongEnough(contracts)
      var client = Client(fixed: (base.map { _ in WindowSum() }, base.map { _ in WindowSum() }))
      for facts in contracts {
        guard let variable = index.variable(of: facts, blind, on: day) else {
          builder.addFixed(facts, isLongEnough: isLongEnough, to: &client)
          continue
        }
        outcomes[variable] = variables[variable].values.map { $0.outcome(on: day).rawValue }
        client.members.append(builder.member(variable, facts, isLongEnough: isLongEnough))
      }
      client.members.sort { $0.variable < $1.variable }
      add(client)
    }
    loose.sort { $0.variable < $1.variable }
    clients.sort { ($0.members.first?.variable ?? 0) < ($1.members.first?.variable ?? 0) }
  }

  /// Adds a client: to what is certain, to the loose feedback, or by itself.
  private mutating func add(_ client: Client) {
    guard let terms = looseTerms(of: client) else {
      clients.append(client)
      return
    }
    for window in base.indices {
      var sum = client.fixed.long[window]
      for member in client.members {
        sum += member.long[outcomes[member.variable].min() ?? 0][window]
      }
      base[window] += sum.asClient()
    }
    loose += terms
  }

  /// The feedback of a client as loose feedback; nil if the client has to be considered as a whole.
  private func looseTerms(of client: Client) -> [Loose]? {
    guard !client.members.isEmpty else { return [] }
    guard client.fixed.long == client.fixed.short else { return nil }
    var terms: [Loose] = []
    for member in client.members {
      let possible = outcomes[member.variable]
      guard let best = possible.min(), !possible.contains(HiddenOutcome.none.rawValue) else { return nil }
      var losses: [[Int]] = []
      for window in base.indices {
        let reference = member.long[best][window]
        var row = [0, 0, 0, 0]
        for outcome in possible {
          let sum = member.long[outcome][window]
          guard sum.differsInSatisfiedOnly(from: reference) else { return nil }
          row[outcome] = reference.satisfied - sum.satisfied
        }
        losses.append(row)
      }
      terms.append(Loose(variable: member.variable, losses: losses))
    }
    return terms
  }
}

/// Finds the variable of a contract on a day.
struct VariableIndex {
  private var byFeedback: [Int: Int] = [:]
  private var byContract: [ContractKey: Int] = [:]

  init(_ variables: [HiddenFeedback]) {
    for (index, variable) in variables.enumerated() {
      if let feedback = variable.feedback {
        byFeedback[feedback] = index
      } else {
        byContract[variable.contract] = index
      }
    }
  }

  /// The variable that decides what a contract counts as on a day; nil if that is certain.
  func variable(of facts: ContractFacts, _ blind: BlindHistory, on day: Day) -> Int? {
    if let standing = facts.standingFeedback { return facts.removal == nil ? byFeedback[standing] : nil }
    guard let endedOn = facts.endedOn, endedOn <= day else { return nil }
    return byContract[facts.key]
  }
}

/// Computes what contracts add to the windows of a day, by their outcomes.
struct DayModelBuilder {
  private let scorer: Scorer
  private let blind: BlindHistory
  private var jobs: [Job] = []

  init(_ scorer: Scorer, _ blind: BlindHistory) {
    self.scorer = scorer
    self.blind = blind
  }

  /// The facts of the contracts that count on the day, those of a client together.
  func contractsByClient() -> [[ContractFacts]] {
    var groups: [[ContractFacts]] = []
    var places: [ClientKey: Int] = [:]
    for key in blind.history.keys where scorer.counts(blind.history[key]) {
      guard
        let facts = ContractFacts(
          key, in: blind.history, on: scorer.asOf, idleAfterMonths: scorer.policy.idleAfterMonths)
      else { continue }
      if let place = places[facts.client] {
        groups[place].append(facts)
      } else {
        places[facts.client] = groups.count
        groups.append([facts])
      }
    }
    return groups
  }

  /// Whether the first and the last paid day of a client's contracts are far enough apart (2.4).
  func isLongEnough(_ contracts: [ContractFacts]) -> Bool {
    guard let days = scorer.policy.longTermDays else { return false }
    let paid = contracts.filter(\.hasEarnings)
    guard let first = paid.compactMap(\.firstPaidOn).min(), let last = paid.compactMap(\.lastPaidOn).max()
    else { return false }
    return last - first >= days
  }

  /// Adds a contract without hidden feedback.
  mutating func addFixed(_ facts: ContractFacts, isLongEnough: Bool, to client: inout DayModel.Client) {
    let verdict = OutcomeRules.byFeedback(facts, nil, scorer.policy)
    let (long, short) = sums(facts, verdict, isLongEnough: isLongEnough)
    for window in long.indices {
      client.fixed.long[window] += long[window]
      client.fixed.short[window] += short[window]
    }
  }

  /// A contract with hidden feedback.
  mutating func member(_ variable: Int, _ facts: ContractFacts, isLongEnough: Bool) -> DayModel.Member {
    var (long, short): ([[WindowSum]], [[WindowSum]]) = ([], [])
    for outcome in HiddenOutcome.allCases {
      let verdict = OutcomeRules.byFeedback(facts, outcome.satisfaction, scorer.policy)
      let sums = sums(facts, verdict, isLongEnough: isLongEnough)
      long.append(sums.long)
      short.append(sums.short)
    }
    return DayModel.Member(variable: variable, long: long, short: short)
  }

  /// What a contract adds to each window by a verdict of rules 1 to 5, else by rules 6 to 9.
  private mutating func sums(_ facts: ContractFacts, _ verdict: Verdict?, isLongEnough: Bool)
    -> (long: [WindowSum], short: [WindowSum])
  {
    if let verdict {
      let sums = sums(facts, verdict)
      return (sums, sums)
    }
    let short = OutcomeRules.withoutFeedback(facts, isLongTerm: false, scorer.policy)
    let long = OutcomeRules.withoutFeedback(facts, isLongTerm: isLongEnough, scorer.policy)
    let shortSums = sums(facts, short)
    return (long == short ? shortSums : sums(facts, long), shortSums)
  }

  private mutating func sums(_ facts: ContractFacts, _ verdict: Verdict) -> [WindowSum] {
    let contract = AssessedContract(
      facts: facts, verdict: verdict, tierWeight: scorer.weightUnit.weight(of: facts.earnings))
    jobs.removeAll(keepingCapacity: true)
    scorer.addJobs(of: contract, blind.history, to: &jobs)
    return scorer.spans.indices.map { window in
      WindowSum(
        scorer.share(of: contract, jobs: jobs[...], in: window), hasJobs: !jobs.isEmpty, scorer.policy)
    }
  }
}

extension HiddenOutcome {
  /// What it means for the outcome rules; nil as if there were no feedback.
  fileprivate var satisfaction: Satisfaction? {
    switch self {
    case .positive: .positive
    case .neutral: .neutral
    case .negative: .negative
    case .none: nil
    }
  }
}
