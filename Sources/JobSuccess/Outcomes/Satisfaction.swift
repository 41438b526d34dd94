/// What the client's final feedback means for the outcome (2.2).
package enum Satisfaction: Sendable {
  case positive, neutral, negative
}

/// Computes satisfaction from a feedback's signals by a policy (2.2). Weights are whole numbers in lowest terms, so
/// that every comparison is exact.
package struct SatisfactionScale: Sendable {
  private let method: SatisfactionMethod
  // For the weighted method: the weights, divided by their greatest common divisor.
  private var publicWeight = 0
  private var privateWeight = 0
  private var endReasonWeight = 0

  /// Signals are counted in 2,400ths: (stars − 1) / 4 with stars in 600ths, private scores in tenths, end reasons
  /// whole.
  private static let parts = 2400

  /// The scale of a policy's method.
  package init(_ method: SatisfactionMethod) {
    self.method = method
    guard case .weighted(let weighted) = method else { return }
    let weights = [weighted.publicWeight, weighted.privateWeight, weighted.endReasonWeight].map(\.millionths)
    let factor = max(1, weights.reduce(0, greatestCommonDivisor))
    publicWeight = weights[0] / factor
    privateWeight = weights[1] / factor
    endReasonWeight = weights[2] / factor
  }

  /// The satisfaction of a contract's standing final client feedback; nil if there is none, or if it has no signal
  /// that counts (2.2).
  package func satisfaction(of facts: ContractFacts) -> Satisfaction? {
    guard facts.standingFeedback != nil else { return nil }
    return satisfaction(stars: facts.stars, privateScore: facts.privateScore, endReason: facts.endReason)
  }

  /// The satisfaction by these signals; nil if none of them counts.
  package func satisfaction(stars: Stars?, privateScore: PrivateScore?, endReason: EndReason?)
    -> Satisfaction?
  {
    switch method {
    case .weighted(let thresholds):
      guard let value = value(stars: stars, privateScore: privateScore, endReason: endReason) else {
        return nil
      }
      let millionths = value.numerator * 1_000_000
      if millionths >= Int128(thresholds.positiveFrom.millionths) * value.denominator { return .positive }
      return millionths < Int128(thresholds.negativeBelow.millionths) * value.denominator
        ? .negative : .neutral
    case .override(let limits):
      return limits.satisfaction(stars: stars, privateScore: privateScore, endReason: endReason)
    }
  }

  /// The value s of 2.2, 0 to 1, by the weighted method; nil if no signal has a weight, and by the other method.
  package func value(stars: Stars?, privateScore: PrivateScore?, endReason: EndReason?) -> Ratio? {
    var (sum, weight) = (0, 0)
    if let stars {
      sum += publicWeight * (Int(stars.sixHundredths) - Stars.perStar)
      weight += publicWeight
    }
    if let privateScore {
      sum +=
        privateWeight * Int(privateScore.value) * (SatisfactionScale.parts / PrivateScore.range.upperBound)
      weight += privateWeight
    }
    switch endReason {
    case .successful:
      sum += endReasonWeight * SatisfactionScale.parts
      weight += endReasonWeight
    case .unsuccessful: weight += endReasonWeight
    case .clientUnresponsive, .other, nil: break
    }
    return weight == 0 ? nil : Ratio(sum, weight * SatisfactionScale.parts)
  }
}

extension OverrideSatisfaction {
  fileprivate func satisfaction(
    stars: Stars?, privateScore: PrivateScore?, endReason: EndReason?
  ) -> Satisfaction? {
    let privately = privateScore.map { Int($0.value) > negativePrivate }
    let publicly = stars.map { Int($0.sixHundredths) * 1_000_000 >= positiveStars.millionths * Stars.perStar }
    if privately == false || publicly == false || endReason == .unsuccessful { return .negative }
    if publicly == true || privately == true || endReason == .successful { return .positive }
    return nil
  }
}

/// The greatest common divisor of two numbers; of 0 and a number it is the number.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
