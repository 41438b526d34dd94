// How many profiles have which score: one bar a bin.

/// A bin of a histogram.
package struct HistogramBin: Sendable {
  let label: String
  let count: Int
  let strong: Bool

  /// A bin's name (`85–89`), how many are in it, and whether it belongs to the part that matters most.
  package init(_ label: String, count: Int, strong: Bool = false) {
    self.label = label
    self.count = count
    self.strong = strong
  }
}

/// A histogram; the bins follow each other from left to right.
package struct Histogram: Sendable {
  package var anchor: Anchor
  package var title: String
  /// What a bin is ("Score") and what is counted ("Profiles").
  package var binName: String
  package var countName: String
  package var bins: [HistogramBin]

  /// Bins with their names.
  package init(_ anchor: Anchor, title: String, binName: String, countName: String, bins: [HistogramBin]) {
    self.anchor = anchor
    self.title = title
    self.binName = binName
    self.countName = countName
    self.bins = bins
  }

  private var description: String {
    guard let fullest = bins.max(by: { $0.count < $1.count }), fullest.count > 0 else {
      return "There is nothing to count."
    }
    let total = bins.reduce(0) { $0 + $1.count }
    return """
      \(grouped(total)) \(countName.lowercased()) in \(bins.count) bins; the fullest is \(fullest.label) \
      with \(grouped(fullest.count)).
      """
  }

  private var figures: DataTable {
    DataTable(
      anchor.part("table"), caption: Words(own: title),
      columns: [.text(Words(own: binName)), .number(Words(own: countName))],
      rows: bins.map { [Cell(Words(own: $0.label)), Cell($0.count)] }, sortable: false)
  }

  fileprivate var chart: Chart {
    Chart(
      anchor: anchor, title: title, description: description, height: 220, gutter: true,
      hasDrawing: bins.contains { $0.count > 0 }, figures: figures)
  }
}

extension Histogram {
  /// A mark of the axis, in thousands where it would take too much room.
  fileprivate static func axis(_ count: Int, of scale: Scale) -> String {
    scale.high < 100_000 || count == 0 ? grouped(count) : "\(grouped(count / 1_000))k"
  }
}

extension HTML {
  /// The histogram and its figures.
  package mutating func histogram(_ histogram: Histogram) {
    let bins = histogram.bins
    let scale = Scale(0, max(bins.map(\.count).max() ?? 0, 4))
    let (top, bottom) = (200, 1900)
    chart(histogram.chart) { html in
      for tick in scale.ticks(atMost: 4) {
        let y = bottom - scale.place(tick, along: bottom - top)
        html.level(.tenths(y), tick == 0 ? .baseline : .gridline)
        html.label(Histogram.axis(tick, of: scale), .pixels(-8), .tenths(y + 40), .tick, .end)
      }
      let every = max(1, (bins.count + 5) / 6)
      for (index, bin) in bins.enumerated() {
        let slot = 100_00 / bins.count
        let middle = Length.share(index * slot + slot / 2)
        if bin.count > 0 {
          let size = max(10, scale.place(bin.count, along: bottom - top))
          html.bar(
            .share(index * slot + slot / 10), .tenths(bottom - size), .share(slot * 8 / 10), .tenths(size),
            bin.strong ? .strong : .plain)
          if bins.count <= 24 {
            html.label(grouped(bin.count), middle, .tenths(bottom - size - 50), .value, .middle, .wide)
          }
        }
        let shown: [Style] = index % every == 0 ? [.tick, .middle] : [.tick, .middle, .wide]
        if index % every == 0 || bins.count <= 24 {
          html.tag(
            .text, .length(.x, middle), .length(.y, .pixels(208)), .classes(shown)
          ) { html in html.escape(bin.label) }
        }
      }
    }
  }
}
