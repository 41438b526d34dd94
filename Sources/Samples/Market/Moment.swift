import JobSuccess

/// When something happened, as an export writes it: a plain date, or an instant in some offset from UTC (1.1).
struct Moment: Comparable {
  /// The UTC day.
  let day: Day
  /// The second of the UTC day; nil where a plain date is written.
  var second: Int?
  /// What the instant is written in: minutes ahead of UTC. 0 is written as `Z`.
  var offsetMinutes = 0

  /// A plain date.
  init(_ day: Day) {
    self.day = day
  }

  /// A moment of a day in one of the forms that exports use.
  init(_ day: Day, _ random: inout RandomStream) {
    self.day = day
    if random.happens(250) { return }
    second = random.below(86_400)
    if random.happens(300) {
      offsetMinutes = random.pick([-480, -300, -180, 60, 120, 180, 330, 345, 480, 540])
    }
  }

  /// Seconds since 1970-01-01T00:00:00Z; a plain date is its day's first second.
  var seconds: Int {
    Int(day.number) * 86_400 + (second ?? 0)
  }

  static func < (left: Moment, right: Moment) -> Bool {
    left.seconds < right.seconds
  }
}
