/// Scores histories by one policy on one as-of date: chapter 2 as a pure function.
///
/// It prepares what depends only on the policy and the day. `score` may be called on any thread. It is immutable, and
/// a class only so that passing it on doesn't copy the policy.
package final class Scorer: Sendable {
  /// The policy.
  package let policy: Policy
  /// The as-of date.
  package let asOf: Day
  /// The day on which open contracts are what they stay: the as-of date, or an earlier one whose future this is (3.6).
  package let knownOn: Day
  /// The unit of all weights.
  package let weightUnit: WeightUnit
  /// How satisfaction is computed from feedback.
  package let satisfaction: SatisfactionScale
  /// The months and the first day of every evaluated window: the policy's windows, then those that only `trending`
  /// needs.
  let spans: [(months: Int, start: Day)]
  /// The positions in `spans` of the two windows whose mean is `trending`.
  let trendingSpans: [Int]
  let jobDays: JobDays
  /// The first day of the longest evaluated window.
  let firstStart: Day

  /// The months of the windows whose mean is the trending score (2.6).
  private static let trendingMonths = [Policy.trendingMonths.first, Policy.trendingMonths.second]

  /// A scorer for a policy and a day.
  ///
  /// - Parameter knownOn: The day on which the histories are known that it scores, by `History.known(on:)`; nil for the
  ///   as-of date. An open contract that is not idle on that day stays so.
  package init(_ policy: Policy, asOf: Day, knownOn: Day? = nil) {
    self.policy = policy
    self.asOf = asOf
    self.knownOn = knownOn ?? asOf
    weightUnit = WeightUnit(policy.earningsTiers)
    satisfaction = SatisfactionScale(policy.satisfaction)
    let hidden = policy.hasTrending ? Scorer.trendingMonths.filter { !policy.windows.contains($0) } : []
    let months = policy.windows + hidden
    spans = months.map { ($0, asOf.adding(months: -$0)) }
    firstStart = spans.map(\.start).min() ?? asOf
    trendingSpans = Scorer.trendingMonths.compactMap { months.firstIndex(of: $0) }
    jobDays = JobDays(policy.length, asOf: asOf)
  }

  /// A scorer of the same policy for so many days later, of what is known now.
  package func ahead(_ days: Int) -> Scorer {
    Scorer(policy, asOf: asOf + days, knownOn: knownOn)
  }

  #if DEBUG
    /// Called with each history that is scored, and its day: a test counts with it that nothing is scored twice.
    @TaskLocal package static var onScore: (@Sendable (History, Day) -> Void)?
  #endif

  /// Scores a profile.
  package func score(_ history: History) -> ScoreSheet {
    var sheet = ScoreSheet(asOf: asOf)
    score(history, into: &sheet)
    return sheet
  }

  /// Scores a profile into a sheet whose memory is used again. Most profiles have few contracts, so allocating memory
  /// would be a large part of scoring millions of them.
  package func score(_ history: History, into sheet: inout ScoreSheet) {
    #if DEBUG
      Scorer.onScore?(history, asOf)
    #endif
    sheet.clear(asOf: asOf)
    assess(history, &sheet)
    relate(&sheet)
    count(history, &sheet)
    sheet.windows = windowScores(sheet.tallies, lifetimeClients: sheet.lifetimeClients)
    sheet.result = result(of: sheet.tallies, lifetimeClients: sheet.lifetimeClients)
  }

  /// Assesses every contract that is known on the day by rules 1 to 5.
  private func assess(_ history: History, _ sheet: inout ScoreSheet) {
    Work.count(history.contracts.count)
    sheet.contracts.reserveCapacity(history.contracts.count)
    for key in history.keys {
      guard counts(history[key]) else { continue }
      guard
        let facts = ContractFacts(
          key, in: history, on: asOf, idleAfterMonths: policy.idleAfterMonths, idleBy: knownOn)
      else { continue }
      let verdict = OutcomeRules.byFeedback(facts, satisfaction.satisfaction(of: facts), policy)
      sheet.contracts.append(
        AssessedContract(
          facts: facts, verdict: verdict ?? OutcomeRules.noFeedback,
          tierWeight: weightUnit.weight(of: facts.earnings)))
    }
  }

  /// Whether a contract counts for the profile of its history (2.3).
  package func counts(_ contract: borrowing Contract) -> Bool {
    switch policy.memberContracts {
    case .agency: contract.isOwned
    case .both: true
    }
  }

  /// Groups the contracts by client, and assesses those without feedback by rules 6 to 9.
  private func relate(_ sheet: inout ScoreSheet) {
    // Client and position are packed into one word, because integers are sorted fastest.
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

  /// The relationship of some members of `byClient`.
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

  /// Finds the jobs, and computes the sums of every window.
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
        // Most contracts ended before any window begins.
        let latest = max(contract.facts.countsAsEndedOn ?? .earliest, sheet.jobs.last?.day ?? .earliest)
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

  /// The windows that tables show: the policy's, and `trending` if the policy has it.
  private var shownWindows: Range<Int> {
    0..<policy.windows.count + (policy.hasTrending ? 1 : 0)
  }

  /// The shown windows with their scores, from the sums of all evaluated windows.
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

  /// The score of a shown window; nil if it has none.
  private func score(ofWindow index: Int, _ tallies: [WindowTally], lifetimeClients: Int) -> Ratio? {
    if index < policy.windows.count { return tallies[index].score(policy, lifetimeClients: lifetimeClients) }
    guard let first = tallies[trendingSpans[0]].score(policy, lifetimeClients: lifetimeClients),
      let second = tallies[trendingSpans[1]].score(policy, lifetimeClients: lifetimeClients)
    else { return nil }
    return Ratio.mean(first, second)
  }

  /// The score by these sums: the highest of the shown windows' (2.6), or why there is none.
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

  /// The position of the policy's longest window, which decides why there is no score (2.6).
  package var longestWindow: Int {
    policy.windows.indices.max { policy.windows[$0] < policy.windows[$1] } ?? 0
  }

  /// The position of the window that a table shows for a score: the deciding one, or the longest if there is no score
  /// (6.1).
  package func shownWindow(of result: JobSuccessScore) -> Int {
    switch result.window {
    case .months(let months): policy.windows.firstIndex(of: months) ?? longestWindow
    case .trending: policy.windows.count
    case nil: longestWindow
    }
  }

  /// The span of the window whose jobs decide a score: the deciding window, the 6-month window for `trending`, the
  /// longest if there is no score.
  func decidingSpan(of result: JobSuccessScore) -> (months: Int, start: Day) {
    spans[span(behind: shownWindow(of: result))]
  }

  /// The window of `decidingSpan`, whose jobs decide how effects on a score are described (6.1).
  package func judgedWindow(of result: JobSuccessScore) -> Window {
    .months(decidingSpan(of: result).months)
  }

  /// The evaluated window whose sums are shown for a shown window: itself, or the 6-month window for `trending`.
  func span(behind shown: Int) -> Int {
    shown < policy.windows.count ? shown : trendingSpans[0]
  }

  /// The evaluated windows of the window that is shown for a score: itself, or the two whose mean is `trending`.
  func spansBehind(_ result: JobSuccessScore) -> [Int] {
    let shown = shownWindow(of: result)
    return shown < policy.windows.count ? [shown] : trendingSpans
  }
}
