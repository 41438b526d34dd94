/// Scores histories by one policy on one as-of date: the whole of chapter 2 as a pure function.
///
/// What depends on the policy and the day alone is prepared once; `score` may be called from any number of threads. It never
/// changes, and is a class only so that handing it on is one reference and not a copy of all that a policy holds.
package final class Scorer: Sendable {
  package let policy: Policy
  package let asOf: Day
  package let weightUnit: WeightUnit
  package let satisfaction: SatisfactionScale
  /// Months and first day of every window that is evaluated: the policy's, then those that `trending` needs besides.
  let spans: [(months: Int, start: Day)]
  /// The positions in `spans` of the windows that `trending` is the mean of.
  private let trendingSpans: [Int]
  let jobDays: JobDays
  /// The first day of the window that begins first.
  let firstStart: Day

  /// The months whose mean is the trending score (2.6).
  private static let trendingMonths = [6, 3]

  package init(_ policy: Policy, asOf: Day) {
    self.policy = policy
    self.asOf = asOf
    weightUnit = WeightUnit(policy.earningsTiers)
    satisfaction = SatisfactionScale(policy.satisfaction)
    let hidden = policy.hasTrending ? Scorer.trendingMonths.filter { !policy.windows.contains($0) } : []
    let months = policy.windows + hidden
    spans = months.map { ($0, asOf.adding(months: -$0)) }
    firstStart = spans.map(\.start).min() ?? asOf
    trendingSpans = Scorer.trendingMonths.compactMap { months.firstIndex(of: $0) }
    jobDays = JobDays(policy.length, asOf: asOf)
  }

  /// A profile's score with all it is made of.
  package func score(_ history: History) -> ScoreSheet {
    score(history.keys, of: history)
  }

  /// The same into a sheet whose memory is used again: most profiles have few contracts, so that getting and giving back
  /// memory would be a large part of scoring millions.
  package func score(_ history: History, into sheet: inout ScoreSheet) {
    sheet.clear(asOf: asOf)
    fill(&sheet, history.keys, of: history)
  }

  /// The same as if a history held some of its contracts alone, which are named in ascending order.
  func score(_ contracts: some Collection<ContractKey>, of history: History) -> ScoreSheet {
    var sheet = ScoreSheet(asOf: asOf)
    fill(&sheet, contracts, of: history)
    return sheet
  }

  private func fill(_ sheet: inout ScoreSheet, _ contracts: some Collection<ContractKey>, of history: History)
  {
    assess(contracts, of: history, &sheet)
    relate(&sheet)
    count(history, &sheet)
    conclude(&sheet)
  }

  /// Rules 1 to 5 for every contract known on the day.
  private func assess(
    _ contracts: some Collection<ContractKey>, of history: History, _ sheet: inout ScoreSheet
  ) {
    sheet.contracts.reserveCapacity(contracts.count)
    for key in contracts {
      guard let facts = ContractFacts(key, in: history, on: asOf) else { continue }
      let verdict = OutcomeRules.byFeedback(facts, satisfaction.satisfaction(of: facts), policy)
      sheet.contracts.append(
        AssessedContract(
          facts: facts, verdict: verdict ?? OutcomeRules.noFeedback,
          tierWeight: weightUnit.weight(of: facts.earnings)))
    }
  }

  /// Groups the contracts by client, then rules 6 to 9 for those without feedback.
  private func relate(_ sheet: inout ScoreSheet) {
    // Client and position packed into one word: sorting plain integers is what costs least.
    for position in sheet.contracts.sheetIndices {
      sheet.clientOrder.append(
        UInt64(sheet.contracts[position].facts.client.index) << 32 | UInt64(position.index))
    }
    sheet.clientOrder.sort()
    sheet.byClient.append(
      contentsOf: sheet.clientOrder.lazy.map {
        SheetPosition(Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF))
      })
    let all = sheet.byClient.sheetIndices
    var start = all.lowerBound
    while start < all.upperBound {
      let client = sheet.contracts[sheet.byClient[start]].facts.client
      var end = start.advanced(by: 1)
      while end < all.upperBound, sheet.contracts[sheet.byClient[end]].facts.client == client {
        end = end.advanced(by: 1)
      }
      let relationship = relationship(with: client, start..<end, sheet)
      for place in start..<end {
        let position = sheet.byClient[place]
        sheet.contracts[position].relationship = RelationshipIndex(sheet.relationships.count)
        guard sheet.contracts[position].verdict.rule == .noFeedback else { continue }
        sheet.contracts[position].verdict = OutcomeRules.withoutFeedback(
          sheet.contracts[position].facts, isLongTerm: relationship.isLongTerm, policy)
      }
      sheet.relationships.append(relationship)
      start = end
    }
  }

  private func relationship(with client: ClientKey, _ members: Range<ClientOrderIndex>, _ sheet: ScoreSheet)
    -> Relationship
  {
    var (first, last): (Day?, Day?) = (nil, nil)
    var negatives = 0
    for place in members {
      let contract = sheet.contracts[sheet.byClient[place]]
      if contract.verdict.rule == .negativeFeedback { negatives += 1 }
      guard contract.facts.hasEarnings, let firstPaidOn = contract.facts.firstPaidOn,
        let lastPaidOn = contract.facts.lastPaidOn
      else { continue }
      first = min(first ?? firstPaidOn, firstPaidOn)
      last = max(last ?? lastPaidOn, lastPaidOn)
    }
    var isLongEnough = false
    if let days = policy.longTermDays, let first, let last { isLongEnough = last - first >= days }
    return Relationship(
      client: client, members: members, firstPaidOn: first, lastPaidOn: last, negatives: negatives,
      isLongEnough: isLongEnough)
  }

  /// Jobs, and the sums of every window.
  private func count(_ history: History, _ sheet: inout ScoreSheet) {
    let columns = spans.count + 1
    sheet.tallies.append(contentsOf: repeatElement(WindowTally(), count: spans.count))
    sheet.contractsCounted.append(contentsOf: repeatElement(0, count: sheet.relationships.count * columns))
    sheet.jobs.reserveCapacity(sheet.contracts.count)
    for index in sheet.relationships.sheetIndices {
      let row = index.index * columns
      for place in sheet.relationships[index].members {
        let position = sheet.byClient[place]
        let contract = sheet.contracts[position]
        let first = sheet.jobs.count
        addJobs(of: contract, history, to: &sheet.jobs)
        let jobs = first..<sheet.jobs.count
        sheet.contracts[position].jobs = jobs
        guard !jobs.isEmpty || policy.missingFeedback != nil else { continue }
        // Most contracts are over before any window begins.
        let latest = max(contract.facts.endedOn ?? .earliest, sheet.jobs.last?.day ?? .earliest)
        for window in spans.indices where latest >= spans[window].start {
          let isIn = addShare(of: contract, jobs: sheet.jobs[jobs], in: window, to: &sheet.tallies[window])
          if isIn { sheet.contractsCounted[row + window] += 1 }
        }
        guard !jobs.isEmpty else { continue }
        sheet.contracts[position].outcomeDay = sheet.jobs.last?.day
        sheet.contractsCounted[row + spans.count] += 1
      }
      for window in spans.indices where sheet.contractsCounted[row + window] > 0 {
        sheet.tallies[window].clients += 1
      }
      if sheet.contractsCounted[row + spans.count] > 0 { sheet.lifetimeClients += 1 }
    }
  }

  /// Scores every window and takes the highest.
  private func conclude(_ sheet: inout ScoreSheet) {
    sheet.windows = windowScores(sheet.tallies, lifetimeClients: sheet.lifetimeClients)
    sheet.result = result(of: sheet.tallies, lifetimeClients: sheet.lifetimeClients)
  }

  /// How many windows have a row in the tables: the policy's and, where it has that, `trending`.
  private var shownWindows: Range<Int> {
    0..<policy.windows.count + (policy.hasTrending ? 1 : 0)
  }

  /// The policy's windows with their scores, from the sums of all evaluated ones.
  func windowScores(_ tallies: [WindowTally], lifetimeClients: Int) -> [WindowScore] {
    shownWindows.map { index in
      let tally = index < policy.windows.count ? tallies[index] : tallies[trendingSpans[0]]
      return WindowScore(
        window: window(index), tally: tally, missing: tally.missing(policy.missingFeedback),
        score: score(ofWindow: index, tallies, lifetimeClients: lifetimeClients))
    }
  }

  private func window(_ index: Int) -> Window {
    index < policy.windows.count ? .months(policy.windows[index]) : .trending
  }

  /// The score of one of the shown windows: its own, or the mean of the two that `trending` is made of.
  private func score(ofWindow index: Int, _ tallies: [WindowTally], lifetimeClients: Int) -> Ratio? {
    if index < policy.windows.count { return tallies[index].score(policy, lifetimeClients: lifetimeClients) }
    guard let first = tallies[trendingSpans[0]].score(policy, lifetimeClients: lifetimeClients),
      let second = tallies[trendingSpans[1]].score(policy, lifetimeClients: lifetimeClients)
    else { return nil }
    return Ratio.mean(first, second)
  }

  /// The score that sums give: the highest of the windows' (2.6), or why there is none.
  func result(of tallies: [WindowTally], lifetimeClients: Int) -> JobSuccessScore {
    var best: JobSuccessScore?
    for index in shownWindows {
      guard let score = score(ofWindow: index, tallies, lifetimeClients: lifetimeClients) else { continue }
      let candidate = JobSuccessScore.score(score, window: window(index))
      if best.map(candidate.outranks) ?? true { best = candidate }
    }
    if let best { return best }
    let longest = tallies[longestWindow]
    if longest.contracts == 0 { return .none(.noEligibleContracts) }
    return .none(longest.contracts < policy.minimum.contracts ? .tooFewContracts : .tooFewClients)
  }

  /// The position of the longest window, on which a missing score is judged (2.6).
  package var longestWindow: Int {
    policy.windows.indices.max { policy.windows[$0] < policy.windows[$1] } ?? 0
  }

  /// The position of the window that a table shows for a result: the deciding one, else the longest (6.1).
  package func shownWindow(of result: JobSuccessScore) -> Int {
    switch result.window {
    case .months(let months): policy.windows.firstIndex(of: months) ?? longestWindow
    case .trending: policy.windows.count
    case nil: longestWindow
    }
  }

  /// The span whose jobs a result rests on: the deciding window's, of `trending` the 6-month one's, else the longest's.
  func decidingSpan(of result: JobSuccessScore) -> (months: Int, start: Day) {
    spans[span(behind: shownWindow(of: result))]
  }

  /// The window whose jobs an effect on a result is judged by (6.1): that of `decidingSpan`.
  package func judgedWindow(of result: JobSuccessScore) -> Window {
    .months(decidingSpan(of: result).months)
  }

  /// The evaluated window whose sums a shown one's row has: its own, or the first of those that `trending` rests on.
  func span(behind shown: Int) -> Int {
    shown < policy.windows.count ? shown : trendingSpans[0]
  }

  /// The evaluated windows that the shown one rests on: itself, or the two that `trending` is the mean of.
  func spansBehind(_ result: JobSuccessScore) -> [Int] {
    let shown = shownWindow(of: result)
    return shown < policy.windows.count ? [shown] : trendingSpans
  }
}
