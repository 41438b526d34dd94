import Basics
import Foundation
import JobSuccess

/// The only place that reads the clock. What depends on a day gets the day as an argument.
enum Clock {
  /// Today in UTC.
  static var today: Day {
    day(secondsSince1970: Date().timeIntervalSince1970)
  }

  /// Now in UTC to the second, for logs: `2025-07-31T08:15:00Z`.
  static var timestamp: String {
    let seconds = Int(Date().timeIntervalSince1970.rounded(.down))
    let rest = ((seconds % 86_400) + 86_400) % 86_400
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { zeroPadded($0, to: 2) }
    return "\(day(secondsSince1970: Double(seconds)))T\(parts.joined(separator: ":"))Z"
  }

  /// What a time stamp of ours counts; nil for anything else.
  static func secondsSince1970(_ timestamp: String) -> Int? {
    let parts = timestamp.dropLast().split(separator: "T")
    guard timestamp.hasSuffix("Z"), parts.count == 2, let day = Day(text: parts[0]) else { return nil }
    let time = parts[1].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3 else { return nil }
    return Int(day.number) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
  }

  static func day(secondsSince1970 seconds: Double) -> Day {
    Day(number: Int32((seconds / 86_400).rounded(.down)))
  }
}
