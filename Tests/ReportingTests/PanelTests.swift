// The panel's part of a page: who gets it, what its data holds, and what may run.

import Analysis
import Basics
import Foundation
import JobSuccess
import Testing

@testable import Reporting

@Suite struct PanelTests {
  /// The panel's data on a page; nil where there is none.
  static func block(of page: [UInt8]) -> String? {
    let text = String(decoding: page, as: UTF8.self)
    guard let start = text.range(of: #"<script type="application/json" id="try-data">"#),
      let end = text.range(of: "</script>", range: start.upperBound..<text.endIndex)
    else { return nil }
    return String(text[start.upperBound..<end.lowerBound])
  }

  private let scorer = Scorer(.standard, asOf: MadeUpHistory.asOf)

  private func page(_ history: History, for audience: Audience) -> [UInt8] {
    let analysis = ProfileAnalysis(of: history, scorer, for: audience, named: MadeUpTexts())
    return ProfilePage.bytes(ExplainedProfile(analysis, MadeUpTexts()), Demonstration.facts, at: .profiles)
  }

  @Test func visitorsGetNone() {
    let analysis = ProfileAnalysis(
      of: MadeUpHistory.contracts(20), scorer, for: .public, named: MadeUpTexts())
    let bytes = ProfilePage.bytes(
      VisitorsProfile(analysis.published, asOf: analysis.asOf, MadeUpTexts()), Demonstration.facts,
      at: .profiles)
    #expect(Self.block(of: bytes) == nil)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("whatIf"))
  }

  /// Another private score, or other feedback that isn't public yet, changes nothing of a talent's data.
  @Test func talentsGetPublicSignalsAlone() throws {
    var history = MadeUpHistory.contracts(20)
    let before = try #require(Self.block(of: page(history, for: .talent)))
    #expect(!before.contains("\"private\":1,") && !before.contains("\"private\":9"))
    for index in history.feedback.indices { history.feedback[index].privateScore = PrivateScore(5) }
    // It ended the day before, so what the client gave is for nobody to see yet.
    history.feedback[19].stars = Stars(hundredths: 100)
    #expect(Self.block(of: page(history, for: .talent)) == before)
    #expect(Self.block(of: page(history, for: .internal)) != before)
  }

  @Test func removedFeedbackIsNotInTheData() throws {
    let block = try #require(Self.block(of: page(MadeUpHistory.contracts(20), for: .internal)))
    let contracts = try #require(JSONValue(Array(block.utf8)))["contracts"]?.array ?? []
    #expect(contracts.count == 20)
    #expect(contracts[2]["removed"]?.integer == 1)
    #expect(contracts[2]["stars"] == nil && contracts[2]["private"] == nil)
    #expect(contracts[3]["stars"]?.integer == 3000 && contracts[3]["private"]?.integer == 9)
  }

  @Test func noTextEndsTheBlock() throws {
    var html = HTML()
    html.dataBlock("try-data", ["id": "</script><script>alert(1)</script><!--"])
    let bytes = html.finish()
    let block = try #require(Self.block(of: bytes))
    #expect(!block.contains("<"))
    #expect(JSONValue(Array(block.utf8))?["id"]?.string == "</script><script>alert(1)</script><!--")
  }

  @Test func thePolicyOfThePageAllowsItsScriptsAndStylesAlone() throws {
    let text = String(decoding: page(MadeUpHistory.contracts(3), for: .internal), as: UTF8.self)
    for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
      let pieces = text.components(separatedBy: "<\(name)>").dropFirst().map {
        $0.components(separatedBy: "</\(name)>")[0]
      }
      #expect(pieces.count == 2)
      let sources = pieces.map { "&#39;sha256-\(Data(SHA256.hash($0)).base64EncodedString())&#39;" }
      #expect(text.contains("\(directive) \(sources.joined(separator: " "));"))
    }
    #expect(!text.contains("unsafe"))
  }

  @Test func theStyleKnowsTheClassesOfTheScriptAndNoOther() {
    let script = PanelPart.scripts.map(\.description).joined()
    let styled = Set(PanelPart.style.description.matches(of: /\.(try-[a-z]+)/).map { String($0.1) })
    let made = Set(script.matches(of: /class: ["`](try-[a-z]+)["`]/).map { String($0.1) })
    // Those of the headline are made from names.
    #expect(styled == made.union(["try-from", "try-band"]))
  }
}
