import Foundation
import JobSuccess

/// The only place that reads the clock. What depends on a day is told the day.
enum Clock {
  /// Today in UTC.
  static var today: Day {
    day(secondsSince1970: Date().timeIntervalSince1970)
  }

  /// Now in UTC to the second, for logs: `2025-07-31T08:15:00Z`.
  static var timestamp: String {
    let seconds = Int(Date().timeIntervalSince1970.rounded(.down))
    let rest = ((seconds % 86_400) + 86_400) % 86_400
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    return "\(day(secondsSince1970: Double(seconds)))T\(parts.joined(separator: ":"))Z"
  }

  static func day(secondsSince1970 seconds: Double) -> Day {
    Day(number: Int32((seconds / 86_400).rounded(.down)))
  }
}
