import ScoreHistory
import Testing

@testable import Commands

@Suite("--fail-on")
struct GateRuleTests {
  @Test(
    "a rule is a figure, a comparison and a limit",
    arguments: [
      ("rejected>1%", GateRule.Figure.rejected, GateRule.Sign.above, 10_000, true),
      ("rejected > 20", .rejected, .above, 200_000, false),
      ("scored<1000", .scored, .below, 10_000_000, false),
      ("scored<99.5%", .scored, .below, 995_000, true), ("changed>0.0001%", .changed, .above, 1, true),
      ("mean-change>2", .meanChange, .above, 20_000, false),
      ("changed<100%", .changed, .below, 1_000_000, true),
    ])
  func understood(
    text: String, figure: GateRule.Figure, comparison: GateRule.Sign, limit: Int, isPercentage: Bool
  ) throws {
    let rule = try #require(GateRule(text))
    #expect(rule.figure == figure)
    #expect(rule.comparison == comparison)
    #expect(rule.limit == limit)
    #expect(rule.isPercentage == isPercentage)
    #expect(rule.description == text)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "rejected", "rejected>", ">1", "rejected=1", "rejcted>1", "rejected>-1", "rejected>1.",
      "rejected>.5",
      "rejected>1.00001", "rejected>101%", "rejected>100.0001%", "mean-change>2%", "rejected>1%%",
      "rejected>>1",
      "rejected>1e3", "rejected>１", "rejected>9999999999999", "REJECTED>1", "rejected>nan", "rejected>1 000",
    ])
  func malformed(text: String) {
    #expect(GateRule(text) == nil)
  }

  @Test(
    "a rule matches beyond its limit, not at it",
    arguments: [
      ("rejected>1%", 10, 1000, false), ("rejected>1%", 11, 1000, true), ("rejected>1%", 0, 0, false),
      ("rejected>0", 0, 5, false), ("rejected>0", 1, 5, true), ("scored<5", 5, 9, false),
      ("scored<5", 4, 9, true), ("scored<50%", 1, 2, false), ("scored<50%", 1, 3, true),
      ("scored<50%", 0, 0, false), ("changed>33.3333%", 1, 3, true), ("changed>33.3334%", 1, 3, false),
      ("rejected>99.9999%", Int.max / 2, Int.max / 2, true),
    ])
  func matching(text: String, count: Int, whole: Int, matches: Bool) throws {
    #expect(try #require(GateRule(text)).matches(count, of: whole) == matches)
  }

  @Test("a published run is held against each rule, and told what was found")
  func verdicts() throws {
    let rules = try ["rejected>1%", "scored<60", "changed>5%", "mean-change>0.5"].map {
      try #require(GateRule($0))
    }
    let figures = RunFigures(records: 1000, rejected: 3, contracts: 900, profiles: 135, scored: 59)
    let found = Gates(rules: rules).verdicts(
      .init(
        figures: figures, comparison: RunComparison(profiles: 133, changed: 20), mean: 917_000,
        lastMean: 922_000
      ))
    #expect(found.map(\.outcome) == [.passed, .matched, .matched, .passed])
    let failure = try #require(Failure(found))
    #expect(failure.code == .ruleMatched)
    #expect(
      failure.messages == [
        "scored<60: 59 of 135 profiles scored", "changed>5%: 20 of 133 profiles changed since the last run",
      ])
    #expect(found[3].found == "the mean moved by -0.5000 points")
  }

  @Test("without an earlier run, or a score, what would be compared with it passes")
  func firstRun() throws {
    let rules = try ["changed>0", "mean-change>0", "mean-change<1"].map { try #require(GateRule($0)) }
    let figures = RunFigures(records: 1, rejected: 0, contracts: 1, profiles: 1, scored: 0)
    let found = Gates(rules: rules).verdicts(
      .init(figures: figures, comparison: nil, mean: nil, lastMean: 900_000))
    #expect(found.map(\.outcome) == [.noLastRun, .noLastRun, .noLastRun])
    #expect(Failure(found) == nil)
  }
}

@Suite("Metrics")
struct MetricsTextTests {
  @Test("help and type stand once a metric, labels are escaped, absent values left out")
  func format() {
    var metrics = MetricsText()
    metrics.add("a", "First", 1, ["rule": "x>1 \"\\\n"])
    metrics.add("a", "First", 2)
    metrics.add("b", "Second", nil)
    metrics.add("c_seconds", "Third", milliseconds: 61_007)
    #expect(
      metrics.text == """
        # HELP a First.
        # TYPE a gauge
        a{rule="x>1 \\"\\\\\\n"} 1
        a 2
        # HELP c_seconds Third.
        # TYPE c_seconds gauge
        c_seconds 61.007

        """)
  }

  @Test(
    "a time stamp counts seconds since 1970",
    arguments: [
      ("1970-01-01T00:00:00Z", nil), ("2000-01-01T00:00:00Z", 946_684_800),
      ("2026-11-21T10:31:36Z", 1_795_257_096),
      ("2026-11-21 10:31:36Z", nil), ("2026-11-21T10:31:36", nil), ("", nil),
    ] as [(String, Int?)])
  func timeStamps(text: String, seconds: Int?) {
    #expect(Clock.secondsSince1970(text) == seconds)
  }
}
