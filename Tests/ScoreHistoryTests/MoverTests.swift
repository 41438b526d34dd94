import Testing

@testable import ScoreHistory

@Suite struct MoverTests {
  let scratch: HistoryFolder
  let history: HistoryStore

  init() throws {
    scratch = try HistoryFolder()
    history = try scratch.open()
    try history.record(
      run("a"),
      scores: [score("p", 900_000), score("q", 800_000), score("r", nil), score("s", 700_000), score("t", 5)])
    try history.record(
      run("b"),
      scores: [score("p", 850_000), score("q", 950_000), score("r", 1), score("s", nil), score("t", 5)])
    try history.record(
      run("c"),
      scores: [score("p", 900_000), score("q", 100_000), score("r", 0), score("s", 710_000), score("u", 9)])
  }

  private func movers(
    _ from: String, _ to: String, _ direction: HistoryStore.Direction, _ limit: Int = 10
  ) throws -> [String] {
    try history.movers(from: from, to: to, direction, limit: limit).map {
      "\(String(decoding: $0.profile, as: UTF8.self)) \($0.change)"
    }
  }

  @Test func theLargestMovesComeFirst() throws {
    #expect(try movers("a", "b", .drops) == ["p -50000"])
    #expect(try movers("a", "b", .rises) == ["q 150000"])
    #expect(try movers("b", "c", .drops) == ["q -850000", "r -1"])
    #expect(try movers("b", "c", .drops, 1) == ["q -850000"])
  }

  @Test func whatMovedBackDidNotMove() throws {
    #expect(try movers("a", "c", .drops) == ["q -700000"])
    #expect(try movers("a", "c", .rises) == ["s 10000"])
    #expect(try movers("a", "a", .rises) == [])
  }

  @Test func runsRecordedTheOtherWayRoundMoveTheOtherWay() throws {
    #expect(try movers("b", "a", .rises) == ["p 50000"])
    #expect(try movers("c", "b", .drops) == ["p -50000"])
    #expect(try movers("c", "b", .rises) == ["q 850000", "r 1"])
  }

  @Test func aMoverHasBothValues() throws {
    let mover = try #require(try history.movers(from: "a", to: "b", .drops, limit: 1).first)
    #expect(mover.profile == Array("p".utf8))
    #expect(mover.before == value(900_000))
    #expect(mover.after == value(850_000))
  }

  @Test func likeMovesAreInTheOrderOfIds() throws {
    try history.record(run("d"), scores: ["x", "y", "z"].map { score($0, 10) })
    try history.record(run("e"), scores: ["x", "y", "z"].map { score($0, 5) })
    #expect(try movers("d", "e", .drops, 2) == ["x -5", "y -5"])
  }

  @Test func anUnknownRunIsAnError() {
    #expect(failure { try movers("a", "x", .drops) } == .noRun(id: "x"))
  }
}
