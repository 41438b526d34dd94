// The largest pages there are: the index of a run over 200,000 profiles, and a profile of 300 contracts.

import Analysis
import JobSuccess

@testable import Reporting

enum LargePages {
  /// Both, by their place in a folder for the tests in a browser.
  static var all: [(path: String, bytes: [UInt8])] {
    [
      ("large/index.html", IndexPage.bytes(overview, Demonstration.facts, isEstimate: false)),
      ("large/profile.html", profile(MadeUpHistory.contracts(300))),
      ("large/profile-5000.html", profile(MadeUpHistory.contracts(5_000, aDay: 10))),
    ]
  }

  private static func profile(_ history: History) -> [UInt8] {
    let scorer = Scorer(.standard, asOf: MadeUpHistory.asOf)
    return ProfilePage.bytes(
      ExplainedProfile(
        ProfileAnalysis(of: history, scorer, for: .internal, named: MadeUpTexts()),
        MadeUpTexts()), Demonstration.facts, at: .profiles)
  }

  static var overview: RunOverview {
    var run = RunOverview()
    run.profiles = 200_000
    for profile in 0..<200_000 { run.percents[60 + profile % 41] += 1 }
    let subjects = (0..<200).map { number in
      let id = "fl-with-a-rather-long-id-\(number)"
      return RunOverview.Subject(id: id, kind: .freelancer, percent: 80, page: PageName(profileID: id))
    }
    run.risks = .init(
      subjects.map { .init(subject: $0, exact: Ratio(4, 5), falls: nil, afterRemoval: 91) }, of: 120_000)
    run.lifts = .init(
      subjects.map { .init(subject: $0, contract: "ct-1", after: 91, isAllowed: false) }, of: 20_000)
    run.deadlines = .init(
      subjects.map {
        .init(subject: $0, contract: "ct-1", action: .respond, deadline: MadeUpHistory.asOf, daysLeft: 0)
      }, of: 90_000)
    run.movers = .init(subjects.map { .init(subject: $0, before: 70) }, of: 3_000)
    run.pages = (0..<5_000).map { number in
      RunOverview.Subject(
        id: "fl-\(number)", kind: .agency, percent: nil, page: PageName(profileID: "fl-\(number)"))
    }
    run.quality = .init(records: 900_000, rejected: 3, groups: [("feedback.csv", "no date", 3, true)])
    return run
  }
}
