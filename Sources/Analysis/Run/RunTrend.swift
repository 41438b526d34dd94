internal import Ingestion
package import JobSuccess

/// What a run came to, in the counts that are compared from run to run.
package struct RunPoint: Equatable, Sendable {
  package let asOf: Day
  /// Profiles with a contract on the day.
  package let profiles: Int
  /// Those of them that have a score.
  package let scored: Int
  /// The mean of the shown scores in hundredths of a percent; nil where there is none.
  package let meanHundredths: Int?
  /// Profiles with an excellent score.
  package let excellent: Int
  /// Records of the input that were left out; nil for those who may not see the input.
  package let rejected: Int?

  /// A run with these counts.
  package init(
    asOf: Day, profiles: Int, scored: Int, meanHundredths: Int?, excellent: Int, rejected: Int?
  ) {
    self.asOf = asOf
    self.profiles = profiles
    self.scored = scored
    self.meanHundredths = meanHundredths
    self.excellent = excellent
    self.rejected = rejected
  }

  /// The counts of a run over what was read.
  package init(asOf: Day, _ summary: RunSummary, _ reading: VisibleReading) {
    let excellent = summary.percents.indices.filter { Band(percent: $0) == .excellent }
    self.init(
      asOf: asOf, profiles: summary.profiles, scored: summary.scored,
      meanHundredths: summary.meanHundredths, excellent: excellent.reduce(0) { $0 + summary.percents[$1] },
      rejected: reading.details?.rejected)
  }

  /// The share of the scored profiles that is excellent, in tenths of a percent; nil where none is scored.
  package var excellentTenths: Int? {
    scored > 0 ? Ratio(excellent, scored).scaled(by: 1000) : nil
  }
}

/// The runs that led to this one: each carries those before it, so that what a page shows of them follows from the run's
/// previous one (6.1), and not from what is still there.
package struct RunTrend: Equatable, Sendable {
  /// The most runs that are kept, the newest among them.
  package static let longest = 90

  /// The earliest first. Each is of a later day than the one before.
  package private(set) var points: [RunPoint]

  /// The runs that another one has behind it, and that one.
  package init(_ earlier: [RunPoint] = [], then last: RunPoint? = nil) {
    points = Array((earlier + (last.map { [$0] } ?? [])).suffix(RunTrend.longest))
  }

  /// These runs and the one that comes next.
  package func adding(_ next: RunPoint) -> RunTrend { RunTrend(points, then: next) }
}
