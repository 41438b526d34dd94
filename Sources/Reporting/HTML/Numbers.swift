// Figures as pages write them: whole numbers in groups, percentage points with one decimal, no locale.

/// Percentage points, exact to a hundredth: a score, or what is added to one.
package struct Points: Sendable, Hashable, Comparable {
  /// Hundredths of a point: 86.4 is 8640.
  package let hundredths: Int

  /// So many hundredths of a point.
  package init(hundredths: Int) { self.hundredths = hundredths }

  /// Whole points.
  package init(_ whole: Int) { hundredths = whole * 100 }

  package static func < (left: Points, right: Points) -> Bool { left.hundredths < right.hundredths }

  /// With one decimal, half away from zero: `86.4`.
  package var text: String {
    let tenths = (abs(hundredths) + 5) / 10
    return "\(hundredths < 0 && tenths > 0 ? "−" : "")\(tenths / 10).\(tenths % 10)"
  }

  /// With its sign: `+1.3`, `−0.6`, `0.0`.
  package var signed: String {
    (abs(hundredths) + 5) / 10 == 0 ? "0.0" : hundredths > 0 ? "+\(text)" : text
  }

  /// With two decimals, as a machine reads it: `-0.64`.
  var sortKey: String {
    let size = abs(hundredths)
    return "\(hundredths < 0 ? "-" : "")\(size / 100).\(size % 100 / 10)\(size % 10)"
  }
}

/// A whole number in groups of three digits: `1,234,567`.
package func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = number < 0 ? "−" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return text
}
