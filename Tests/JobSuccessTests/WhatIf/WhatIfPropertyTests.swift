import Support
import Testing

@testable import JobSuccess

/// What is computed from a sheet's sums must be what plain scoring of a changed history says.
@Suite struct WhatIfPropertyTests {
  private static let asOf = CrowdedHistory.asOf

  private struct Case {
    let scorer: Scorer
    let history: History
    let sheet: ScoreSheet

    init(_ seed: Int, _ policy: Policy, contracts: Int? = nil) {
      var random = SeededGenerator(seed: UInt64(seed) &* 7919)
      let count = contracts ?? Int.random(in: 0...24, using: &random)
      history = CrowdedHistory.make(UInt64(seed), contracts: count, clients: random.pick(1, 2, 3, 4, 12))
      scorer = Scorer(policy, asOf: asOf)
      sheet = scorer.score(history)
    }

    func plainly(removing positions: [SheetPosition]) -> ScoreSheet {
      scorer.score(
        history.removing(positions.map { sheet.contracts[$0].facts.key }, .jssOnly, on: scorer.asOf))
    }
  }

  @Test(arguments: variedPolicies) func oneRemovalIsScoredAsPlainly(_ policy: Policy) {
    var raised = 0
    for seed in 0..<150 {
      let sample = Case(seed, policy)
      var whatIf = RemovalWhatIf(sample.scorer, sample.history, sample.sheet)
      for effect in whatIf.effectsOfAll() {
        let plain = sample.plainly(removing: [effect.position])
        expectSame(effect.after, plain.result)
        expectSame(whatIf.windows(removing: [effect.position]), plain.windows)
        if effect.change == .raises { raised += 1 }
      }
    }
    #expect(raised > 10)
  }

