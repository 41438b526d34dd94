import Testing

@testable import JobSuccess

@Suite("Satisfaction, weighted (2.2)")
struct WeightedSatisfactionTests {
  private func scale(
    _ publicWeight: FixedDecimal, _ privateWeight: FixedDecimal, _ reason: FixedDecimal,
    positiveFrom: FixedDecimal = 0.75, negativeBelow: FixedDecimal = 0.50
  ) -> SatisfactionScale {
    SatisfactionScale(
      .weighted(
        WeightedSatisfaction(
          publicWeight: publicWeight, privateWeight: privateWeight, endReasonWeight: reason,
          positiveFrom: positiveFrom, negativeBelow: negativeBelow)))
  }

  @Test(
    "each signal alone, s in 400ths",
    arguments: [
      (1, nil, nil, 0), (3, nil, nil, 200), (5, nil, nil, 400), (4.5, nil, nil, 350), (1.01, nil, nil, 1),
      (nil, 0, nil, 0), (nil, 7, nil, 280), (nil, 10, nil, 400), (nil, nil, .successful, 400),
      (nil, nil, .unsuccessful, 0),
    ] as [(Stars?, PrivateScore?, EndReason?, Int)])
  func alone(stars: Stars?, score: PrivateScore?, reason: EndReason?, expected: Int) {
    let value = scale(0.2, 0.5, 0.3).value(stars: stars, privateScore: score, endReason: reason)
    #expect(value == Ratio(expected, 400))
  }

  @Test("only the weights of signals that are present divide")
  func mixed() {
    let scale = scale(0.2, 0.5, 0.3)
    // (0.2·1 + 0.5·0.6 + 0.3·0) / 1
    #expect(scale.value(stars: 5, privateScore: 6, endReason: .unsuccessful) == Ratio(1, 2))
    // (0.2·1 + 0.5·0.6) / 0.7
    #expect(scale.value(stars: 5, privateScore: 6, endReason: nil) == Ratio(5, 7))
    // (0.2·0.5 + 0.3·1) / 0.5
    #expect(scale.value(stars: 3, privateScore: nil, endReason: .successful) == Ratio(4, 5))
    // (0.5·0.6 + 0.3·1) / 0.8
    #expect(scale.value(stars: nil, privateScore: 6, endReason: .successful) == Ratio(3, 4))
  }

  @Test("other end reasons are no signal", arguments: [.clientUnresponsive, .other, nil] as [EndReason?])
  func otherReasons(reason: EndReason?) {
    let scale = scale(0.2, 0.5, 0.3)
    #expect(scale.value(stars: nil, privateScore: nil, endReason: reason) == nil)
    #expect(scale.satisfaction(stars: nil, privateScore: nil, endReason: reason) == nil)
    #expect(scale.value(stars: 3, privateScore: nil, endReason: reason) == Ratio(1, 2))
  }

  @Test("a signal without weight is none")
  func weightless() {
    #expect(scale(0.3, 0.7, 0).satisfaction(stars: nil, privateScore: nil, endReason: .successful) == nil)
    #expect(scale(0, 0.7, 0.3).satisfaction(stars: 5, privateScore: nil, endReason: nil) == nil)
    #expect(scale(0, 1, 0).value(stars: 1, privateScore: 10, endReason: .unsuccessful) == Ratio(1, 1))
  }

  @Test(
    "the boundaries belong to the better side, and are hit exactly",
    arguments: [
      // p alone: 0.75 is 4 stars, 0.50 is 3 stars
      (3.99, nil, .neutral), (4, nil, .positive), (4.01, nil, .positive), (2.99, nil, .negative),
      (3, nil, .neutral), (3.01, nil, .neutral),
      // q alone
      (nil, 7, .neutral), (nil, 8, .positive), (nil, 4, .negative), (nil, 5, .neutral),
    ] as [(Stars?, PrivateScore?, Satisfaction)])
  func boundaries(stars: Stars?, score: PrivateScore?, expected: Satisfaction) {
    let scale = SatisfactionScale(Policy.standard.satisfaction)
    #expect(scale.satisfaction(stars: stars, privateScore: score, endReason: nil) == expected)
  }

  @Test("decimals that binary fractions miss")
  func exactDecimals() {
    // 5 stars, private 7: 0.3·1 + 0.7·0.7 = 0.79; boundary there and a millionth beside it
    let fromTable: [(FixedDecimal, Satisfaction)] = [
      (0.79, .positive), (0.790001, .neutral), (0.789999, .positive),
    ]
    for (from, expected) in fromTable {
      #expect(
        scale(0.3, 0.7, 0, positiveFrom: from).satisfaction(stars: 5, privateScore: 7, endReason: nil)
          == expected)
    }
    // weights 0.1 and 0.2: (0.1·1 + 0.2·0.4) / 0.3 = 0.6 exactly
    let belowTable: [(FixedDecimal, Satisfaction)] = [
      (0.6, .neutral), (0.600001, .negative), (0.599999, .neutral),
    ]
    for (below, expected) in belowTable {
      #expect(
        scale(0.1, 0.2, 0, negativeBelow: below).satisfaction(stars: 5, privateScore: 4, endReason: nil)
          == expected)
    }
  }

  @Test("a mean of six attributes counts unrounded")
  func meanOfSix() {
    let scale = SatisfactionScale(Policy.standard.satisfaction)
    // The sum of six attributes 24.00 is 4 stars, the boundary of positive; 23.99 rounds to 4.00 and is below it.
    let sumTable: [(Int, Satisfaction)] = [
      (2400, .positive), (2399, .neutral), (1800, .neutral), (1799, .negative),
    ]
    for (sum, expected) in sumTable {
      #expect(
        scale.satisfaction(stars: Stars(meanOfSixSummingTo: sum), privateScore: nil, endReason: nil)
          == expected)
    }
  }

  @Test("equal thresholds leave no room for neutral")
  func noNeutral() {
    let scale = scale(1, 1, 0, positiveFrom: 0.5, negativeBelow: 0.5)
    #expect(scale.satisfaction(stars: 3, privateScore: nil, endReason: nil) == .positive)
    #expect(scale.satisfaction(stars: 2.99, privateScore: nil, endReason: nil) == .negative)
  }

  @Test("the size of the weights does not matter, their proportion does")
  func proportion() {
    for stars in stride(from: 100, through: 500, by: 7) {
      for score in 0...10 as ClosedRange<UInt8> {
        let values = [
          scale(0.3, 0.7, 0), scale(30, 70, 0), scale(0.000003, 0.000007, 0), scale(99.9999, 233.3331, 0),
        ]
        .map { $0.value(stars: Stars(hundredths: stars), privateScore: PrivateScore(score), endReason: nil) }
        #expect(values.allSatisfy { $0 == values[0] })
      }
    }
  }
}
