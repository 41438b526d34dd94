// The score day by day, and the forecast: a line with steps, for a score holds from one day to the next.

/// A day of a daily line.
package struct DailyPoint: Sendable {
  let day: String
  let score: Points?
  /// What happened on the day; empty where nothing is known.
  let cause: String

  /// A day, `2026-03-31`, the score on it (nil where there was none), and what happened.
  package init(_ day: String, _ score: Points?, cause: String = "") {
    self.day = day
    self.score = score
    self.cause = cause
  }
}

/// A daily line: days without a gap, first those that were, then those to come.
package struct DailyLine: Sendable {
  package var anchor: Anchor
  package var title: String
  /// The days up to the as-of day, which is the last of them.
  package var past: [DailyPoint]
  /// The days after it, under the rule that nothing new happens.
  package var ahead: [DailyPoint]
  package var thresholds: [Threshold]

  /// The days that were and those to come.
  package init(
    _ anchor: Anchor, title: String, past: [DailyPoint], ahead: [DailyPoint], thresholds: [Threshold] = []
  ) {
    self.anchor = anchor
    self.title = title
    self.past = past
    self.ahead = ahead
    self.thresholds = thresholds
  }

  fileprivate var days: [DailyPoint] { past + ahead }

  /// In hundredths of a point: from a round number below the lowest score to 100.
  fileprivate var scale: Scale {
    let lowest = days.compactMap(\.score?.hundredths).min() ?? 80_00
    return Scale(max(0, (min(lowest, 95_00) - 2_00) / 5_00 * 5_00), 100_00)
  }

  /// Whether the line keeps farther from the threshold in its first days than in its last.
  fileprivate func leavesRoomAtLeft(of threshold: Threshold) -> Bool {
    func room(_ points: some Sequence<DailyPoint>) -> Int {
      points.compactMap(\.score).map { abs($0.hundredths - threshold.at.hundredths) }.min() ?? .max
    }
    return room(days.prefix(days.count / 5)) >= room(days.suffix(days.count / 5))
  }

  /// Whether the last change of the days to come is a fall.
  fileprivate var comesFromAbove: Bool {
    let scores = ahead.compactMap(\.score)
    guard let last = scores.last, let other = scores.last(where: { $0 != last }) else { return false }
    return other > last
  }

  private var description: String {
    let known = past.compactMap { point in point.score.map { (point.day, $0) } }
    guard let first = known.first, let last = known.last,
      let lowest = known.min(by: { $0.1 < $1.1 }), let highest = known.max(by: { $0.1 < $1.1 })
    else { return "No score on any of \(past.count) days." }
    var text = """
      \(first.1.text) on \(first.0), \(last.1.text) on \(last.0); lowest \(lowest.1.text) on \(lowest.0), \
      highest \(highest.1.text) on \(highest.0).
      """
    let missing = past.count - known.count
    if missing > 0 { text += " No score on \(missing) of \(past.count) days." }
    if let end = ahead.last {
      text +=
        end.score.map { " If nothing new happens, \($0.text) on \(end.day)." }
        ?? " If nothing new happens, no score on \(end.day)."
    }
    return text
  }

  /// Days with the same score, as it is shown, taken together.
  private var figures: DataTable {
    var rows: [[Cell]] = []
    let hasCauses = days.contains { !$0.cause.isEmpty }
    for (points, kind) in [(past, "Computed"), (ahead, "Forecast")] {
      var index = 0
      while index < points.count {
        let first = points[index]
        while index < points.count, points[index].score?.text == first.score?.text { index += 1 }
        rows.append(
          [Cell(InlineText(own: first.day)), Cell(first.score), Cell(InlineText(own: kind))]
            + (hasCauses ? [Cell("\(first.cause)")] : []))
      }
    }
    return DataTable(
      anchor.part("table"), caption: "\(own: title): each holds until the next",
      columns: [.day("From"), .number("Score"), .text("Kind")] + (hasCauses ? [.prose("What happened")] : []),
      rows: rows, sortable: false)
  }

  fileprivate var chart: Chart {
    Chart(
      anchor: anchor, title: title, description: description, height: 262, gutter: true,
      hasDrawing: days.contains { $0.score != nil }, points: .days, figures: figures)
  }

  /// The line of some days, the first of which is the day `offset`, below the scale's upper end.
  fileprivate func drawing(_ points: [DailyPoint], offset: Int, below high: Int) -> Drawing {
    var drawing = Drawing()
    var before: Int?
    for (index, point) in points.enumerated() {
      let x = offset + index
      let y = point.score.map { high - $0.hundredths }
      switch (before, y) {
      case (nil, let y?): drawing.move(to: x, y)
      case (let before?, let y?) where before != y:
        drawing.horizontal(to: x)
        drawing.vertical(to: y)
      case (.some, nil): drawing.horizontal(to: x)
      default: break
      }
      before = y
    }
    if before != nil { drawing.horizontal(to: offset + points.count) }
    return drawing
  }
}

