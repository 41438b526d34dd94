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
      anchor.part("table"), caption: InlineText(own: title),
      columns: [.text(InlineText(own: binName)), .number(InlineText(own: countName))],
      rows: bins.map { [Cell(InlineText(own: $0.label)), Cell($0.count)] }, sortable: false)
  }

  fileprivate var chart: Chart {
    Chart(
      anchor: anchor, title: title, description: description, height: 220, gutter: true,
      hasDrawing: bins.contains { $0.count > 0 }, points: .across, figures: figures)
  }
}

extension Histogram {
  /// A count in the drawing, in thousands or millions where it would take too much space; the table has it in full.
  fileprivate static func short(_ count: Int) -> String {
    switch count {
    case ..<1_000: "\(count)"
    case ..<9_950: tenths(of: 1_000, in: count) + "k"
    case ..<999_500: "\((count + 500) / 1_000)k"
    default: tenths(of: 1_000_000, in: count) + "M"
    }
  }

  private static func tenths(of unit: Int, in count: Int) -> String {
    let tenths = (count * 10 + unit / 2) / unit
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// How the label of a bin shows, so many bins from the last: of many, every second one; on a phone at most six. Nil
  /// where it never does.
  fileprivate func labelStyles(fromEnd: Int) -> [Style]? {
    let isWide = fromEnd % (bins.count / 15 + 1) == 0
    let isNarrow = fromEnd % max(1, (bins.count + 5) / 6) == 0
    switch (isWide, isNarrow) {
    case (true, true): return [.tick, .middle]
    case (true, false): return [.tick, .middle, .wide]
    case (false, true): return [.tick, .middle, .narrow]
    case (false, false): return nil
    }
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
        html.label(Histogram.short(tick), .pixels(-8), .tenths(y + 40), .tick, .end)
      }
      for (index, bin) in bins.enumerated() {
        let slot = 100_00 / bins.count
        let middle = Length.share(index * slot + slot / 2)
        if bin.count > 0 {
          let size = max(10, scale.place(bin.count, along: bottom - top))
          html.bar(
            .share(index * slot + slot / 10), .tenths(bottom - size), .share(slot * 8 / 10), .tenths(size),
            bin.strong ? .strong : .plain,
            says:
              "\(histogram.binName) \(bin.label): \(grouped(bin.count)) \(histogram.countName.lowercased())")
          if bins.count <= 24 {
            html.label(
              Histogram.short(bin.count), middle, .tenths(bottom - size - 50), .value, .middle, .wide, .halo)
          }
        }
        if let styles = histogram.labelStyles(fromEnd: bins.count - 1 - index) {
          html.label(bin.label, middle, .pixels(208), styles)
        }
      }
    }
  }
}
