// The largest index there is: that of a run over 200,000 profiles, and the list of all of them.

import Analysis
import Basics
import JobSuccess

@testable import Reporting

enum LargePages {
  /// The index and the list of all profiles that it leads to, by their places in a folder for the tests in a browser.
  static var all: [(path: String, bytes: [UInt8])] {
    [
      ("large/index.html", IndexPage.bytes(overview, Demonstration.facts, isEstimate: false)),
      ("large/all.html", list),
    ]
  }

  /// The list that the index of the large run leads to.
  static var list: [UInt8] {
    let frame = AllProfilesPage.frame(count: 200_000, Demonstration.facts, isEstimate: false)
    let portions = stride(from: 0, to: 200_000, by: 4_000).map { start -> [UInt8] in
      let lines = (start..<start + 4_000).map { number in
        let id = "fl-\(number)"
        return AllProfilesPage.line(
          id: id, name: number % 2 == 0 ? "Someone </script>\t\(number) é" : "", kind: .freelancer,
          percent: number % 101 == 100 ? nil : number % 101,
          page: number == 123_456 ? PageName(profileID: id) : nil)
      }
      var html = HTML()
      html.embed(JSONValue.string(lines.joined()))
      return html.finish()
    }
    return frame.before + Array("[".utf8) + Array(portions.joined(separator: Array(",".utf8)))
      + Array("]".utf8) + frame.after
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
      subjects.map { .init(subject: $0, contract: "ct-1", after: 91) }, of: 20_000)
    run.laterLifts = run.lifts
    run.deadlines = .init(
      subjects.map {
        .init(subject: $0, contract: "ct-1", action: .respond, deadline: MadeUpHistory.asOf, daysLeft: 0)
      }, of: 90_000)
    let points = (0..<100).map { day in
      RunPoint(
        asOf: MadeUpHistory.asOf - (100 - day), profiles: 200_000, scored: 190_000 + day,
        meanHundredths: day == 40 ? nil : 88_00 + day, excellent: 90_000, rejected: day % 7)
    }
    run.since = RunOverview.Since(
      day: MadeUpHistory.asOf - 1,
      movers: .init(
        subjects.prefix(50).map { .init(subject: $0, before: 70, cause: "a contract ended") }, of: 3_000),
      trend: RunTrend(points))
    run.tables = AudienceTables.all(for: .internal)
    run.list = ProfileList(
      total: 200_000,
      shown: (0..<RunIndex.listed).map { number in
        RunOverview.Subject(
          id: "fl-\(number)", name: "Someone \(number)", kind: .agency, percent: nil,
          page: PageName(profileID: "fl-\(number)"))
      })
    run.quality = .init(records: 900_000, rejected: 3, groups: [("feedback.csv", "no date", 3, true)])
    return run
  }
}
