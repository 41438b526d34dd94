import Analysis
import Basics
import JobSuccess
import Testing

@testable import Reporting

/// The runs that a run carries: they come back from run.json as they were written, and no more than 90.
@Suite struct RunTrendTests {
  private static func point(_ day: Int, mean: Int? = 91_25, rejected: Int? = 3) throws -> RunPoint {
    RunPoint(
      asOf: try #require(Day(text: "2024-01-01")) + day, profiles: 10 + day, scored: 8, meanHundredths: mean,
      excellent: 6, rejected: rejected)
  }

  /// run.json of a run with these runs before it.
  private static func manifest(_ trend: RunTrend, asOf: String = "2024-12-31") -> JSONValue {
    [
      "as_of": .string(asOf),
      "scores": [
        "profiles": 12, "scored": 9, "mean": .decimal("88.07"), "bands": ["excellent": 5, "good": 4],
      ],
      "inputs": [["file": "contracts.csv", "rejected": 2], ["file": "feedback.csv", "rejected": 1]],
      "trend": trend.json,
    ]
  }

  @Test func comesBackAsItWasWritten() throws {
    let earlier = RunTrend([
      try Self.point(0), try Self.point(3, mean: nil), try Self.point(4, mean: 5, rejected: nil),
    ])
    let read = try #require(JSONValue(Array(JSONWriter.text(Self.manifest(earlier)).utf8)))
    let trend = RunTrend(upTo: read)
    let last = RunPoint(
      asOf: try #require(Day(text: "2024-12-31")), profiles: 12, scored: 9, meanHundredths: 88_07,
      excellent: 5,
      rejected: 3)
    #expect(trend == earlier.adding(last))
    #expect(last.excellentTenths == 556)
    #expect(try Self.point(1).excellentTenths == 750)
  }

  @Test func keepsTheNewestNinety() throws {
    let all = try (0..<100).map { try Self.point($0) }
    let trend = RunTrend(upTo: Self.manifest(RunTrend(all)))
    #expect(trend.points.count == 90)
    #expect(Array(trend.points.dropLast()) == Array(all.suffix(89)))
  }

  @Test func leavesOutWhatCantBeRead() throws {
    let values: [JSONValue] = [
      ["as_of": "yesterday", "profiles": 1, "scored": 1, "excellent": 0],
      ["as_of": "2024-01-02", "profiles": -1, "scored": 1, "excellent": 0],
      ["as_of": "2024-01-02", "profiles": .integer(.max), "scored": 1, "excellent": 0],
      ["as_of": "2024-01-02", "scored": 1, "excellent": 0], 7,
    ]
    var manifest = Self.manifest(RunTrend())
    guard case .object(let members) = manifest else { return }
    manifest = .object(members.filter { $0.name != "trend" } + [.init("trend", .array(values))])
    #expect(RunTrend(upTo: manifest).points.count == 1)
    #expect(RunTrend(upTo: ["as_of": "2024-01-02"]).points.isEmpty)
  }
}