  @Test(arguments: variedPolicies) func severalRemovalsAreScoredAsPlainly(_ policy: Policy) {
    for seed in 0..<150 {
      let sample = Case(seed, policy)
      var random = SeededGenerator(seed: UInt64(seed))
      var whatIf = RemovalWhatIf(sample.scorer, sample.history, sample.sheet)
      let chosen = Array(
        whatIf.candidates.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random)))
      let plain = sample.plainly(removing: chosen)
      expectSame(whatIf.windows(removing: chosen), plain.windows)
      expectSame(whatIf.result(removing: chosen), plain.result)
      let made = plain.contracts.sheetIndices.filter {
        plain.contracts[$0].verdict.rule == .longTerm && sample.sheet.contracts[$0].verdict.rule != .longTerm
      }
      #expect(whatIf.contractsMadeLongTerm(removing: chosen) == made)
    }
  }

  /// Also feedback that takes away the long-term relationship, or the score.
  @Test(arguments: variedPolicies) func otherFeedbackIsScoredAsPlainly(_ policy: Policy) {
    var others = 0
    for seed in 0..<150 {
      let sample = Case(seed, policy)
      let whatIf = FeedbackWhatIf(sample.scorer, sample.history, sample.sheet)
      for position in sample.sheet.contracts.sheetIndices {
        let (stars, score): (Stars?, PrivateScore?) =
          [(5, 10), (1, 0), (5, nil), (nil, 0), (3, 5), (nil, nil)][(seed + position.index) % 6]
        let contract = sample.sheet.contracts[position]
        let plain = sample.scorer.score(
          sample.history.giving(contract.facts.key, stars, score, on: Self.asOf))
        expectSame(whatIf.result(of: position, stars: stars, privateScore: score), plain.result)
        others +=
          plain.contracts.sheetIndices.contains {
            $0 != position && plain.contracts[$0].verdict != sample.sheet.contracts[$0].verdict
          } ? 1 : 0
      }
    }
    #expect(policy.longTermDays == nil || others > 10)
  }

  @Test(arguments: variedPolicies) func theBestPlanIsThatOfBruteForce(_ policy: Policy) throws {
    var interesting = 0
    for seed in 0..<60 {
      let sample = Case(seed, policy, contracts: 12)
      let plan = try RemovalPlan.best(sample.scorer, sample.history, sample.sheet, atMost: 3)
      let brute = bruteForce(sample)
      #expect(plan.positions == brute.positions)
      expectSame(plan.after, brute.result)
      if brute.positions.count > 1 { interesting += 1 }
    }
    #expect(interesting > 2)
  }

  private func bruteForce(_ sample: Case) -> (positions: [SheetPosition], result: JobSuccessScore) {
    let candidates = sample.sheet.contracts.sheetIndices.filter {
      sample.sheet.contracts[$0].facts.isRemovable
    }
    var sets: [[SheetPosition]] = [[]]
    for size in 1...3 { sets += combinations(candidates, size) }
    var best: (positions: [SheetPosition], result: JobSuccessScore) = ([], sample.sheet.result)
    for positions in sets {
      // Sizes ascend, and sets of a size are in the order of their ids: only a higher score replaces.
      let result = sample.plainly(removing: positions).result
      if result.outranksByValue(best.result) { best = (positions, result) }
    }
    return best
  }

  private func combinations(_ items: [SheetPosition], _ size: Int) -> [[SheetPosition]] {
    if size == 0 { return [[]] }
    return items.indices.flatMap { index in
      combinations(Array(items[(index + 1)...]), size - 1).map { [items[index]] + $0 }
    }
  }

  /// A forecast leaves open contracts as they are; so does the scorer of a day ahead, where they would be idle one day.
  @Test(arguments: variedPolicies) func everyDayOfAForecastIsScoredAsPlainly(_ policy: Policy) {
    for seed in 0..<60 {
      let sample = Case(seed, policy)
      let known = sample.history.known(on: Self.asOf)
      expectSame(sample.scorer.score(known).result, sample.sheet.result)
      let forecast = Forecast(sample.scorer, sample.sheet)
      #expect(forecast.days.count == Forecast.horizon + 1)
      for day in forecast.days {
        expectSame(day.score, sample.scorer.ahead(day.day - Self.asOf).score(known).result)
      }
    }
  }

  @Test(arguments: variedPolicies) func aTargetIsTheLeastNumberOfContracts(_ policy: Policy) {
    for seed in 0..<60 {
      let sample = Case(seed, policy)
      var each = HypotheticalContracts()
      each.earnings = Cents([50, 250_00, 2000_00][seed % 3])
      let search = TargetSearch(sample.scorer, sample.sheet, each: each)
      let target = search.target([50, 80, 90, 95][seed % 4], Forecast(sample.scorer, sample.sheet))
      let tried = target.contracts ?? 12
      for count in 0...tried {
        each.count = count
        let percent = sample.scorer.score(sample.history.adding(each, endingOn: Self.asOf)).result.percent
        #expect((percent ?? -1 >= target.percent) == (count == target.contracts))
      }
    }
  }

  @Test(arguments: variedPolicies) func waitingReachesAScoreForExactlyTheDaysOfItsSpan(_ policy: Policy) {
    for seed in 0..<100 {
      let sample = Case(seed, policy)
      let forecast = Forecast(sample.scorer, sample.sheet)
      for percent in stride(from: 5, through: 100, by: 5) {
        let reaching = forecast.days.dropFirst().map { ($0.score.percent ?? -1) >= percent }
        guard let span = forecast.span(reaching: percent) else {
          #expect(!reaching.contains(true))
          continue
        }
        let first = span.first - sample.scorer.asOf - 1
        let last = span.last - sample.scorer.asOf - 1
        #expect(!reaching[..<first].contains(true) && reaching[first...last].allSatisfy(\.self))
        #expect(span.score == forecast.days[first + 1].score.percent)
        #expect(span.end?.day == (last + 1 < reaching.count ? span.last + 1 : nil))
        if let end = span.end {
          #expect(!reaching[last + 1] && end.score == forecast.days[last + 2].score.percent)
        }
      }
    }
  }

  @Test(arguments: variedPolicies) func thePartsOfAnAttributionAddUpToTheWhole(_ policy: Policy) {
    var split = 0
    for seed in 0..<150 {
      let sample = Case(seed, policy)
      let earlier = Scorer(policy, asOf: Self.asOf - [1, 30, 200, 400][seed % 4])
      let attribution = Attribution(sample.history, from: earlier, to: sample.scorer)
      for cause in attribution.contracts {
        let (old, new) = (attribution.before, attribution.after)
        #expect(cause.before == old.position(of: cause.key).map { old.contracts[$0].verdict })
        #expect(cause.after == new.position(of: cause.key).map { new.contracts[$0].verdict })
        #expect(cause.since ?? Self.asOf <= Self.asOf)
      }
      guard let whole = attribution.whole, let windowPart = attribution.windowPart else {
        #expect(attribution.contracts.allSatisfy { $0.part == nil })
        continue
      }
      #expect(attribution.contracts.compactMap(\.part).reduce(windowPart, +) == whole)
      if attribution.contracts.count > 1 { split += 1 }
    }
    #expect(split > 5)
  }

  private func expectSame(_ left: JobSuccessScore, _ right: JobSuccessScore) {
    switch (left, right) {
    case (.score(let a, let aWindow), .score(let b, let bWindow)): #expect(a == b && aWindow == bWindow)
    case (.none(let a), .none(let b)): #expect(a == b)
    default: Issue.record("\(left) is not \(right)")
    }
  }

  private func expectSame(_ left: [WindowScore], _ right: [WindowScore]) {
    #expect(left.map(\.window) == right.map(\.window))
    #expect(left.map(\.tally) == right.map(\.tally))
    #expect(left.map(\.missing) == right.map(\.missing))
    #expect(left.map(\.score) == right.map(\.score))
  }
}

extension History {
  /// The history with one more final feedback of the client on a contract, given on a day.
  fileprivate func giving(
    _ key: ContractKey, _ stars: Stars?, _ privateScore: PrivateScore?, on day: Day
  ) -> History {
    var changed = self
    let given = Feedback(
      submittedAt: Instant(startOf: day), author: .client, kind: .final, stars: stars,
      privateScore: privateScore)
    let all = self[key].feedback.map { feedback[$0] }.filter { $0.submittedOn <= day } + [given]
    changed.contracts[key.index].feedback =
      changed.feedback.endIndex..<changed.feedback.endIndex + all.count
    changed.feedback += all
    return changed
  }
}
