import CSV
import Ingestion
import JobSuccess
import Reporting
import Support
import Synchronization
import Testing

@testable import Analysis

/// A page scores each history and day once; only what-ifs, which change the history, come besides.
struct ScoringCountTests {
  /// Which days of one history were scored.
  private final class Count: Sendable {
    private let history: History
    private let days = Mutex<[Day]>([])

    init(_ history: History) { self.history = history }

    func add(_ scored: History, _ day: Day) {
      guard scored.contracts == history.contracts, scored.feedback == history.feedback else { return }
      days.withLock { $0.append(day) }
    }

    var all: [Day] { days.withLock { $0 } }
  }

  @Test(arguments: Audience.allCases)
  func aPageScoresNothingTwice(audience: Audience) async throws {
    let (dataset, scorer) = try await SampleMarket.read()
    let market = try await Market.read(
      Project.path("SampleData"), ReadingOptions(workers: 1), for: audience)
    let view = try market.view(scorer)
    let pages = try ProfilePages(market, view, RunFacts(view, run: "none"), at: .alone)
    for key in dataset.profileKeys.prefix(16) {
      let full = dataset.history(of: key)
      let visible = audience == .internal ? full : PublicSignals(full, on: scorer.asOf).history
      let counts = [full, visible].filter { !$0.contracts.isEmpty }.map { ($0, Count($0)) }
      try Scorer.$onScore.withValue({ history, day in counts.forEach { $1.add(history, day) } }) {
        _ = try pages.page(of: key)
      }
      for (history, count) in counts {
        #expect(count.all.count == Set(count.all).count, "\(dataset.id(of: key)): \(count.all.sorted())")
        if history.feedback == full.feedback { #expect(count.all.contains(scorer.asOf)) }
      }
    }
  }
}
