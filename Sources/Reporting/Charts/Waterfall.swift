// What each contract adds to a score or costs it: from a start, step by step, to the score.

/// A step of a waterfall.
package struct WaterfallStep: Sendable {
  let name: UntrustedText
  let change: Points
  let reason: InlineText

  /// Whose step it is, what it adds (below zero: costs), and the rule in plain words.
  package init(_ name: UntrustedText, change: Points, reason: InlineText) {
    self.name = name
    self.change = change
    self.reason = reason
  }
}

/// A waterfall. The start and the steps' changes add up to the end; what doesn't, by rounding, shows as "Rounding".
package struct Waterfall: Sendable {
  package var anchor: Anchor
  package var title: String
  package var start: (name: String, at: Points)
  package var end: (name: String, at: Points)
  package var steps: [WaterfallStep]
  /// How many more steps there are, which neither the drawing nor the table has each, and their sum.
  package var unlisted: (count: Int, change: Points)
  /// How many steps are drawn, the largest; the others are drawn as one, and are in the table each.
  package var limit: Int
  /// What a step is ("contract").
  package var stepName: String

  /// The steps in the order they shall be drawn.
  package init(
    _ anchor: Anchor, title: String, start: (name: String, at: Points), end: (name: String, at: Points),
    steps: [WaterfallStep], unlisted: (count: Int, change: Points) = (0, Points(0)), limit: Int = 12,
    stepName: String = "contract"
  ) {
    self.anchor = anchor
    self.title = title
    self.start = start
    self.end = end
    self.steps = steps
    self.unlisted = unlisted
    self.limit = limit
    self.stepName = stepName
  }

  /// A row of the drawing.
  fileprivate struct Row {
    let name: String
    let from: Points
    let change: Points
    let reason: String
    var to: Points { Points(hundredths: from.hundredths + change.hundredths) }
  }

  fileprivate var rows: [Row] {
    let ranked = steps.indices.sorted { left, right in
      let (a, b) = (steps[left].change.hundredths.magnitude, steps[right].change.hundredths.magnitude)
      return a == b ? left < right : a > b
    }
    let drawn = ranked.prefix(limit).filter { steps[$0].change.hundredths != 0 }.sorted()
    var rows: [Row] = []
    var at = start.at
    func add(_ name: String, _ change: Points, _ reason: String = "") {
      let row = Row(name: name, from: at, change: change, reason: reason)
      rows.append(row)
      at = row.to
    }
    for index in drawn {
      add(steps[index].name.text, steps[index].change, steps[index].reason.ownText ?? "")
    }
    let others = steps.count - drawn.count + unlisted.count
    if others > 0 {
      let sum = steps.reduce(unlisted.change.hundredths) { $0 + $1.change.hundredths }
      let change = Points(hundredths: start.at.hundredths + sum - at.hundredths)
      add("\(grouped(others)) other \(stepName)\(others == 1 ? "" : "s")", change)
    }
    // What is too small to show is no step.
    if abs(end.at.hundredths - at.hundredths) >= 5 {
      add("Rounding", Points(hundredths: end.at.hundredths - at.hundredths))
    }
    return rows
  }

  private var description: String {
    let adding = steps.filter { $0.change.hundredths > 0 }.count
    let costing = steps.filter { $0.change.hundredths < 0 }.count + unlisted.count
    return """
      From \(start.at.text) (\(start.name)) to \(end.at.text) (\(end.name)): \(grouped(adding)) of \
      \(grouped(steps.count + unlisted.count)) \(stepName)s add, \(grouped(costing)) cost.
      """
  }

  private var figures: DataTable {
    let name = "\(stepName.prefix(1).uppercased())\(stepName.dropFirst())"
    return DataTable(
      anchor.part("table"), caption: InlineText(own: title),
      columns: [.text(InlineText(own: name)), .number("Change"), .prose("Why")],
      rows: steps.map { [Cell(InlineText(foreign: $0.name)), Cell(change: $0.change), Cell($0.reason)] },
      search: steps.count > 20 ? "Find a \(stepName)" : nil)
  }

  fileprivate func chart(rows: Int) -> Chart {
    Chart(
      anchor: anchor, title: title, description: description, height: (rows + 2) * Waterfall.pitch + 28,
      points: .down, figures: figures)
  }

  /// Pixels from one row to the next.
  fileprivate static let pitch = 36
}

