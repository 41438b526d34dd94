// A figure of the last runs as a small line: a run's value holds until the next one.

internal import Basics
internal import JobSuccess

/// The last runs by one figure.
struct TrendLine: Sendable {
  let anchor: Anchor
  let title: String
  let unit: Unit
  /// The earliest first, each of a later day than the one before.
  let days: [Day]

  /// What the whole numbers of a line are.
  enum Unit: Sendable {
    case count
    case hundredths
    case tenthsOfPercent

    /// A value in words.
    func text(_ value: Int) -> String {
      switch self {
      case .count: grouped(value)
      case .hundredths: decimalText(value, places: 2)
      case .tenthsOfPercent: "\(decimalText(value, places: 1))%"
      }
    }

    /// A difference with its sign: `+3`, `−0.25`, `±0`. Of shares in points.
    func change(_ difference: Int) -> String {
      guard difference != 0 else { return "±0" }
      let size = difference.magnitude
      let text =
        switch self {
        case .count: grouped(Int(size))
        case .hundredths: decimalText(Int(size), places: 2)
        case .tenthsOfPercent: decimalText(Int(size), places: 1)
        }
      return (difference > 0 ? "+" : "−") + text
    }
  }

  /// A run's value.
  struct Day: Sendable {
    let day: JobSuccess.Day
    let value: Int?

    /// The value of the run of a day; nil where it has none.
    init(_ day: JobSuccess.Day, _ value: Int?) {
      self.day = day
      self.value = value
    }
  }

  /// A line of these runs.
  init(_ anchor: Anchor, title: String, unit: Unit, days: [Day]) {
    self.anchor = anchor
    self.title = title
    self.unit = unit
    self.days = days
  }

  private func text(_ value: Int?) -> String { value.map(unit.text) ?? "none" }

  /// The value now, and how far it is from the last run's.
  fileprivate var heading: String {
    guard let last = days.last else { return title }
    guard days.count > 1, let now = last.value, let before = days[days.count - 2].value else {
      return "\(title): \(text(last.value))"
    }
    return "\(title): \(unit.text(now)) (\(unit.change(now - before)))"
  }

  private var description: String {
    let known = days.filter { $0.value != nil }
    guard let first = known.first, let last = known.last else { return "No values." }
    let values = known.compactMap(\.value)
    return """
      \(text(first.value)) on \(first.day), \(text(last.value)) on \(last.day); lowest \(text(values.min())), highest \
      \(text(values.max())) of \(counted(days.count, "run")).
      """
  }

  /// From a little below the lowest value to a little above the highest.
  fileprivate var scale: Scale {
    let values = days.compactMap(\.value)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let margin = max(1, (high - low) / 8)
    return Scale(max(0, low - margin), high + margin)
  }

  /// Days from the first run's to the one after the last run's.
  fileprivate var length: Int {
    guard let first = days.first, let last = days.last else { return 1 }
    return last.day - first.day + 1
  }

  fileprivate func offset(_ day: Day) -> Int { days.first.map { day.day - $0.day } ?? 0 }

  fileprivate func drawing(below high: Int) -> Drawing {
    var drawing = Drawing()
    var before: Int?
    for day in days {
      let y = day.value.map { high - $0 }
      switch (before, y) {
      case (nil, let y?): drawing.move(to: offset(day), y)
      case (_?, let y?):
        drawing.horizontal(to: offset(day))
        drawing.vertical(to: y)
      case (_?, nil): drawing.horizontal(to: offset(day))
      case (nil, nil): break
      }
      before = y
    }
    if before != nil { drawing.horizontal(to: length) }
    return drawing
  }

  fileprivate var chart: Chart {
    Chart(
      anchor: anchor, title: heading, description: description, height: 74, gutter: false,
      hasDrawing: days.contains { $0.value != nil }, points: .days,
      figures: DataTable(
        anchor.part("table"), caption: "\(own: title) by run",
        columns: [.day("Run of"), .number("\(own: title)")],
        rows: days.map {
          [Cell(InlineText(own: $0.day.description)), Cell(InlineText(own: text($0.value)))]
        },
        sortable: false))
  }
}

extension HTML {
  /// A small line with its first and last day below it, and its figures.
  mutating func trendLine(_ line: TrendLine) {
    let scale = line.scale
    let (top, bottom) = (4, 54)
    chart(line.chart) { html in
      html.level(.pixels(bottom), .baseline)
      html.tag(
        .svg, .class(.plot), .length(.y, .pixels(top)), .length(.width, .share(100_00)),
        .length(.height, .pixels(bottom - top)), .viewBox(width: line.length, height: scale.span), .stretched
      ) { html in
        html.tag(.path, .drawing(line.drawing(below: scale.high)), .class(.line)) { _ in }
      }
      if let first = line.days.first { html.label(first.day.description, .pixels(0), .pixels(70), .tick) }
      if let last = line.days.last {
        html.label(last.day.description, .share(100_00), .pixels(70), .tick, .end)
      }
    }
  }
}
