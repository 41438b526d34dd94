// A sentence of ours with strangers' text, numbers and links in it.

package import JobSuccess

/// Text of a page.
///
/// The literal's own text is ours. A string that is put in is a stranger's until said otherwise, and gets
/// isolated: `"Feedback on \(contract.title) counts twice"`.
package struct InlineText: Sendable, ExpressibleByStringInterpolation {
  indirect enum Piece: Sendable {
    case own(String)
    case foreign(UntrustedText)
    case strong(InlineText)
    case small(InlineText)
    case estimate(InlineText)
    case day(String)
    case link(InlineText, Link)
    case mark(Glyph)
    case unseen(String)
  }

  private(set) var pieces: [Piece]

  /// Words that are ours.
  package init(stringLiteral value: String) { pieces = value.isEmpty ? [] : [.own(value)] }

  /// Words that are ours but no literal: a day, a window's name, a rule's sentence.
  package init(own text: String) { self.init(stringLiteral: text) }

  /// A stranger's text and nothing else.
  package init(foreign: UntrustedText) { pieces = [.foreign(foreign)] }

  /// A whole number, in groups of three digits.
  package init(_ number: Int) { pieces = [.own(grouped(number))] }

  /// Percentage points with one decimal.
  package init(_ points: Points) { pieces = [.own(points.text)] }

  package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// The text, where it is ours and nothing else.
  var ownText: String? {
    if pieces.count == 1, case .own(let text) = pieces[0] { text } else { nil }
  }

  /// Whether there is nothing to write.
  var isEmpty: Bool { pieces.isEmpty }

  package struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.own(literal)) }
    }

    /// A stranger's text of at most 200 bytes.
    package mutating func appendInterpolation(_ text: String) { pieces.append(.foreign(UntrustedText(text))) }

    /// A stranger's text, cut where its maker says.
    package mutating func appendInterpolation(_ foreign: UntrustedText) { pieces.append(.foreign(foreign)) }

    /// A whole number, in groups of three digits.
    package mutating func appendInterpolation(_ number: Int) { pieces.append(.own(grouped(number))) }

    /// Percentage points with one decimal.
    package mutating func appendInterpolation(_ points: Points) { pieces.append(.own(points.text)) }

    /// Text of ours that is no literal.
    package mutating func appendInterpolation(own text: String) { appendLiteral(text) }

    /// Words within words.
    package mutating func appendInterpolation(_ words: InlineText) { pieces += words.pieces }

    /// Words that matter most in their sentence.
    package mutating func appendInterpolation(strong words: InlineText) { pieces.append(.strong(words)) }

    /// Words that matter least: a table shows them on a line of their own.
    package mutating func appendInterpolation(small words: InlineText) { pieces.append(.small(words)) }

    /// A figure from public signals alone, which looks unlike an official one.
    package mutating func appendInterpolation(estimate words: InlineText) { pieces.append(.estimate(words)) }

    /// A day within a sentence, which never breaks.
    package mutating func appendInterpolation(day: Day) { pieces.append(.day(day.description)) }

    /// Words that lead somewhere.
    package mutating func appendInterpolation(_ words: InlineText, to link: Link) {
      pieces.append(.link(words, link))
    }

    /// A shape for the eye; the words beside it say the same.
    package mutating func appendInterpolation(mark glyph: Glyph) { pieces.append(.mark(glyph)) }

    /// Words for those who hear the page, where the eye has a shape.
    package mutating func appendInterpolation(unseen text: String) { pieces.append(.unseen(text)) }
  }
}