extension HTML {
  /// The waterfall and its figures.
  package mutating func waterfall(_ waterfall: Waterfall) {
    let rows = waterfall.rows
    let stops = rows.map(\.to.hundredths) + [waterfall.start.at.hundredths]
    let (low, high) = (stops.min() ?? 0, stops.max() ?? 0)
    let margin = max((high - low) / 20, 50)
    let scale = Scale(low - margin, high + margin)
    chart(waterfall.chart(rows: rows.count)) { html in
      let bottom = (rows.count + 2) * Waterfall.pitch
      html.level(.pixels(bottom), .gridline)
      for tick in scale.ticks(atMost: 4) where tick <= 100_00 {
        // Short, for lines all the way up would run through the labels.
        html.upright(scale.across(tick), from: .pixels(bottom - 4), to: .pixels(bottom + 4), .baseline)
        // Half of a label at the edge would be outside.
        if scale.place(tick, along: 100) < 5 { continue }
        html.label(Waterfall.axis(tick), scale.across(tick), .pixels(bottom + 18), .tick, .middle)
      }
      html.stop(waterfall.start, row: 0, scale)
      for (index, row) in rows.enumerated() { html.step(row, row: index + 1, scale) }
      html.connector(waterfall.end.at, below: rows.count, scale)
      html.stop(waterfall.end, row: rows.count + 1, scale)
    }
  }

  private mutating func stop(_ stop: (name: String, at: Points), row: Int, _ scale: Scale) {
    let y = row * Waterfall.pitch
    label(stop.name, .pixels(0), .pixels(y + 13), .name, .halo, .total)
    label(stop.at.text, .share(100_00), .pixels(y + 13), .value, .end, .halo, .total)
    dot(scale.across(stop.at.hundredths), .pixels(y + 24))
  }

  private mutating func step(_ row: Waterfall.Row, row index: Int, _ scale: Scale) {
    let y = index * Waterfall.pitch
    connector(row.from, below: index - 1, scale)
    name(row.name, y + 13)
    label(row.change.signed, .share(100_00), .pixels(y + 13), .value, .end, .halo)
    let left = scale.place(min(row.from, row.to).hundredths, along: 100_00)
    let right = scale.place(max(row.from, row.to).hundredths, along: 100_00)
    bar(
      .share(left), .pixels(y + 19), .share(max(right - left, 30)), .pixels(10),
      row.change.hundredths < 0 ? .costs : .adds,
      says: "\(row.name): \(row.change.signed)\(row.reason.isEmpty ? "" : ". \(row.reason)")")
  }

  /// A name in full where there is space, and cut for a phone.
  private mutating func name(_ name: String, _ y: Int) {
    let short = LabelWidth.cut(name, toEms: 17)
    let long = LabelWidth.cut(name, toEms: 40)
    if short == long { return label(name, .pixels(0), .pixels(y), .name, .halo) }
    label(long, .pixels(0), .pixels(y), .name, .halo, .wide)
    label(short, .pixels(0), .pixels(y), .name, .halo, .narrow)
  }

  private mutating func connector(_ at: Points, below row: Int, _ scale: Scale) {
    let y = row * Waterfall.pitch
    // It ends above the next label.
    upright(scale.across(at.hundredths), from: .pixels(y + 29), to: .pixels(y + Waterfall.pitch), .connector)
  }
}

extension Waterfall {
  /// A mark of the axis: no decimals where none are needed.
  fileprivate static func axis(_ hundredths: Int) -> String {
    hundredths % 100 == 0 ? "\(hundredths / 100)" : Points(hundredths: hundredths).text
  }
}
