import Testing

@testable import JobSuccess

@Suite("Satisfaction, override (2.2)")
struct OverrideSatisfactionTests {
  private let scale = SatisfactionScale(
    .override(OverrideSatisfaction(positiveStars: 3, negativePrivate: 4)))

  @Test(
    "stars decide unless something overrides them",
    arguments: [
      (1, nil, nil, .negative), (2.99, nil, nil, .negative), (3, nil, nil, .positive),
      (3.01, nil, nil, .positive),
      (5, nil, nil, .positive),
      // the private score
      (5, 0, nil, .negative), (5, 3, nil, .negative), (5, 4, nil, .negative), (5, 5, nil, .positive),
      (5, 10, nil, .positive), (2.99, 10, nil, .negative),
      // the end reason
      (5, nil, .unsuccessful, .negative), (5, nil, .successful, .positive), (5, nil, .other, .positive),
      (5, nil, .clientUnresponsive, .positive), (2.99, nil, .successful, .negative),
      (2.99, nil, .unsuccessful, .negative),
      // both
      (5, 10, .unsuccessful, .negative), (5, 4, .successful, .negative), (5, 5, .successful, .positive),
      (1, 10, .successful, .negative),
    ] as [(Stars, PrivateScore?, EndReason?, Satisfaction)])
  func withStars(stars: Stars, score: PrivateScore?, reason: EndReason?, expected: Satisfaction) {
    #expect(scale.satisfaction(stars: stars, privateScore: score, endReason: reason) == expected)
  }

  @Test(
    "without stars the others decide",
    arguments: [
      (nil, .successful, .positive), (nil, .unsuccessful, .negative), (4, nil, .negative),
      (5, nil, .positive),
      (0, nil, .negative), (10, nil, .positive), (4, .successful, .negative), (5, .successful, .positive),
      (5, .unsuccessful, .negative), (4, .unsuccessful, .negative), (5, .other, .positive),
      (4, .clientUnresponsive, .negative),
      // none of the three: as if there were no feedback
      (nil, nil, nil), (nil, .other, nil), (nil, .clientUnresponsive, nil),
    ] as [(PrivateScore?, EndReason?, Satisfaction?)])
  func withoutStars(score: PrivateScore?, reason: EndReason?, expected: Satisfaction?) {
    #expect(scale.satisfaction(stars: nil, privateScore: score, endReason: reason) == expected)
  }

  @Test("a limit with decimals is met exactly, by a mean of six attributes too")
  func exactLimit() {
    let scale = SatisfactionScale(
      .override(OverrideSatisfaction(positiveStars: 3.495, negativePrivate: 4)))
    // A sum of 20.97 is a mean of 3.495.
    let table: [(Int, Satisfaction)] = [(2096, .negative), (2097, .positive), (2098, .positive)]
    for (sum, expected) in table {
      #expect(
        scale.satisfaction(stars: Stars(meanOfSixSummingTo: sum), privateScore: nil, endReason: nil)
          == expected)
    }
  }

  @Test("there is no neutral and no weighted value")
  func noNeutral() {
    for stars in 100...500 {
      let outcome = scale.satisfaction(
        stars: Stars(hundredths: stars), privateScore: 5, endReason: .successful)
      #expect(outcome == (stars >= 300 ? .positive : .negative))
    }
    #expect(scale.value(stars: 5, privateScore: 10, endReason: .successful) == nil)
  }
}
