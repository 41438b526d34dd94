// Pages of profiles: what each audience's page holds, how large it gets, and that its markup is sound.

import Analysis
import JobSuccess
import Synchronization
import Testing

@testable import Reporting

/// Texts of a profile without files.
struct MadeUpTexts: ProfileTexts {
  var profileID = "fl-wren"
  func profileName() -> String? { "Wren" }
  func exclusiveAgency() -> ExclusiveAgency? { ExclusiveAgency(id: "ag-reed", score: .shown(93)) }
  func id(of contract: ContractKey) -> String { "ct-000000-\(contract.index)" }
  func id(of client: ClientKey) -> String { "cl-\(client.index)" }
  func title(of contract: ContractKey) -> String? {
    "A long title of the contract with the number \(contract.index)"
  }
  func comment(of feedback: Int) -> String? {
    "comment \(feedback) " + String(repeating: "very well <&> ", count: 100)
  }
  func response(to feedback: Int) -> String? {
    "response \(feedback) " + String(repeating: "thank you \" ", count: 100)
  }
}

enum MadeUpHistory {
  static let asOf = Day(number: 19_966)

  /// Contracts that ended one after the other before the as-of day, each with feedback; every fourth ended badly in
  /// private.
  static func contracts(_ count: Int) -> History {
    var contracts: [Contract] = []
    var feedback: [Feedback] = []
    for index in 0..<count {
      let end = asOf - 1 - (count - index)
      var contract = Contract(
        client: ClientKey(UInt32(index)), startedOn: end - 60, endedOn: end, earnings: Cents(300_00),
        status: .ended)
      contract.feedback = index..<index + 1
      contracts.append(contract)
      feedback.append(
        Feedback(
          submittedAt: Instant(startOf: end + 1), author: .client, kind: .final,
          stars: Stars(hundredths: 500),
          privateScore: PrivateScore(index % 4 == 0 ? 1 : 9), respondedOn: end + 2,
          removal: index == 2 ? .jssAndProfile : nil, removedOn: index == 2 ? asOf : nil))
    }
    return History(
      profile: Profile(kind: .freelancer, badge: .topRated), contracts: contracts[...],
      feedback: feedback[...])
  }
}

@Suite struct ProfilePageTests {
  private let scorer = Scorer(.standard, asOf: MadeUpHistory.asOf)
  private let facts = Demonstration.facts

  private func pages(_ history: History) -> [(audience: String, bytes: [UInt8])] {
    Audience.allCases.map { audience in
      let analysis = ProfileAnalysis(of: history, scorer, for: audience, named: MadeUpTexts())
      let place: Place = audience == .talent ? .alone : .profiles
      let bytes =
        switch audience {
        case .internal, .talent:
          ProfilePage.bytes(ExplainedProfile(analysis, MadeUpTexts()), facts, at: place)
        case .public:
          ProfilePage.bytes(
            VisitorsProfile(analysis.published, asOf: analysis.asOf, MadeUpTexts()), facts, at: place)
        }
      return (audience.rawValue, bytes)
    }
  }

