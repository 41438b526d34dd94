// The largest index there is: that of a run over 200,000 profiles.

import Analysis
import JobSuccess

@testable import Reporting

enum LargePages {
  static var index: (path: String, bytes: [UInt8]) {
    ("large/index.html", IndexPage.bytes(overview, Demonstration.facts, isEstimate: false))
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
