import Testing

@testable import JobSuccess

@Suite("Removals one after the other (3.4)")
struct ScheduleTests {
  private static let always = Policy.standard.with { $0.removalPerk = .always }
  private static let asOf: Day = "2024-06-30"

  /// So many good contracts a month for a year, and one bad one for each amount, two months ago.
  private static func profile(perMonth: Int, bad: [Dollars]) -> BuiltHistory {
    history(badge: .topRated) {
      for month in 0..<12 {
        for number in 0..<perMonth {
          let ended = Self.asOf.adding(months: -month) - number
          contract(
            "good-\(month)-\(number)", client: "g\(month)-\(number)", started: ended - 20, ended: ended,
            earnings: 200,
            stars: 5, private: 10)
        }
      }
      for (number, earnings) in bad.enumerated() {
        contract(
          "bad-\(number)", client: "b\(number)", started: "2024-04-01", ended: "2024-04-30",
          earnings: earnings,
          stars: 1, private: 0)
      }
    }
  }

  private func schedule(
    _ built: BuiltHistory, _ policy: Policy = always, requested: Day? = nil, asker: Requester? = nil
  ) -> (RemovalSchedule, [String]) {
    var history = built.history
    if let requested {
      history.removalRequests = [
        RemovalRequest(
          contract: ContractKey(history.contracts.startIndex), mode: .jssOnly,
          requestedAt: Instant(startOf: requested))
      ]
    }
    let keys = built.ids.filter { $0.hasPrefix("bad") }.compactMap(built.key)
    let schedule = RemovalSchedule(
      [OwnersRemovals(keys, owner: history)], Scorer(policy, asOf: Self.asOf), history, asker: asker)
    return (schedule, schedule.steps.map { built.ids[$0.key.index - history.contracts.startIndex] })
  }

  @Test(
    "the removal that raises the score most comes first; the next ones after three months, at ten contracts a quarter"
  )
  func order() {
    // 48 contracts a year: ten more take 77 days, so three months are what counts.
    let (schedule, ids) = schedule(Self.profile(perMonth: 4, bad: [200, 2000, 600]))
    #expect(ids == ["bad-1", "bad-2", "bad-0"])
    #expect(schedule.steps.map(\.day) == ["2024-06-30", "2024-09-30", "2024-12-30"])
    #expect(schedule.unplaced.isEmpty && schedule.obstacles.isEmpty)
    #expect(schedule.completedLastYear == 51)
  }

  @Test("each day's score is that of the history on the day, without what was removed by then")
  func scores() {
    let built = Self.profile(perMonth: 4, bad: [200, 2000, 600])
    let (schedule, _) = schedule(built)
    let known = built.history.known(on: Self.asOf)
    var removed: [ContractKey] = []
    for step in schedule.steps {
      let scorer = Scorer(Self.always, asOf: step.day)
      #expect(
        step.without.exact == scorer.score(known.removing(removed, .jssOnly, on: step.day)).result.exact)
      removed.append(step.key)
      #expect(step.score.exact == scorer.score(known.removing(removed, .jssOnly, on: step.day)).result.exact)
      #expect(step.score.outranksByValue(step.without))
    }
  }

  @Test("a slow pace puts the next request off until ten more contracts are expected")
  func pace() {
    // 13 contracts in 366 days: the tenth is expected after 282 days.
    let (schedule, ids) = schedule(Self.profile(perMonth: 1, bad: [2000, 200]))
    #expect(schedule.completedLastYear == 14)
    #expect(ids.first == "bad-0")
    let gap = schedule.steps.last.map { $0.day - Self.asOf } ?? 0
    // The first day on which 14 · days / 366 is at least 10.
    #expect(gap == 262)
  }

  @Test("what was completed since an earlier request counts, and what is expected from now on")
  func earlierRequest() {
    let (schedule, _) = schedule(Self.profile(perMonth: 4, bad: [2000]), requested: "2024-06-01")
    // Two months more for the request; the five ended since and 51 a year make ten long before.
    #expect(schedule.steps.map(\.day) == ["2024-09-01"])
  }

  @Test("what can't be placed within two years is told, with what still fails then")
  func twoYears() {
    // One contract a year: ten more take ten years.
    let built = history(badge: .topRated) {
      contract("good", client: "g", started: "2024-01-01", ended: "2024-02-01", stars: 5, private: 10)
      contract("bad-0", client: "a", started: "2023-01-01", ended: "2023-05-01", stars: 1, private: 0)
      contract("bad-1", client: "b", started: "2023-01-01", ended: "2023-05-01", stars: 1, private: 0)
    }
    let (schedule, ids) = schedule(built)
    #expect(ids == ["bad-0"])
    #expect(schedule.unplaced == [built.key(of: "bad-1")])
    #expect(schedule.lastDay == "2026-06-30")
    // 730 days at 1 contract in 366.
    #expect(schedule.obstacles == [.tooFewCompleted(missing: 9)])
  }

  @Test("the perk may end in between")
  func perkEnds() {
    let built = Self.profile(perMonth: 4, bad: [2000, 200])
    let (whole, _) = schedule(built, .standard.with { $0.removalPerk = .until("2024-09-30") })
    #expect(whole.steps.map(\.day) == ["2024-06-30", "2024-09-30"])
    let (cut, ids) = schedule(built, .standard.with { $0.removalPerk = .until("2024-09-29") })
    #expect(ids == ["bad-0"])
    #expect(cut.unplaced == [built.key(of: "bad-1")])
    #expect(cut.obstacles == [.perkEnded(lastDay: "2024-09-29")])
  }

  @Test("who may not ask places nothing")
  func asker() {
    let (schedule, ids) = schedule(Self.profile(perMonth: 4, bad: [2000]), asker: .owner)
    #expect(ids.isEmpty)
    #expect(schedule.obstacles == [.notAuthorised(.owner)])
  }

  @Test("owners ask each for themselves: an agency's request doesn't hold up its member's")
  func owners() {
    let built = Self.profile(perMonth: 4, bad: [200, 2000, 600])
    let keys = built.ids.filter { $0.hasPrefix("bad") }.compactMap(built.key)
    var agency = built.history
    agency.profile = Profile(kind: .agency, badge: .topRated)
    let schedule = RemovalSchedule(
      [
        OwnersRemovals([keys[0], keys[2]], owner: built.history), OwnersRemovals([keys[1]], owner: agency),
      ], Scorer(Self.always, asOf: Self.asOf), built.history)
    #expect(schedule.unplaced.isEmpty)
    #expect(Set(schedule.steps.map(\.key)) == Set(keys))
    // One of each owner's on the first day, the other one three months later.
    #expect(schedule.steps.map(\.day) == ["2024-06-30", "2024-06-30", "2024-09-30"])

    agency.profile.badge = Badge.none
    let without = RemovalSchedule(
      [
        OwnersRemovals([keys[0], keys[2]], owner: built.history), OwnersRemovals([keys[1]], owner: agency),
      ], Scorer(Self.always, asOf: Self.asOf), built.history)
    #expect(without.unplaced == [keys[1]])
    #expect(without.obstacles == [.notTopRated(Badge.none)])
  }
}
