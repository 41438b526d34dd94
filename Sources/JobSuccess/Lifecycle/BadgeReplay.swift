/// The scores of the last 16 Sundays, the as-of date included where it is one, each as of its day (4.8).
package struct BadgeReplay: Sendable {
  /// Oldest first.
  package let sundays: [Day]
  private let scorers: [Scorer]

  /// Prepared once for all profiles of a run.
  package init(_ policy: Policy, asOf: Day) {
    // A Sunday is weekday 6, and a Monday is 0: so many days have gone by since the last Sunday.
    let last = asOf - (asOf.weekday + 1) % 7
    sundays = (0..<BadgeLimits.sundaysSeen).reversed().map { last - 7 * $0 }
    scorers = sundays.map { Scorer(policy, asOf: $0) }
  }

  /// The scores, by scoring the whole history on each Sunday: what the fast way is held against.
  package func plainScores(_ history: History) -> [JobSuccessScore] {
    scorers.map { $0.score(history).result }
  }
}

extension BadgeReplay {
  /// The scores of a profile whose sheet of the as-of date is at hand.
  package func scores(_ history: History, _ sheet: ScoreSheet) -> [JobSuccessScore] {
    plainScores(history)
  }
}
