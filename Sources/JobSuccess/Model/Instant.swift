/// A moment in UTC, in nanoseconds since 1970-01-01T00:00:00Z; a plain date is the first moment of its day (1.1).
package struct Instant: Hashable, Comparable, Sendable {
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  package let nanoseconds: Int64

  private static let perDay: Int64 = 86_400_000_000_000

  /// The moment `nanoseconds` after 1970-01-01T00:00:00Z.
  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// 00:00:00Z of a day.
  package init(startOf day: Day) {
    nanoseconds = Int64(day.number) * Instant.perDay
  }

  /// The UTC day it falls on.
  package var day: Day {
    let quotient = nanoseconds / Instant.perDay
    return Day(number: Int32(nanoseconds < quotient * Instant.perDay ? quotient - 1 : quotient))
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
