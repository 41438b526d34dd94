import Testing

@testable import JobSuccess

/// What a visitor sees, without and with removals (3.1, 4.6).
@Suite struct PublicProfileTests {
  private let built = history(badge: .topRated) {
    contract(
      "c1", client: "a", started: "2024-01-01", ended: "2024-05-31", earnings: 1000, stars: 1, private: 1)
    contract(
      "c2", client: "b", started: "2024-02-01", ended: "2024-06-10", earnings: 1000, stars: 5, private: 10
    ) {
      feedback("m2", on: "2024-03-01", .midContract, stars: 2)
    }
    contract(
      "c3", client: "c", started: "2024-06-01", ended: "2024-07-01", earnings: 8000, stars: 3, private: 9)
    contract("c4", client: "d", started: "2024-03-01")
    contract("c5", client: "e", started: "2024-05-01", ended: "2024-06-10")
    contract("c6", client: "f", started: "2024-05-01", ended: "2024-06-01", earnings: 0.99, stars: 1)
  }
  private let day: Day = "2024-07-10"

  private func profile(_ built: BuiltHistory) -> PublicProfile {
    PublicProfile(built.history, Scorer(.standard, asOf: day).score(built.history))
  }

  private func entry(_ id: String, _ profile: PublicProfile) throws -> PublicEntry {
    try #require(profile.entries.first { $0.contract == built.key(of: id) })
  }

  @Test func newestFirst() {
    let order = profile(built).entries.compactMap { entry in
      built.ids.first { built.key(of: $0) == entry.contract }
    }
    #expect(order == ["c4", "c3", "c5", "c2", "c6", "c1"])
    #expect(profile(built).jobs == 6)
  }

  @Test("feedback that is not public appears as none given, and is not in the star average") func hidden()
    throws
  {
    let seen = profile(built)
    #expect(try entry("c3", seen).feedback == .noFeedback)
    #expect(try entry("c5", seen).feedback == .noFeedback)
    #expect(try entry("c6", seen).feedback == .noFeedback)
    #expect(try entry("c4", seen).feedback == .inProgress)
    #expect(seen.stars == Ratio(3, 1))
    let later = PublicProfile(built.history, Scorer(.standard, asOf: "2024-07-16").score(built.history))
    #expect(later.stars == Ratio(3, 1))
    #expect(try entry("c3", later).feedback.notice == nil)
  }

  @Test(
    "removing feedback from the profile hides it and keeps the star average and the jobs",
    arguments: RemovalMode.allCases)
  func removal(_ mode: RemovalMode) throws {
    let scorer = Scorer(.standard, asOf: day)
    let key = try #require(built.key(of: "c1"))
    let before = profile(built)
    let after = PublicProfile(scorer, built.history, removing: [key: mode])
    #expect(after.stars == before.stars && after.jobs == before.jobs && after.badge == before.badge)
    #expect(after.score != before.score)
    #expect(try entry("c1", after).feedback == (mode == .jssOnly ? entry("c1", before).feedback : .removed))
    #expect(after.entries.filter { $0.contract != key } == before.entries.filter { $0.contract != key })
  }

  @Test("no what-if brings back what is removed already") func removedAlready() throws {
    let removed = history {
      contract(
        "c1", client: "a", started: "2024-01-01", ended: "2024-05-31", stars: 1, removed: "2024-06-01",
        mode: .jssAndProfile)
    }
    let key = try #require(removed.key(of: "c1"))
    let after = PublicProfile(Scorer(.standard, asOf: day), removed.history, removing: [key: .jssOnly])
    #expect(after.entries.map(\.feedback) == [.removed])
  }

  @Test("an answer shows from its day, and goes with the comment") func answer() throws {
    func feedback(_ mode: RemovalMode?, answered: Day) -> PublicFeedback? {
      let one = history {
        contract("c1", client: "a", started: "2024-01-01", ended: "2024-05-31", stars: 1)
      }
      let changed = one.with {
        $0.respondedOn = answered
        $0.removal = mode
        $0.removedOn = mode == nil ? nil : "2024-06-30"
      }
      return PublicProfile(changed, Scorer(.standard, asOf: day).score(changed)).entries.first?.feedback
    }
    let index = 1
    #expect(feedback(nil, answered: day + 1) == .given(stars: 1, text: index, response: nil))
    #expect(feedback(nil, answered: day) == .given(stars: 1, text: index, response: index))
    #expect(feedback(.jssOnly, answered: day) == .given(stars: 1, text: index, response: index))
    #expect(feedback(.jssAndProfile, answered: day) == .removed)
  }

  @Test("an agency's profile shows no mid-contract feedback") func midContract() {
    func shown(_ kind: ProfileKind, earnings: Dollars = 10, on day: Day = "2024-03-01") -> Int {
      let one = history(of: kind) {
        contract("c1", client: "a", started: "2024-02-01", earnings: earnings) {
          feedback("m", on: "2024-03-01", .midContract, stars: 2)
        }
      }
      let profile = PublicProfile(one.history, Scorer(.standard, asOf: day).score(one.history))
      return profile.entries.reduce(0) { $0 + $1.midContract.count }
    }
    #expect(shown(.freelancer) == 1)
    #expect(shown(.freelancer, on: "2024-02-29") == 0)
    #expect(shown(.freelancer, earnings: 0.99) == 0)
    #expect(shown(.agency) == 0)
  }
}
