import Ingestion
import JobSuccess
import Support
import Testing

@testable import Analysis

/// SampleData as the tests read it.
enum SampleMarket {
  static func read() async throws -> (Dataset, Scorer) {
    let (dataset, _) = try await readExports(
      folder: Project.path("SampleData"), options: ReadingOptions(workers: 1))
    return (dataset, Scorer(.standard, asOf: try #require(Day(text: "2024-08-31"))))
  }
}

/// What each audience's view of SampleData gives (6.3), held against the dataset itself.
struct AudienceViewTests {
  @Test(arguments: [Audience.talent, .public])
  func holdsNothingPrivate(audience: Audience) async throws {
    let (dataset, scorer) = try await SampleMarket.read()
    let view = AudienceView(dataset, scorer, for: audience)
    var (hidden, unseen) = (0, 0)
    for key in dataset.profileKeys {
      let full = dataset.history(of: key)
      let analysis = view.analysis(of: key)
      let seen = analysis.history
      #expect(seen.feedback.allSatisfy { $0.privateScore == nil })
      #expect(seen.feedback == PublicSignals(full, on: scorer.asOf).history.feedback)
      #expect(analysis.sheet.contracts.allSatisfy { $0.facts.privateScore == nil })
      #expect(analysis.surprises == nil)
      #expect(analysis.targetContract.privateScore == nil)
      unseen += zip(seen.feedback, full.feedback).count { $0.submittedOn != $1.submittedOn }
      let official = scorer.score(full).result
      #expect(analysis.estimate?.official == .shown(official.percent))
      for published in [view.published(key), analysis.published] {
        #expect(published.official.percent == official.percent)
        #expect(
          published.official.exact.map { $0.scaled(by: 10_000) % 100 } ?? 0 == 0, "whole percents alone")
      }
      hidden += full.feedback.count { $0.privateScore != nil }
    }
    #expect(unseen > 0, "SampleData has clients' feedback that is not public")
    #expect(hidden > 100, "SampleData has private scores to hide")
  }

  @Test func marketplaceSeesAll() async throws {
    let (dataset, scorer) = try await SampleMarket.read()
    let view = AudienceView(dataset, scorer, for: .internal)
    for key in dataset.profileKeys {
      let analysis = view.analysis(of: key)
      #expect(analysis.result.exact == scorer.score(dataset.history(of: key)).result.exact)
      #expect(analysis.estimate == nil)
    }
  }

  @Test func publicSignalsShowWhatVisitorsSee() async throws {
    let (dataset, scorer) = try await SampleMarket.read()
    for key in dataset.profileKeys {
      let full = dataset.history(of: key)
      let signals = PublicSignals(full, on: scorer.asOf).history
      let (shown, left) = (
        PublicProfile(full, scorer.score(full)), PublicProfile(signals, scorer.score(signals))
      )
      #expect(shown.entries == left.entries)
      #expect(shown.stars == left.stars)
    }
  }

  @Test func memoryThatIsUsedAgainChangesNothing() async throws {
    let (dataset, scorer) = try await SampleMarket.read()
    for audience in Audience.allCases {
      let view = AudienceView(dataset, scorer, for: audience)
      var analysed = 0
      view.analyse(0..<dataset.profiles.count) { key, analysis in
        let alone = view.analysis(of: key)
        #expect(analysis.result.exact == alone.result.exact)
        #expect(analysis.actions == alone.actions)
        #expect(analysis.badges == alone.badges)
        analysed += 1
      }
      #expect(analysed > 100)
    }
  }

  @Test func explanationsAreNotForVisitors() {
    #expect(throws: NotForThePublic.self) { try Audience.public.checkAnalysis() }
    #expect(throws: Never.self) {
      try Audience.internal.checkAnalysis()
      try Audience.talent.checkAnalysis()
    }
  }
}
