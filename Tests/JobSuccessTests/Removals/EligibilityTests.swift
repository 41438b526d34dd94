import Testing

@testable import JobSuccess

@Suite("Who may ask for a removal, and when (3.3)")
struct EligibilityTests {
  private static let always = Policy.standard.with { $0.removalPerk = .always }

  /// Ten contracts, one ended on each of the days after the day of a request on 2024-01-31.
  private static func profile(
    _ kind: ProfileKind = .freelancer, badge: Badge? = .topRated, requested: [Day] = ["2024-01-31"],
    ended: [Day] = (1...10).map { Day("2024-01-31") + $0 }
  ) -> History {
    var history = history(of: kind, badge: badge) {
      for (index, day) in ended.enumerated() {
        contract("c\(index)", client: "k\(index)", started: "2023-12-01", ended: day, stars: 5, private: 10)
      }
    }.history
    history.removalRequests = requested.map {
      RemovalRequest(
        contract: ContractKey(history.contracts.startIndex), mode: .jssOnly,
        requestedAt: Instant(startOf: $0),
        decision: .denied)
    }
    return history
  }

  private func failed(
    _ history: History, _ policy: Policy = always, on day: Day, asker: Requester? = nil,
    ground: RemovalGround = .perk
  ) -> [FailedCheck] {
    RemovalEligibility(history, policy, on: day, asker: asker, ground: ground).failed
  }

  @Test(
    "the perk is there on 2024-09-02 and gone on 2024-09-03",
    arguments: [
      ("standard", "2024-09-01", true), ("standard", "2024-09-02", true), ("standard", "2024-09-03", false),
      ("upwork-2023-12", "2024-09-02", true), ("upwork-2023-12", "2024-09-03", false),
      ("upwork-2024-09", "2024-09-02", false), ("upwork-2021-04", "2024-09-03", true),
    ])
  func perk(policy: String, day: String, isThere: Bool) throws {
    let day = Day(stringLiteral: day)
    let failed = failed(Self.profile(requested: []), try .named(policy), on: day)
    let lastDay: Day? = policy == "upwork-2024-09" ? nil : "2024-09-02"
    #expect(failed == (isThere ? [] : [.perkEnded(lastDay: lastDay)]))
  }

  @Test(
    "the badge must be one of the two", arguments: [nil, Badge.none, .risingTalent, .topRated, .topRatedPlus])
  func badge(badge: Badge?) {
    let failed = failed(Self.profile(badge: badge, requested: []), on: "2024-06-01")
    #expect(failed == (badge == .topRated || badge == .topRatedPlus ? [] : [.notTopRated(badge)]))
  }

  @Test(
    "three months after the last request, clamped to the month's last day",
    arguments: [
      ("2024-01-31", "2024-04-29", false), ("2024-01-31", "2024-04-30", true),
      ("2024-01-31", "2024-05-01", true),
      ("2024-02-29", "2024-05-28", false), ("2024-02-29", "2024-05-29", true),
      ("2024-01-31", "2024-01-30", true),
    ])
  func tooSoon(requested: String, day: String, passes: Bool) {
    let (requested, day) = (Day(stringLiteral: requested), Day(stringLiteral: day))
    let history = Self.profile(requested: [requested], ended: (1...10).map { requested + $0 })
    let failed = failed(history, on: day).filter { $0.name == "too_soon" }
    #expect(failed == (passes ? [] : [.tooSoon(until: requested.adding(months: 3))]))
  }

  @Test("the last request by the day counts, a later one is invisible")
  func severalRequests() {
    let history = Self.profile(requested: ["2024-01-31", "2024-06-01"])
    #expect(failed(history, on: "2024-05-31").isEmpty)
    #expect(
      failed(history, on: "2024-06-01") == [.tooSoon(until: "2024-09-01"), .tooFewCompleted(missing: 10)])
  }

  @Test(
    "ten contracts ended from the day after the request to the day",
    arguments: [("2024-02-09", 1), ("2024-02-10", nil), ("2024-02-11", nil)])
  func tooFewCompleted(day: String, missing: Int?) {
    let failed = failed(Self.profile(), on: Day(stringLiteral: day)).filter { $0.name == "too_few_completed" }
    #expect(failed == (missing.map { [.tooFewCompleted(missing: $0)] } ?? []))
  }

  @Test("what ended on the request's own day doesn't count, and without a request nobody counts")
  func completedOnTheDay() {
    let ended = (0...9).map { Day("2024-01-31") + $0 }
    #expect(failed(Self.profile(ended: ended), on: "2024-06-01") == [.tooFewCompleted(missing: 1)])
    #expect(failed(Self.profile(requested: [], ended: []), on: "2024-06-01").isEmpty)
  }

  @Test("what a member completed for an agency doesn't count for the member's own request")
  func memberContracts() {
    var history = Self.profile()
    #expect(failed(history, on: "2024-06-01").isEmpty)
    history.contracts[history.contracts.startIndex].isOwned = false
    #expect(failed(history, on: "2024-06-01") == [.tooFewCompleted(missing: 1)])
  }

  @Test("roles", arguments: ProfileKind.allCases, [nil] + Requester.allCases.map { $0 })
  func asker(kind: ProfileKind, asker: Requester?) {
    let allowed: [Requester] = kind == .agency ? [.owner, .businessManager, .admin] : [.freelancer]
    let failed = failed(Self.profile(kind, requested: []), on: "2024-06-01", asker: asker)
    guard let asker, !allowed.contains(asker) else {
      #expect(failed.isEmpty)
      return
    }
    #expect(failed == [.notAuthorised(asker)])
  }

  @Test("something to remove: on the day of the feedback and of the removal, before and after")
  func nothingToRemove() {
    let history = history(badge: .topRated) {
      contract(
        "c", client: "k", started: "2024-01-01", ended: "2024-02-01", stars: 1, submitted: "2024-02-05",
        removed: "2024-03-01")
    }
    for (day, isThere) in [
      ("2024-02-04", false), ("2024-02-05", true), ("2024-02-29", true), ("2024-03-01", false),
      ("2024-03-02", false),
    ] {
      let scored = history.scored(on: Day(stringLiteral: day), by: Self.always)
      let eligibility = RemovalEligibility(history.history, Self.always, on: scored.sheet.asOf)
      let failed = scored.assessed("c").map { eligibility.failedChecks(for: $0.facts) }
      #expect(failed == (isThere ? [] : [.nothingToRemove]), "\(day)")
    }
  }

  @Test("all that fail are told, in the table's order, with what is missing")
  func allFailed() {
    let history = Self.profile(
      .agency, badge: .risingTalent, requested: ["2024-08-01"], ended: ["2024-08-02"])
    let failed = failed(history, .standard, on: "2024-09-03", asker: .member)
    #expect(
      failed.map(\.name) == [
        "perk_ended", "not_top_rated", "too_soon", "too_few_completed", "not_authorised",
      ])
    #expect(
      failed.map(\.words) == [
        "the removal perk ended: its last day was 2024-09-02",
        "only Top Rated and Top Rated Plus profiles may ask",
        "the last request is less than three months ago: it may be asked for from 2024-11-01 on",
        "ten contracts must end after the day of the last request: 9 more to go",
        "a member may not ask for this profile",
      ])
  }

  @Test("on another ground than the perk only nothing_to_remove is asked", arguments: RemovalGround.allCases)
  func grounds(ground: RemovalGround) {
    let history = Self.profile(badge: nil, ended: [])
    let failed = failed(history, .standard, on: "2024-09-03", asker: .member, ground: ground)
    #expect(failed.isEmpty == (ground != .perk))
  }
}
