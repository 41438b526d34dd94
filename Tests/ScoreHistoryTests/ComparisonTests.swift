import Support
import Testing

@testable import ScoreHistory

@Suite("Comparing two runs")
struct ComparisonTests {
  @Test("of the profiles of both runs, those whose shown score is another; either way round")
  func shownScores() throws {
    let scratch = try HistoryFolder()
    defer { withExtendedLifetime(scratch) {} }
    let store = try scratch.open()
    try store.record(
      run("r1", "2026-11-18"),
      scores: [
        score("a", 900_000), score("b", 900_000), score("c", nil), score("d", 800_000), score("e", nil),
      ])
    try store.record(
      run("r2", "2026-11-19"),
      scores: [score("a", 900_000), score("b", 904_000), score("c", 700_000), score("e", nil), score("f", 1)])
    try store.record(
      run("r3", "2026-11-20"),
      scores: [score("a", 910_000), score("b", 900_000), score("c", 700_000), score("e", 500_000)])
    // b moved by less than a whole percent, c got a score, d is gone, f is new.
    #expect(try store.comparison("r1", "r2") == RunComparison(profiles: 4, changed: 1))
    #expect(try store.comparison("r2", "r3") == RunComparison(profiles: 4, changed: 2))
    // b is as it was, after having been something else.
    #expect(try store.comparison("r1", "r3") == RunComparison(profiles: 4, changed: 3))
    #expect(try store.comparison("r3", "r1") == RunComparison(profiles: 4, changed: 3))
    #expect(try store.comparison("r3", "r3") == RunComparison(profiles: 4, changed: 0))
    // The same of scores that are not recorded.
    let unrecorded = [score("a", 910_000), score("c", nil), score("g", 1)]
    #expect(try store.comparison(of: unrecorded, with: "r2") == RunComparison(profiles: 2, changed: 2))
    #expect(try store.comparison(of: [ScoreRecord](), with: "r2") == RunComparison(profiles: 0, changed: 0))
  }

  @Test("holds against a plain count over random runs")
  func againstAPlainCount() throws {
    let scratch = try HistoryFolder()
    defer { withExtendedLifetime(scratch) {} }
    let store = try scratch.open()
    var random = SeededGenerator(seed: 7)
    var runs: [[String: Int?]] = []
    for number in 0..<8 {
      var scores: [String: Int?] = [:]
      for profile in 0..<40 where random.below(6) > 0 {
        scores["p\(100 + profile)"] = .some(random.below(5) == 0 ? nil : random.below(3) * 6000)
      }
      runs.append(scores)
      try store.record(
        run("r\(number)"), scores: scores.sorted { $0.key < $1.key }.map { score($0.key, $0.value) })
    }
    for first in runs.indices {
      for second in runs.indices {
        let both = runs[first].keys.filter { runs[second].keys.contains($0) }
        let changed = both.filter { value(runs[first][$0] ?? nil).jss != value(runs[second][$0] ?? nil).jss }
        let expected = RunComparison(profiles: both.count, changed: changed.count)
        #expect(try store.comparison("r\(first)", "r\(second)") == expected)
        let scores = runs[second].sorted { $0.key < $1.key }.map { score($0.key, $0.value) }
        #expect(try store.comparison(of: scores, with: "r\(first)") == expected)
      }
    }
  }

  @Test("a run that isn't there is named")
  func absent() throws {
    let scratch = try HistoryFolder()
    defer { withExtendedLifetime(scratch) {} }
    let store = try scratch.open()
    try store.record(run("r1"), scores: [score("a", 1)])
    #expect(failure { try store.comparison("r1", "r9") } == .noRun(id: "r9"))
    #expect(failure { try store.comparison(of: [score("a", 1)], with: "r9") } == .noRun(id: "r9"))
  }
}
