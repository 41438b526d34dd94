import Testing

@testable import ScoreHistory

/// Specification 6.1 and 6.4: a history is of one audience and one policy.
@Suite struct ScopeTests {
  let scratch: HistoryFolder

  init() throws { scratch = try HistoryFolder() }

  private func scope(_ audience: String?, _ digest: String = "d1") -> RunScope {
    RunScope(audience: audience, policyName: "standard", policyDigest: digest)
  }

  private func run(_ id: String, for scope: RunScope) -> RunRecord {
    var record = ScoreHistoryTests.run(id)
    record.audience = scope.audience
    record.policyName = scope.policyName
    record.policyDigest = scope.policyDigest
    return record
  }

  @Test func theFirstRunSaysWhoseTheHistoryIs() throws {
    let history = try scratch.open()
    #expect(try history.scope() == nil)
    try history.check(scope("talent"))
    try history.record(run("a", for: scope("internal")), scores: [score("p", 1)])
    #expect(try history.scope() == scope("internal"))
    #expect(try scratch.open().run(id: "a")?.audience == "internal")
    #expect(
      scope("internal").description == "audience internal, policy 'standard' (SHA-256 d1)")
  }

  @Test(arguments: [("talent", "d1"), ("public", "d1"), ("internal", "d2")])
  func anotherAudienceOrPolicyIsRefused(_ audience: String, _ digest: String) throws {
    let history = try scratch.open()
    let other = scope(audience, digest)
    try history.record(run("a", for: scope("internal")), scores: [score("p", 1)])
    let refusal = HistoryError.otherScope(path: scratch.path, holds: scope("internal"), run: other)
    #expect(failure { try history.check(other) } == refusal)
    #expect(failure { try history.record(run("b", for: other), scores: [score("p", 2)]) } == refusal)
    #expect(try history.runs().map(\.runID) == ["a"])
    #expect(try history.scores(of: Array("p".utf8)).map(\.value.exact) == [1])
  }

  @Test func aPolicysNameDoesNotMatter() throws {
    let history = try scratch.open()
    try history.record(run("a", for: scope("internal")), scores: [])
    try history.check(RunScope(audience: "internal", policyName: "renamed", policyDigest: "d1"))
  }

  @Test func aForgottenRunsHistoryStaysItsOwn() throws {
    let history = try scratch.open()
    try history.record(run("a", for: scope("internal")), scores: [])
    try history.prune(before: "2027-01-01")
    #expect(try history.runs() == [])
    #expect(try history.scope() == scope("internal"))
  }

  /// A history that an older version wrote holds runs by several policies: one is its own, and only its runs count.
  @Test func ofMixedRunsThoseByThePolicyOfTheLastAreCompared() throws {
    try scratch.tamper(OlderVersionTests.versions[0])
    try scratch.tamper(
      """
      INSERT INTO run VALUES (3, 3, 'c', '2026-11-19', 'other', 'd2', '1.0.0', '2026-11-21T03:00:00Z', 'runs/c', 1, 1, 1,
        0, 905000);
      """)
    let history = try scratch.open()
    #expect(
      try history.scope() == RunScope(audience: nil, policyName: "other", policyDigest: "d2"))
    #expect(try history.lastRun(before: "2026-11-23")?.runID == "c")
    #expect(try history.runs().count == 3)
    guard case .otherScope = failure({ try history.check(scope("internal")) }) else {
      Issue.record("another policy was let in")
      return
    }
    // Who reads the runs is what the next one says.
    try history.record(run("e", for: scope("talent", "d2")), scores: [])
    #expect(try history.scope()?.audience == "talent")
  }
}