  @Test(arguments: [0, 1, 2, 7, 40]) func areSound(contracts: Int) throws {
    for page in pages(MadeUpHistory.contracts(contracts)) {
      let markup = try #require(Markup(page.bytes), "\(page.audience)")
      let names = markup.tags.compactMap { $0.attributes["id"] }
      #expect(Set(names).count == names.count)
      for link in markup.tags.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
        #expect(names.contains(String(link.dropFirst())), "\(link) for \(page.audience)")
      }
    }
  }

  @Test func staySmall() {
    for page in pages(MadeUpHistory.contracts(300)) {
      #expect(page.bytes.count < 400_000, "\(page.audience): \(page.bytes.count) bytes")
    }
  }

  @Test func showPrivateScoresAndRemovedCommentsToOurOwnPeopleAlone() throws {
    for page in pages(MadeUpHistory.contracts(20)) {
      let text = try #require(Markup(page.bytes)).text
      let isInternal = page.audience == "internal"
      #expect(text.contains("Satisfied") == isInternal)
      #expect(text.contains("comment 2 ") == isInternal)
      #expect(text.contains("the client was not satisfied") == isInternal)
      #expect(text.contains("private feedback makes the difference") == (page.audience == "talent"))
      #expect(text.contains("ag-reed"))
    }
  }

  @Test func aPageByItselfLeadsNowhere() throws {
    let markup = try #require(Markup(pages(MadeUpHistory.contracts(60))[1].bytes))
    #expect(
      markup.tags.compactMap { $0.attributes["href"] }.allSatisfy {
        $0.hasPrefix("#") || $0.hasPrefix("data:")
      })
  }

  @Test(arguments: [
    (nil, nil, "no official one"), (95, nil, "there is no official score"), (nil, 86, "would give no score"),
    (86, 86, "and that is your score"), (95, 86, "would give 95; your score is 86: private feedback"),
  ]) func theDifferenceInWords(estimated: Int?, official: Int?, words: String) {
    #expect(PublicEstimate(estimated: estimated, official: .shown(official)).words.contains(words))
  }

  @Test func theIndexOfManyStaysSmall() throws {
    let run = LargePages.overview
    for isEstimate in [false, true] {
      let bytes = IndexPage.bytes(run, facts, isEstimate: isEstimate)
      #expect(bytes.count < 1_000_000, "\(bytes.count) bytes")
      let text = try #require(Markup(bytes)).text
      #expect(
        text.contains("The first 200 of 120,000 profiles at risk are shown here. All are in scores.csv"))
      #expect(text.contains("estimates from public signals") == isEstimate)
    }
  }

  @Test func theIndexOfNothingIsSound() throws {
    let text = try #require(Markup(IndexPage.bytes(RunOverview(), facts, isEstimate: false))).text
    #expect(text.contains("No profile is at risk."))
    let visitors = VisitorsOverview(list: ProfileList(), tables: [])
    #expect(try #require(Markup(IndexPage.bytes(visitors, facts))).text.contains("0 profiles, by id"))
  }

  /// A page shows the newest and the costliest 1,000 contracts, and says how many there are and where.
  @Test func aPageOfManyContractsStaysSmall() throws {
    let counts = [1_000, 1_001, 2_500]
    let made = counts.map { pages(MadeUpHistory.contracts($0)) }
    // Without the panel's data, which is of all contracts.
    let sizes = made.map { $0.map { $0.bytes.count - (PanelTests.block(of: $0.bytes)?.utf8.count ?? 0) } }
    for (small, large) in zip(sizes[1], sizes[2]) { #expect(Double(large) < 1.1 * Double(small)) }
    for (count, pages) in zip(counts, made) {
      let isCut = count > 1_000
      for page in pages.dropLast() {
        let text = String(decoding: page.bytes, as: UTF8.self)
        let rest = "The first 1,000 of \(grouped(count)) contracts are shown here. All are in"
        #expect(text.contains(rest) == isCut, "\(page.audience) \(count)")
        // The latest one is there, and the earliest where all are.
        #expect(text.contains("ct-000000-\(count - 1)<"))
        #expect(text.contains("ct-000000-0<") == !isCut)
      }
    }
  }

  /// What a chart draws of the steps that are in no table is their sum.
  @Test func stepsThatAreNotListedCountTogether() {
    let steps = (0..<20).map {
      WaterfallStep(UntrustedText("s\($0)"), change: Points(hundredths: -100), reason: "r")
    }
    func drawn(_ listed: Int) -> String {
      var html = HTML()
      html.waterfall(
        Waterfall(
          "w", title: "t", start: ("a", Points(100)), end: ("b", Points(80)),
          steps: Array(steps.prefix(listed)),
          unlisted: (20 - listed, Points(hundredths: -100 * (20 - listed)))))
      return String(String(decoding: html.finish(), as: UTF8.self).split(separator: "<table")[0])
    }
    #expect(drawn(20) == drawn(15))
    #expect(drawn(15).contains("8 other contracts"))
  }

  /// Texts are read from the input's files one by one: only those that a page shows.
  @Test(arguments: Audience.allCases) func onlyTextsThatAreShownAreFetched(_ audience: Audience) {
    let counts = [1_500, 6_000].map { count in
      let texts = CountingTexts()
      let analysis = ProfileAnalysis(
        of: MadeUpHistory.contracts(count), scorer, for: audience, named: MadeUpTexts())
      if audience == .public {
        _ = VisitorsProfile(analysis.published, asOf: analysis.asOf, texts)
      } else {
        _ = ExplainedProfile(analysis, texts)
      }
      return texts.fetched.withLock { $0 }
    }
    #expect(counts[0] > 100)
    #expect(counts[1] <= counts[0] + 1_000, "\(counts)")
  }
}

/// Counts the titles, comments and responses that are fetched.
private final class CountingTexts: ProfileTexts {
  let fetched = Mutex(0)
  private let texts = MadeUpTexts()
  var profileID: String { texts.profileID }
  func profileName() -> String? { texts.profileName() }
  func exclusiveAgency() -> ExclusiveAgency? { texts.exclusiveAgency() }
  func id(of contract: ContractKey) -> String { texts.id(of: contract) }
  func id(of client: ClientKey) -> String { texts.id(of: client) }
  func title(of contract: ContractKey) -> String? { counted(texts.title(of: contract)) }
  func comment(of feedback: Int) -> String? { counted(texts.comment(of: feedback)) }
  func response(to feedback: Int) -> String? { counted(texts.response(to: feedback)) }

  private func counted(_ text: String?) -> String? {
    fetched.withLock { $0 += 1 }
    return text
  }
}
