// The parts a page is put together from: sections, tiles, callouts, lists.

extension HTML {
  /// A section under its own heading, which the navigation can name.
  package mutating func section(
    _ title: InlineText, _ anchor: Anchor, lead: InlineText = "", content: (inout HTML) -> Void
  ) {
    let heading = anchor.part("title")
    tag(.section, .class(.section), .id(anchor), .labelledBy(heading)) { html in
      html.tag(.h2, title, .id(heading))
      if !lead.isEmpty { html.tag(.p, lead, .class(.lead)) }
      content(&html)
    }
  }

  /// The run's facts or others of their kind, in one row.
  package mutating func facts(_ facts: [(name: String, value: InlineText)]) {
    tag(.dl, .class(.facts)) { html in
      for fact in facts {
        html.tag(.div) { html in
          html.tag(.dt, InlineText(own: fact.name))
          html.tag(.dd, fact.value)
        }
      }
    }
  }

  /// Terms and their values, one below the other.
  package mutating func definitions(_ entries: [(term: InlineText, meaning: InlineText)]) {
    tag(.dl, .class(.definitions)) { html in
      for entry in entries {
        html.tag(.dt, entry.term)
        html.tag(.dd, entry.meaning)
      }
    }
  }

  /// A few figures that matter, side by side.
  package mutating func tiles(_ tiles: [Tile]) {
    tag(.dl, .class(.tiles)) { html in
      for tile in tiles {
        html.tag(.div, .class(.tile)) { html in
          html.tag(.dt, tile.label)
          html.tag(.dd, tile.figure, .class(.figure))
          if !tile.note.isEmpty { html.tag(.dd, tile.note, .class(.note)) }
        }
      }
    }
  }

  /// A remark in a frame; an urgent one has a heavier edge, and its words must say why.
  package mutating func callout(_ title: InlineText, _ words: InlineText, urgent: Bool = false) {
    tag(.div, .classes(urgent ? [.callout, .urgent] : [.callout])) { html in
      html.tag(.p) { html in html.tag(.strong, title) }
      html.tag(.p, words)
    }
  }

  /// Something long behind a line that says what it is; short things are shown at once.
  package mutating func folded(
    _ summary: InlineText, _ anchor: Anchor, isLong: Bool, content: (inout HTML) -> Void
  ) {
    guard isLong else { return content(&self) }
    tag(.details, .id(anchor)) { html in
      html.tag(.summary, summary)
      content(&html)
    }
  }

  /// Where the rows are that a table leaves out.
  package mutating func rest(shown: Int, of total: Int, what: String, in file: RunFile) {
    guard shown < total else { return }
    let place: InlineText =
      self.place == .alone
      ? "in a run's \(own: file.rawValue)" : "in \(InlineText(own: file.rawValue), to: .file(file))"
    tag(
      .p, "The first \(shown) of \(total) \(own: what) are shown here. All are \(place).", .class(.rest))
  }
}

/// A figure with its name.
package struct Tile: Sendable {
  let label: InlineText
  let figure: InlineText
  let note: InlineText

  /// A figure, its name, and what it is measured against.
  package init(_ label: InlineText, _ figure: InlineText, note: InlineText = "") {
    self.label = label
    self.figure = figure
    self.note = note
  }
}
