/// An official score that was seen on a day (7.1).
package struct ScoreObservation: Equatable, Sendable {
  /// The day.
  package let day: Day
  /// The whole percents that it may have been: one, or more where scores are shown more coarsely. Nil: shown without a
  /// score.
  package let percents: ClosedRange<Int>?

  /// A whole percent, or nil for no score, seen on a day.
  package init(day: Day, percent: Int?) {
    self.day = day
    percents = percent.map { $0...$0 }
  }

  /// A score within a range of whole percents, seen on a day.
  package init(day: Day, within percents: ClosedRange<Int>?) {
    self.day = day
    self.percents = percents
  }

  /// Whether it is higher than another one; a score is higher than none.
  func isHigher(than other: ScoreObservation) -> Bool {
    guard let percents else { return false }
    return other.percents.map { percents.lowerBound > $0.lowerBound } ?? true
  }
}

/// What a window's score means for an observation. The raw values are such that the whole day has the larger one of two
/// windows, but `tooHigh` if either has it.
enum ObservedClass: Int32 {
  /// The day can't have shown the observed score.
  case tooHigh = 0
  /// The window has no score.
  case noScore = 1
  /// It has a score that is lower than the observed one.
  case lower = 2
  /// It has the observed score.
  case equal = 3

  /// The class of a window's score.
  init(_ score: Ratio?, _ observation: ScoreObservation) {
    guard let score else {
      self = .noScore
      return
    }
    guard let percents = observation.percents else {
      self = .tooHigh
      return
    }
    let percent = score.scaled(by: 100)
    self = percent > percents.upperBound ? .tooHigh : percent < percents.lowerBound ? .lower : .equal
  }

  /// The class of both together.
  func with(_ other: ObservedClass) -> ObservedClass {
    if self == .tooHigh || other == .tooHigh { return .tooHigh }
    return rawValue >= other.rawValue ? self : other
  }

  /// Whether a day with this class for all windows shows the observed score.
  func matches(_ observation: ScoreObservation) -> Bool {
    self == (observation.percents == nil ? .noScore : .equal)
  }
}
