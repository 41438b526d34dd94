// Whole pages: well-formed, the same each time, with nothing on them that their policy forbids.

import Basics
import Foundation
import Testing

@testable import Reporting

@Suite struct PageTests {
  @Test func areWellFormedAndTheSameEachTime() throws {
    for (first, second) in zip(Demonstration.pages, Demonstration.pages) {
      let markup = try #require(Markup(first.bytes), "\(first.path)")
      #expect(first.bytes == second.bytes)
      let names = markup.tags.compactMap { $0.attributes["id"] }
      #expect(Set(names).count == names.count, "an id twice on \(first.path)")
      for tag in markup.tags {
        for reference in ["aria-labelledby", "aria-describedby"] {
          for name in (tag.attributes[reference] ?? "").split(separator: " ") {
            #expect(names.contains(String(name)), "\(name) on \(first.path)")
          }
        }
        if let link = tag.attributes["href"], link.hasPrefix("#") {
          #expect(names.contains(String(link.dropFirst())), "\(link) on \(first.path)")
        }
      }
    }
  }

  @Test func holdNoHandlerNoStyleNoForm() throws {
    let allowed = Set(Element.allCases.map(\.rawValue) + VoidElement.allCases.map(\.rawValue))
    for page in Demonstration.pages {
      let markup = try #require(Markup(page.bytes))
      #expect(Set(markup.tags.map(\.name)).isSubset(of: allowed))
      let hasPanel = PanelTests.block(of: page.bytes) != nil
      let scripts = markup.tags.filter { $0.name == "script" && $0.attributes["type"] == nil }
      #expect(scripts.count == (hasPanel ? 2 : 1))
      #expect(markup.tags.filter { $0.name == "style" }.count == (hasPanel ? 2 : 1))
      for attribute in markup.tags.flatMap(\.attributes.keys) {
        #expect(!attribute.hasPrefix("on") && attribute != "style" && attribute != "src")
      }
    }
  }

  @Test func sayWhichRunTheyBelongTo() throws {
    for page in Demonstration.pages.dropLast() {
      let text = try #require(Markup(page.bytes)).text
      for fact in ["2026-03-31", "standard", Demonstration.facts.policyDigest, "8d41f0c97be2", "internal"] {
        #expect(text.contains(fact), "\(fact) on \(page.path)")
      }
    }
  }

  @Test func allowTheirOwnStyleAndScriptAlone() throws {
    let text = String(decoding: Demonstration.empty, as: UTF8.self)
    for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
      let start = try #require(text.range(of: "<\(name)>")).upperBound
      let end = try #require(text.range(of: "</\(name)>")).lowerBound
      let digest = Data(SHA256.hash(String(text[start..<end]))).base64EncodedString()
      #expect(Frame.contentSecurityPolicy.contains("\(directive) 'sha256-\(digest)'"))
    }
    #expect(Frame.contentSecurityPolicy.hasPrefix("default-src 'none'; "))
    #expect(!Frame.contentSecurityPolicy.contains("unsafe"))
  }

  @Test func theScriptIsSmallAndStaysInItsElement() {
    let script = Script.text.description
    #expect(script.utf8.count <= 10_000)
    let panel = PanelPart.scripts.map(\.description).joined()
    #expect(panel.utf8.count <= 50_000)
    for text in [script, panel, Stylesheet.text.description, PanelPart.style.description] {
      #expect(!text.contains("</") && !text.contains("<!--") && !text.contains("http"))
    }
  }

  @Test func theStylesheetKnowsEveryClassAndNoOther() {
    let css = Stylesheet.text.description + IndexStyle.text.description
    let known = Set(css.matches(of: /\.([a-z][a-z-]*)/).map { String($0.1) })
    #expect(known == Set(Style.allCases.map(\.rawValue)))
  }

  @Test func linksAreSeenFromThePage() {
    let name = PageName(profileID: "abc")
    #expect(Link.profile(name).address(from: .top) == "profiles/ba7816bf8f01cfea.html")
    #expect(Link.profile(name).address(from: .profiles) == "../profiles/ba7816bf8f01cfea.html")
    #expect(Link.index.address(from: .profiles) == "../index.html")
    #expect(Link.file(.scores).address(from: .top) == "scores.csv")
    #expect(Link.here("to-do").address(from: .profiles) == "#to-do")
    #expect(Anchor(stringLiteral: "A \"<b c9").text == "bc9")
  }
}
