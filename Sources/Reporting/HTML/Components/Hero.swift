// The score, large: what it is, which window decides, and why, in five seconds.

/// How good something is, as a shape and a word; colour says nothing that these don't.
package struct Rating: Sendable {
  let glyph: Glyph
  let word: InlineText

  /// A shape and its word.
  package init(_ glyph: Glyph, _ word: InlineText) {
    self.glyph = glyph
    self.word = word
  }

  /// Both, for a line of text.
  package var words: InlineText { "\(mark: glyph) \(word)" }
}

/// The head of a profile's page.
package struct Hero: Sendable {
  /// The whole-percent score; nil where there is none.
  package var score: Int?
  package var standing: Rating
  /// Which window decides: "12-month window decides".
  package var window: InlineText
  /// The one sentence that says why.
  package var sentence: InlineText
  /// Exact score, change since the last run and the like.
  package var facts: [(name: String, value: InlineText)]

  /// The figure, what it means, and why it is so.
  package init(
    score: Int?, standing: Rating, window: InlineText, sentence: InlineText,
    facts: [(name: String, value: InlineText)] = []
  ) {
    self.score = score
    self.standing = standing
    self.window = window
    self.sentence = sentence
    self.facts = facts
  }
}

extension Hero {
  /// The figure has the colour of its band.
  fileprivate var figureStyles: [Style] {
    guard score != nil else { return [.figure, .muted] }
    return [.figure, standing.glyph.style].compactMap(\.self)
  }
}

extension HTML {
  /// The score with its band and its sentence.
  package mutating func hero(_ hero: Hero) {
    tag(.section, .class(.hero), .label("Job Success Score")) { html in
      html.tag(.p, .classes(hero.figureStyles)) { html in
        guard let score = hero.score else { return html.write("\(unseen: "No score")–") }
        html.write("\(score)")
        html.tag(.small, "%")
      }
      html.tag(.div) { html in
        html.tag(.p, .class(.band)) { html in
          html.tag(.strong, hero.standing.words)
          html.tag(.span, hero.window)
        }
        html.tag(.p, hero.sentence, .class(.lead))
        if !hero.facts.isEmpty { html.facts(hero.facts) }
      }
    }
  }
}
