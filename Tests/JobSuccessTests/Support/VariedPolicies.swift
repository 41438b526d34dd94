import Testing

@testable import JobSuccess

/// The built-in policies, and some that stretch them.
let variedPolicies: [Policy] =
  Policy.builtIn + [
    varied {
      $0.windows = [3, 24, 1]
      $0.hasTrending = true
      $0.minimum = Minimum(contracts: 3, clients: 3, clientsScope: .lifetime)
      $0.missingFeedback = MissingFeedbackRule(tolerance: FixedDecimal(millionths: 100_000), minEnded: 1)
      $0.idleAfterMonths = 1
    },
    varied {
      $0.satisfaction = .weighted(
        WeightedSatisfaction(
          publicWeight: .zero, privateWeight: .one, endReasonWeight: .one,
          positiveFrom: FixedDecimal(millionths: 800_000), negativeBelow: FixedDecimal(millionths: 700_000)))
      $0.length = LengthRule(periodDays: 30, maxJobs: 2)
      $0.longTermDays = 30
      $0.minimum = Minimum(contracts: 1, clients: 2, clientsScope: .window)
      $0.noWork = .negative
      $0.excludeFlaggedClients = false
    },
  ]

private func varied(_ change: (inout Policy) -> Void) -> Policy {
  var policy = Policy.standard
  change(&policy)
  return policy
}

extension Policy: CustomTestStringConvertible {
  /// The policy's name.
  public var testDescription: String { name }
}
