import Foundation
import GRDB
import Support
import Testing

@testable import ScoreHistory

@Suite struct RecordTests {
  let scratch: HistoryFolder
  let history: HistoryStore

  init() throws {
    scratch = try HistoryFolder()
    history = try scratch.open()
  }

  private func exact(_ profile: String) throws -> [Int?] {
    try history.scores(of: Array(profile.utf8)).map(\.value.exact)
  }

  private func rows() throws -> Int? {
    try history.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM score") }
  }

  @Test func aRunComesBackAsItWasRecorded() throws {
    var nothing = run("b", "2026-11-21")
    nothing.meanScore = nil
    try history.record(run("a"), scores: [])
    try history.record(nothing, scores: [])
    #expect(try history.runs() == [nothing, run("a")])
    #expect(try history.runs(limit: 1) == [nothing])
    #expect(try history.run(id: "a") == run("a"))
    #expect(try history.run(id: "c") == nil)
  }

  @Test func onlyWhatChangedIsKept() throws {
    #expect(
      try history.record(run("a"), scores: [score("p", 900_000), score("q", nil)])
        == Recording(added: 2))
    #expect(
      try history.record(run("b"), scores: [score("p", 900_000), score("q", nil)]) == Recording())
    #expect(
      try history.record(run("c"), scores: [score("o", 1), score("p", 900_001), score("r", 2)])
        == Recording(added: 2, changed: 1, gone: 1))
    #expect(try history.record(run("d"), scores: [score("q", 5)]) == Recording(added: 1, gone: 3))
    #expect(try exact("p") == [900_000, 900_000, 900_001])
    #expect(try exact("q") == [nil, nil, 5])
    #expect(try exact("o") == [1])
    #expect(try exact("nobody") == [])
    #expect(try rows() == 6)
  }

  @Test(arguments: [
    ScoreValue(jss: 90, exact: 900_000, band: "excellent", window: "6m"),
    ScoreValue(jss: 91, exact: 900_000, band: "good", window: "6m"),
    ScoreValue(jss: 90, exact: 900_000, band: "good", window: "24m"),
  ])
  func everyPartOfAValueCounts(_ other: ScoreValue) throws {
    let first = ScoreValue(jss: 90, exact: 900_000, band: "good", window: "6m")
    try history.record(run("a"), scores: [ScoreRecord(profile: [1], value: first)])
    #expect(try history.record(run("b"), scores: [ScoreRecord(profile: [1], value: other)]).changed == 1)
    #expect(try history.scores(of: [1]).map(\.value) == [first, other])
  }

  @Test func aRunRecordedTwiceIsRecordedOnce() throws {
    try history.record(run("a"), scores: [score("p", 900_000)])
    #expect(try history.record(run("a"), scores: [score("p", 1)]) == Recording(wasThere: true))
    #expect(try exact("p") == [900_000])
    #expect(try history.runs().count == 1)
  }

  @Test func profilesAreBytes() throws {
    let ids: [[UInt8]] = [[0], [0, 0], Array("e\u{301}".utf8), [0x80], [0xC3, 0xA9], [0xFF, 0x00]]
    try history.record(run("a"), scores: ids.enumerated().map { ScoreRecord(profile: $1, value: value($0)) })
    for (index, id) in ids.enumerated() {
      #expect(try history.scores(of: id).map(\.value.exact) == [index])
    }
  }

  @Test(arguments: [["b", "a"], ["a", "a"], ["a", "c", "b"]]) func otherOrdersAreRefused(_ ids: [String])
    throws
  {
    try history.record(run("a"), scores: [score("p", 1)])
    let error = failure { try history.record(run("b"), scores: ids.map { score($0, 1) }) }
    guard case .unordered = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try history.runs().count == 1)
    #expect(try exact("p") == [1])
  }

  @Test func aReplacedRunHasTheNewFiguresAndWasPublishedLast() throws {
    try history.record(run("a", "2026-11-19"), scores: [score("p", 1)])
    try history.record(run("b", "2026-11-18"), scores: [score("p", 2)])
    #expect(try history.lastRun(before: "2026-11-20")?.runID == "b")
    var again = run("a", "2026-11-19")
    again.folder = "elsewhere"
    try history.record(again, scores: [score("p", 1)], replacing: true)
    #expect(try history.run(id: "a") == again)
    #expect(try history.lastRun(before: "2026-11-20") == again)
    #expect(try history.lastRun(before: "2026-11-19")?.runID == "b")
    #expect(try history.lastRun(before: "2026-11-18") == nil)
    #expect(try exact("p") == [2, 1])
  }

  /// Random nights, some recorded again in the middle, some forgotten, against a plain table of all values.
  @Test(arguments: 0..<12 as Range<UInt64>) func randomNightsGiveWhatAPlainTableGives(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var days: [String] = []
    var plain: [String: [String: Int?]] = [:]
    for night in 0..<30 {
      let again = random.below(5) == 0 && !days.isEmpty
      let id = again ? days[random.below(days.count)] : "2026-11-\(night + 10)"
      var scores = plain[days.last ?? ""] ?? [:]
      for _ in 0..<random.below(6) {
        let profile = "p\(random.below(12))"
        switch random.below(4) {
        case 0: scores[profile] = nil
        case 1: scores[profile] = .some(nil)
        default: scores[profile] = random.below(3)
        }
      }
      let records = scores.sorted { $0.key < $1.key }.map { score($0.key, $0.value) }
      try history.record(run(id, id), scores: records, replacing: true)
      plain[id] = scores
      if !again { days.append(id) }
      if random.below(10) == 0, days.count > 3 {
        try history.prune(before: days[2])
        days.removeFirst(2)
      }
    }
    for profile in (0..<12).map({ "p\($0)" }) {
      let expected = days.compactMap { day in plain[day]?[profile].map { "\(day) \(String(describing: $0))" }
      }
      let found = try history.scores(of: Array(profile.utf8)).map {
        "\($0.run.asOf) \(String(describing: $0.value.exact))"
      }
      #expect(found == expected)
    }
    for _ in 0..<50 {
      let (from, to) = (days[random.below(days.count)], days[random.below(days.count)])
      var expected: [String: Int] = [:]
      for (profile, before) in plain[from] ?? [:] {
        if let before, let after = plain[to]?[profile] ?? nil, after != before {
          expected[profile] = after - before
        }
      }
      let movers =
        try history.movers(from: from, to: to, .drops, limit: 100)
        + history.movers(from: from, to: to, .rises, limit: 100)
      let found = movers.map { (String(decoding: $0.profile, as: UTF8.self), $0.change) }
      #expect(Dictionary(found) { _, _ in 0 } == expected)
    }
    let bereft = "SELECT count(*) FROM profile WHERE key NOT IN (SELECT profile FROM score)"
    #expect(try history.read { db in try Int.fetchOne(db, sql: bereft) } == 0)
  }

  @Test func moreProfilesThanAPageAreWalkedThrough() throws {
    let ids = (0..<20_000).map { "p\(100_000 + $0)" }
    try history.record(run("a"), scores: ids.enumerated().compactMap { $0 % 3 == 0 ? nil : score($1, $0) })
    let second = try history.record(
      run("b"), scores: ids.enumerated().compactMap { $0 % 5 == 0 ? nil : score($1, $0 % 7 == 0 ? 1 : $0) })
    var expected = Recording()
    for index in 0..<20_000 {
      switch (index % 3 != 0, index % 5 != 0) {
      case (true, false): expected.gone += 1
      case (false, true): expected.added += 1
      case (true, true): expected.changed += index % 7 == 0 && index != 1 ? 1 : 0
      case (false, false): break
      }
    }
    #expect(second == expected)
    #expect(
      try history.record(run("c"), scores: [ScoreRecord]()).gone == expected.added + 13_333 - expected.gone)
  }
}
