// The windows beside each other: one bar each, the deciding one marked by word and weight.

/// A window's bar.
package struct WindowBar: Sendable {
  let name: String
  let score: Points?
  let basis: String
  let decides: Bool

  /// A window's name, its score (nil where it has none), what it rests on ("14 contracts, 9 clients"), and
  /// whether it is the one that decides.
  package init(_ name: String, _ score: Points?, basis: String, decides: Bool = false) {
    self.name = name
    self.score = score
    self.basis = basis
    self.decides = decides
  }
}

/// The comparison of a profile's windows.
package struct WindowBars: Sendable {
  package var anchor: Anchor
  package var title: String
  package var bars: [WindowBar]

  /// Windows in the order they shall be drawn.
  package init(_ anchor: Anchor, title: String, bars: [WindowBar]) {
    self.anchor = anchor
    self.title = title
    self.bars = bars
  }

  private var description: String {
    bars.map { bar in
      "\(bar.name): \(bar.score?.text ?? "no score")\(bar.decides ? ", decides" : "")."
    }.joined(separator: " ")
  }

  private var figures: DataTable {
    DataTable(
      anchor.part("table"), caption: InlineText(own: title),
      columns: [.text("Window"), .number("Score"), .text("Rests on"), .text("Decides")],
      rows: bars.map { bar in
        [
          Cell(InlineText(own: bar.name)), Cell(bar.score), Cell(InlineText(own: bar.basis)),
          Cell(InlineText(own: bar.decides ? "yes" : "no")),
        ]
      }, sortable: false)
  }

  fileprivate var chart: Chart {
    Chart(
      anchor: anchor, title: title, description: description, height: bars.count * WindowBars.pitch,
      points: .down, figures: figures)
  }

  /// Pixels from one bar to the next.
  fileprivate static let pitch = 64
}

extension HTML {
  /// The windows' bars and their figures.
  package mutating func windowBars(_ windows: WindowBars) {
    chart(windows.chart) { html in
      for (index, bar) in windows.bars.enumerated() {
        let y = index * WindowBars.pitch
        let name = bar.decides ? "\(bar.name), decides" : bar.name
        let weight: Style = bar.decides ? .total : .name
        html.label(name, .pixels(0), .pixels(y + 13), .name, weight)
        html.label(bar.score?.text ?? "no score", .share(100_00), .pixels(y + 13), .value, .end, weight)
        html.bar(
          .pixels(0), .pixels(y + 20), .share(100_00), .pixels(8), .faint,
          says: "\(name): \(bar.score?.text ?? "no score"), \(bar.basis)")
        if let score = bar.score {
          html.bar(
            .pixels(0), .pixels(y + 20), .share(score.hundredths), .pixels(8), bar.decides ? .strong : .plain)
        }
        html.label(bar.basis, .pixels(0), .pixels(y + 43), .tick)
      }
    }
  }
}
