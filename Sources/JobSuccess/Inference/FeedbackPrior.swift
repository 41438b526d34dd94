/// How likely each private score is before any official score is seen, by what is public of a feedback (7.3).
///
/// It is a judgement and no measurement, so every output says "assumed". Weights are whole numbers; probabilities are
/// in double precision.
package struct FeedbackPrior: Equatable, Sendable {
  /// The weights of the groups of private scores, for one range of stars.
  package struct Row: Equatable, Sendable {
    /// A weight for each of `FeedbackPrior.groups`, then that of an absent private score. None is negative, and not all
    /// are 0.
    package var weights: [Int]

    /// A row with a weight a group, and one for an absent private score.
    package init(_ weights: [Int]) {
      self.weights = weights
    }
  }

  /// The private scores that share a weight evenly.
  package static let groups: [ClosedRange<Int>] = [0...2, 3...4, 5...6, 7...8, 9...10]
  /// The least stars, in 600ths of a star, of each row but the last two: below them, and without stars.
  package static let leastStars: [UInt16] = [3000, 2700, 2400, 1800]
  /// The number of rows: one for each of `leastStars`, below them, and without stars.
  package static let rowCount = 6

  /// The weights by stars: from 5.00, 4.50, 4.00 and 3.00 on, below, and without stars.
  package var rows: [Row]
  /// What the weights of the private scores 0 to 6 are multiplied by, for each end reason; 1 for one that is not here.
  package var factors: [EndReason: FixedDecimal]

  /// A prior of `rowCount` rows.
  package init(rows: [Row], factors: [EndReason: FixedDecimal]) {
    self.rows = rows
    self.factors = factors
  }

  /// The assumption of 7.3.
  package static let standard = FeedbackPrior(
    rows: [
      Row([15, 20, 25, 120, 760, 60]),
      Row([30, 60, 90, 220, 540, 60]),
      Row([70, 120, 160, 270, 320, 60]),
      Row([250, 250, 200, 150, 90, 60]),
      Row([600, 200, 80, 40, 20, 60]),
      Row([50, 50, 50, 130, 660, 60]),
    ],
    factors: [
      .unsuccessful: FixedDecimal(millionths: 4_000_000), .other: FixedDecimal(millionths: 2_000_000),
      .clientUnresponsive: FixedDecimal(millionths: 1_500_000),
      .successful: FixedDecimal(millionths: 750_000),
    ])

  /// The last private score whose weight has the end reason's factor.
  private static let lastMultiplied = 6

  /// The probabilities of an absent private score and of 0 to 10, in this order. They sum to 1.
  package func probabilities(stars: Stars?, endReason: EndReason?) -> [Double] {
    let weights = rows[FeedbackPrior.row(of: stars)].weights
    let factor = Double(endReason.flatMap { factors[$0] }?.millionths ?? 1_000_000) / 1_000_000
    var scores = [Double(weights[weights.count - 1])]
    for (group, weight) in zip(FeedbackPrior.groups, weights) {
      let share = Double(weight) / Double(group.count)
      for _ in group {
        scores.append(group.upperBound <= FeedbackPrior.lastMultiplied ? share * factor : share)
      }
    }
    let sum = scores.reduce(0, +)
    return scores.map { $0 / sum }
  }

  /// The index of the row for these stars.
  private static func row(of stars: Stars?) -> Int {
    guard let stars else { return rowCount - 1 }
    return leastStars.firstIndex { stars.sixHundredths >= $0 } ?? leastStars.count
  }
}
