import Testing

@testable import JobSuccess

@Suite("Stars and private scores")
struct StarsTests {
  @Test("every value with two decimals is exact")
  func hundredths() {
    for hundredths in 100...500 {
      #expect(Stars(hundredths: hundredths).ratio == Ratio(hundredths, 100))
    }
  }

  @Test("the mean of six attributes is not rounded (1.3)")
  func meanOfSix() {
    #expect(Stars(meanOfSixSummingTo: 2900).ratio == Ratio(29, 6))
    #expect(Stars(meanOfSixSummingTo: 600) == 1)
    #expect(Stars(meanOfSixSummingTo: 3000) == 5)
    #expect(Stars(meanOfSixSummingTo: 2999) < 5)
    #expect(Stars(hundredths: 483) < Stars(meanOfSixSummingTo: 2900))
    #expect(Stars(meanOfSixSummingTo: 2900) < Stars(hundredths: 484))
  }

  @Test("none is none, and 0 of 10 is a score")
  func absence() {
    var feedback = Feedback(submittedAt: Instant(startOf: "2025-01-01"), author: .client, kind: .final)
    #expect(feedback.stars == nil)
    #expect(feedback.privateScore == nil)
    feedback.privateScore = 0
    feedback.stars = 1
    #expect(feedback.privateScore == 0)
    #expect(feedback.stars == 1)
    feedback.privateScore = nil
    #expect(feedback.privateScore == nil)
  }
}
