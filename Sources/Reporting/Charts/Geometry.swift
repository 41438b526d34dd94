// Places and sizes within a chart: whole numbers all the way, written the same on every machine.

internal import Basics

/// The geometric attributes of SVG elements.
package enum Dimension: String, Sendable {
  case x, y, x1, y1, x2, y2, cx, cy, r, rx, width, height
}

/// A length in a chart.
///
/// Across, lengths are shares of the chart's width; down, they are pixels. So a chart is as wide as there is
/// space while its letters keep their size, on a phone too.
package enum Length: Sendable, Hashable {
  case pixels(Int)
  /// Tenths of a pixel.
  case tenths(Int)
  /// Hundredths of a percent of the whole.
  case share(Int)

  /// `part` of `whole`, in hundredths of a percent, cut down.
  static func share(_ part: Int, of whole: Int) -> Length { .share(part * 100_00 / max(whole, 1)) }

  var text: String {
    switch self {
    case .pixels(let pixels): "\(pixels)"
    case .tenths(let tenths): Length.decimal(tenths, places: 1, unit: "")
    case .share(let hundredths): Length.decimal(hundredths, places: 2, unit: "%")
    }
  }

  private static func decimal(_ value: Int, places: Int, unit: String) -> String {
    let digits = zeroPadded(String(value.magnitude), to: places + 1)
    let fraction = digits.suffix(places)
    let whole = "\(value < 0 ? "-" : "")\(digits.dropLast(places))"
    return fraction.allSatisfy { $0 == "0" } ? "\(whole)\(unit)" : "\(whole).\(fraction)\(unit)"
  }
}

/// The outline of a line, in whole units of its own grid.
package struct Drawing: Sendable, Hashable {
  private(set) var text = ""

  /// Nothing drawn yet.
  init() {}

  /// Lifts the pen and sets it down.
  mutating func move(to x: Int, _ y: Int) { text += "M\(x) \(y)" }

  mutating func horizontal(to x: Int) { text += "H\(x)" }

  mutating func vertical(to y: Int) { text += "V\(y)" }
}

/// A stretch of values and the round numbers in it.
struct Scale: Sendable, Hashable {
  let low: Int
  let high: Int

  /// From `low` to `high`; at least one unit long.
  init(_ low: Int, _ high: Int) {
    self.low = low
    self.high = max(high, low + 1)
  }

  var span: Int { high - low }

  /// Where `value` lies, `length` being the whole stretch.
  func place(_ value: Int, along length: Int) -> Int { (value - low) * length / span }

  /// The share of the chart's width at which `value` lies.
  func across(_ value: Int) -> Length { .share(place(value, along: 100_00)) }

  /// At most `limit` steps of 1, 2 or 5 times a power of ten.
  func step(atMost limit: Int) -> Int {
    var power = 1
    while true {
      for step in [power, 2 * power, 5 * power] where span / step <= limit { return step }
      power *= 10
    }
  }

  /// The round values within, ascending.
  func ticks(atMost limit: Int) -> [Int] {
    let step = step(atMost: limit)
    let first = (low + (low > 0 ? step - 1 : 0)) / step * step
    return Array(stride(from: first, through: high, by: step))
  }
}
