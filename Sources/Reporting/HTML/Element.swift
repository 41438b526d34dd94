// The elements that pages are made of, and the fixed vocabularies around them.

/// An element with content.
package enum Element: String, Sendable, CaseIterable {
  case html, head, title, style, script, body
  case header, nav, main, footer, section, article, figure, figcaption
  case h1, h2, h3, p, a, span, div, strong, small, time, bdi, blockquote, code
  case ul, ol, li, dl, dt, dd
  case table, caption, thead, tbody, tr, th, td
  case details, summary
  case svg, rect, line, circle, path, text, desc
}

/// An element without content.
package enum VoidElement: String, Sendable, CaseIterable {
  case meta, link, br
}

/// A shape beside words.
package enum Glyph: String, Sendable, CustomStringConvertible {
  case full = "●"
  case half = "◐"
  case low = "◔"
  case empty = "○"
  case up = "▲"
  case down = "▼"
  case level = "■"
  case yes = "✓"
  case no = "✗"

  package var description: String { rawValue }

  /// The colour of a band's shape, where it has one of its own.
  var style: Style? {
    switch self {
    case .half: .good
    case .low: .poor
    default: nil
    }
  }
}

/// A name within a page, to link to and to label by: small letters, digits, hyphens.
package struct Anchor: Sendable, Hashable, ExpressibleByStringLiteral {
  let text: String

  /// The letters of a literal; whatever else it holds is left out.
  package init(stringLiteral value: StaticString) {
    text = String(value.description.filter { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
  }

  private init(text: String) { self.text = text }

  /// The same name with a number, for one of several.
  package func numbered(_ number: Int) -> Anchor { Anchor(text: "\(text)-\(number)") }

  /// A name within this one.
  package func part(_ part: Anchor) -> Anchor { Anchor(text: "\(text)-\(part.text)") }
}