extension HTML {
  /// The daily line and its figures.
  package mutating func dailyLine(_ line: DailyLine) {
    let scale = line.scale
    let count = line.past.count + line.ahead.count
    let (top, bottom) = (260, 2360)
    func height(_ hundredths: Int) -> Int { bottom - scale.place(hundredths, along: bottom - top) }
    chart(line.chart) { html in
      for tick in scale.ticks(atMost: 5) {
        html.level(.tenths(height(tick)), tick == scale.low ? .baseline : .gridline)
        html.label("\(tick / 100)", .pixels(-8), .tenths(height(tick) + 40), .tick, .end)
      }
      for threshold in line.thresholds where threshold.at.hundredths > scale.low {
        let y = height(threshold.at.hundredths)
        html.level(.tenths(y), .threshold)
      }
      html.months(of: line.past + line.ahead, at: 254)
      let today = Length.share(line.past.count, of: count)
      html.upright(today, from: .pixels(2), to: .tenths(bottom), .today)
      html.label("Today \(line.past.last?.score?.text ?? "no score")\u{A0}", today, .pixels(12), .value, .end)
      if !line.ahead.isEmpty { html.label("\u{A0}Forecast", today, .pixels(12), .tick) }
      html.tag(
        .svg, .class(.plot), .length(.y, .tenths(top)), .length(.width, .share(100_00)),
        .length(.height, .tenths(bottom - top)), .viewBox(width: max(count, 1), height: scale.span),
        .stretched
      ) { html in
        html.tag(.path, .drawing(line.drawing(line.past, offset: 0, below: scale.high)), .class(.line)) { _ in
        }
        html.tag(
          .path, .drawing(line.drawing(line.ahead, offset: line.past.count, below: scale.high)),
          .class(.ahead)
        ) { _ in }
      }
      // Above the line, for it may run through their place.
      for threshold in line.thresholds where threshold.at.hundredths > scale.low {
        let y = height(threshold.at.hundredths)
        if line.leavesRoomAtLeft(of: threshold) {
          html.label(threshold.words, .pixels(4), .tenths(y - 50), .tick, .halo)
        } else {
          html.label(threshold.words, .share(100_00), .tenths(y - 50), .tick, .end, .halo)
        }
      }
      if let score = line.past.last?.score { html.dot(today, .tenths(height(score.hundredths))) }
      if let score = line.ahead.last?.score {
        let y = height(score.hundredths)
        // On the side of the line that it doesn't come from.
        let isBelow = line.comesFromAbove ? y + 190 < bottom : y - 90 <= top
        html.label(score.text, .share(100_00), .tenths(isBelow ? y + 190 : y - 90), .value, .end, .halo)
      }
    }
  }

  /// The first of January and July, or of every month where there are few.
  private mutating func months(of days: [DailyPoint], at y: Int) {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let every = days.count > 400 ? 6 : days.count > 200 ? 3 : 1
    for (index, point) in days.enumerated() where point.day.hasSuffix("-01") {
      let parts = point.day.split(separator: "-")
      guard parts.count == 3, let month = Int(parts[1]), names.indices.contains(month - 1),
        (month - 1) % every == 0
      else { continue }
      let isEdge = index * 12 < days.count || (days.count - index) * 12 < days.count
      if isEdge { continue }
      // Every second one where there is little space.
      let styles: [Style] = (month - 1) % (2 * every) == 0 ? [.tick, .middle] : [.tick, .middle, .wide]
      label("\(names[month - 1]) \(parts[0])", .share(index, of: days.count), .pixels(y), styles)
    }
  }
}
