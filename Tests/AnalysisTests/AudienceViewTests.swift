import Analysis
import Ingestion
import JobSuccess
import Support
import Testing

/// What each audience's view of SampleData gives (6.3), held against the dataset itself.
struct AudienceViewTests {
  private static func read() async throws -> (Dataset, Scorer) {
    let (dataset, _) = try await readExports(
      folder: Project.path("SampleData"), options: ReadingOptions(workers: 1))
    return (dataset, Scorer(.standard, asOf: try #require(Day(text: "2024-08-31"))))
  }

  @Test(arguments: [Audience.talent, .public])
  func holdsNothingPrivate(audience: Audience) async throws {
    let (dataset, scorer) = try await AudienceViewTests.read()
    let view = AudienceView(dataset, scorer, for: audience)
    var (hidden, unseen) = (0, 0)
    for key in dataset.profileKeys {
      let full = dataset.history(of: key)
      let seen = view.history(of: key)
      #expect(seen.feedback.allSatisfy { $0.privateScore == nil })
      #expect(seen.feedback == PublicSignals(full, on: scorer.asOf).history.feedback)
      unseen += zip(seen.feedback, full.feedback).count { $0.submittedOn != $1.submittedOn }
      let published = view.publicProfile(of: key)
      #expect(published.official.exact.map { $0.scaled(by: 10_000) % 100 } ?? 0 == 0, "whole percents alone")
      hidden += full.feedback.count { $0.privateScore != nil }
      switch view.profile(key) {
      case .everything: Issue.record("the full history of \(dataset.id(of: key))")
      case .signals(let signals, let official), .visitors(let signals, let official):
        #expect(signals.history.feedback.allSatisfy { $0.privateScore == nil })
        #expect(official == scorer.score(full).result.percent)
      }
    }
    #expect(unseen > 0, "SampleData has clients' feedback that is not public")
    #expect(hidden > 100, "SampleData has private scores to hide")
  }

  @Test func marketplaceSeesAll() async throws {
    let (dataset, scorer) = try await AudienceViewTests.read()
    let view = AudienceView(dataset, scorer, for: .internal)
    for key in dataset.profileKeys {
      let full = dataset.history(of: key)
      #expect(scorer.score(view.history(of: key)).result.exact == scorer.score(full).result.exact)
      #expect(view.estimate(scorer.score(full).result, of: key) == nil)
    }
  }

  @Test func estimatesAreForTalentsAlone() {
    #expect(Audience.allCases.filter(\.seesPrivateData) == [.internal])
    #expect(Audience.allCases.filter(\.seesAnalysis) == [.internal, .talent])
    #expect(Audience.allCases.filter(\.seesEstimates) == [.talent])
  }
}
