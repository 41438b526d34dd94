// What all charts share: a title, a description, the drawing, and the figures in a table.

/// A chart before it is drawn: its name, what it shows in words, its figures.
struct Chart {
  let anchor: Anchor
  let title: String
  /// The chart in a sentence or two, for those who hear the page.
  let description: String
  /// Pixels.
  let height: Int
  /// Whether labels need space at the left.
  var gutter = false
  /// False where there is nothing to draw; the description is then in the drawing's place.
  var hasDrawing = true
  /// How its points follow each other.
  let points: Attribute.PointOrder
  let figures: DataTable
}

extension HTML {
  /// A chart and, folded away below it, its figures.
  mutating func chart(_ chart: Chart, draw: (inout HTML) -> Void) {
    let title = chart.anchor.part("title")
    let description = chart.anchor.part("description")
    tag(.figure, .class(.chart)) { html in
      html.tag(.figcaption, InlineText(own: chart.title))
      guard chart.hasDrawing else { return html.tag(.p, InlineText(own: chart.description), .class(.muted)) }
      html.tag(
        .svg, .role(.img), .labelledBy(title), .describedBy(description),
        .length(.height, .pixels(chart.height)), .points(chart.points), chart.gutter ? .class(.gutter) : nil
      ) { html in
        html.tag(.title, InlineText(own: chart.title), .id(title))
        html.tag(.desc, InlineText(own: chart.description), .id(description))
        draw(&html)
      }
      html.tag(.details, .id(chart.anchor.part("figures"))) { html in
        html.tag(.summary, "As a table\(unseen: ": \(chart.title)")")
        html.table(chart.figures)
      }
    }
  }

  /// A label within a chart.
  mutating func label(_ text: String, _ x: Length, _ y: Length, _ styles: Style...) {
    label(text, x, y, styles)
  }

  /// A label within a chart.
  mutating func label(_ text: String, _ x: Length, _ y: Length, _ styles: [Style]) {
    tag(.text, .length(.x, x), .length(.y, y), styles.isEmpty ? nil : .classes(styles)) { html in
      html.escape(text)
    }
  }

  /// A bar; `says` is what it is as a point of the chart.
  mutating func bar(
    _ x: Length, _ y: Length, _ width: Length, _ height: Length, _ style: Style, says: String? = nil
  ) {
    tag(
      .rect, .length(.x, x), .length(.y, y), .length(.width, width), .length(.height, height),
      .class(style), says.map(Attribute.says)
    ) { _ in }
  }

  /// A line across the whole chart.
  mutating func level(_ y: Length, _ style: Style) {
    tag(
      .line, .length(.x1, .pixels(0)), .length(.x2, .share(100_00)), .length(.y1, y), .length(.y2, y),
      .class(style)
    ) { _ in }
  }

  /// A line down, from one height to another.
  mutating func upright(_ x: Length, from top: Length, to bottom: Length, _ style: Style) {
    tag(
      .line, .length(.x1, x), .length(.x2, x), .length(.y1, top), .length(.y2, bottom), .class(style)
    ) { _ in }
  }

  mutating func dot(_ x: Length, _ y: Length, _ style: Style = .dot) {
    tag(.circle, .length(.cx, x), .length(.cy, y), .length(.r, .pixels(4)), .class(style)) { _ in }
  }
}

/// A height that means something: "Excellent from 90".
package struct Threshold: Sendable {
  let at: Points
  let words: String

  /// A line at this score, and what it is called.
  package init(_ at: Points, _ words: String) {
    self.at = at
    self.words = words
  }
}
