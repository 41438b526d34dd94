// What every page has around its content: the head with the content security policy, landmarks, the run's facts.

internal import Basics
internal import FoundationEssentials

/// What a page says about the run it belongs to.
package struct RunFacts: Sendable {
  /// The as-of day, `2026-03-31`.
  package var asOf: String
  /// The policy's name; people write policy files, so it is a stranger's text.
  package var policy: String
  /// The digest of the resolved policy, in hex.
  package var policyDigest: String
  /// The run's id.
  package var run: String
  /// Who may read the page, in one word: `internal`, `talent`, `public`.
  package var audience: String

  /// The facts of one run.
  package init(asOf: String, policy: String, policyDigest: String, run: String, audience: String) {
    self.asOf = asOf
    self.policy = policy
    self.policyDigest = policyDigest
    self.run = run
    self.audience = audience
  }
}

/// One entry of a page's own navigation.
package struct Chapter: Sendable {
  package let title: String
  package let anchor: Anchor

  /// A section's name in the navigation, and its place.
  package init(_ title: String, _ anchor: Anchor) {
    self.title = title
    self.anchor = anchor
  }
}

/// The frame of a page.
package struct Frame: Sendable {
  /// What the window and the first heading say; a profile's id is a stranger's text.
  package var title: UntrustedText
  /// Small words above the title: what kind of page it is.
  package var kicker: InlineText
  package var facts: RunFacts
  package var chapters: [Chapter]
  package var place: Place
  /// What the page carries besides what every page does.
  var part: PagePart?

  /// A frame for one page.
  package init(
    title: UntrustedText, kicker: InlineText, facts: RunFacts, chapters: [Chapter] = [], place: Place = .top
  ) {
    self.title = title
    self.kicker = kicker
    self.facts = facts
    self.chapters = chapters
    self.place = place
  }

  /// The whole page, with `content` in its main part.
  package func page(_ content: (inout HTML) -> Void) -> [UInt8] {
    var html = HTML(place: place)
    html.doctype()
    html.tag(.html, .language) { html in
      writeHead(&html)
      html.tag(.body) { html in
        html.tag(.a, "Skip to the content", .class(.skip), .href(.here("content")))
        writeHeader(&html)
        html.tag(.main, .id("content")) { html in content(&html) }
        writeFooter(&html)
        html.tag(.script) { html in html.embed(Script.text) }
        if let part { html.tag(.script) { html in part.scripts.forEach { html.embed($0) } } }
      }
    }
    return html.finish()
  }

  private func writeHead(_ html: inout HTML) {
    html.tag(.head) { html in
      html.tag(.meta, .charset)
      html.tag(.meta, .policy(content: contentSecurityPolicy))
      html.tag(.meta, .viewport)
      html.tag(.meta, .colorScheme)
      html.tag(.title) { html in
        html.escape(title.text)
        html.escape(" · Job Success")
      }
      html.tag(.link, .icon)
      html.tag(.style) { html in html.embed(Stylesheet.text) }
      if let style = part?.style { html.tag(.style) { html in html.embed(style) } }
    }
  }

  private func writeHeader(_ html: inout HTML) {
    html.tag(.header, .class(.masthead)) { html in
      html.tag(.div, .class(.bar)) { html in
        html.tag(.p, "\("Job Success" as InlineText, to: .index)", .class(.brand))
        html.facts([
          ("As of", "\(facts.asOf)"), ("Policy", "\(facts.policy)"), ("Run", "\(facts.run)"),
          ("For", "\(facts.audience)"),
        ])
      }
      html.tag(.p, kicker, .class(.kicker))
      html.tag(.h1, InlineText(foreign: title))
      if !chapters.isEmpty {
        html.tag(.nav, .label("On this page")) { html in
          html.tag(.ul) { html in
            for chapter in chapters {
              html.tag(.li) { html in
                html.tag(.a, InlineText(own: chapter.title), .href(.here(chapter.anchor)))
              }
            }
          }
        }
      }
    }
  }

  private func writeFooter(_ html: inout HTML) {
    html.tag(.footer) { html in
      html.tag(
        .p,
        """
        Computed by jss from the marketplace's exports as they stood on \(facts.asOf). \
        This page loads nothing and sends nothing.
        """)
      html.tag(.p) { html in
        html.write("Policy \(facts.policy), SHA-256 ")
        html.tag(.code, InlineText(own: facts.policyDigest))
      }
    }
  }

  private var contentSecurityPolicy: String {
    part.flatMap { Frame.policies[$0] } ?? Frame.contentSecurityPolicy
  }

  /// Nothing may load or run but the style and the script that the program carries.
  static let contentSecurityPolicy = policy(styles: [digest(Stylesheet.text)], scripts: [digest(Script.text)])

  /// The same with those of a part.
  private static let policies = Dictionary(
    uniqueKeysWithValues: PagePart.allCases.map { part in
      let scripts = [digest(Script.text), digest(part.scripts.map(\.description).joined())]
      return (
        part,
        policy(styles: [digest(Stylesheet.text), digest(part.style)], scripts: scripts)
      )
    })

  private static func policy(styles: [String], scripts: [String]) -> String {
    func sources(_ digests: [String]) -> String { digests.map { "'sha256-\($0)'" }.joined(separator: " ") }
    return """
      default-src 'none'; style-src \(sources(styles)); script-src \(sources(scripts)); img-src data:; \
      base-uri 'none'; form-action 'none'
      """
  }

  private static func digest(_ text: StaticString) -> String { digest(text.description) }

  private static func digest(_ text: String) -> String {
    Data(SHA256.hash(text)).base64EncodedString()
  }

  /// An icon within the page, for without one a browser asks the server for it.
  static let icon = """
    data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
    %3Crect width='16' height='16' rx='4' fill='%230b6b57'/%3E\
    %3Cpath d='M4 11.5V9m4 2.5v-5m4 5v-7' stroke='%23fff' stroke-width='2' stroke-linecap='round'/%3E%3C/svg%3E
    """
}
