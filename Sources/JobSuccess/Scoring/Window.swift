/// A window: the last months whose jobs count for a score (2.6).
package enum Window: Hashable, Sendable {
  /// This number of months up to the as-of date.
  case months(Int)
  /// The mean of the scores of 6 and 3 months.
  case trending

  /// The name in all tables: `6m`, `24m`, `trending`.
  package var name: String {
    switch self {
    case .months(let months): String(months) + "m"
    case .trending: "trending"
    }
  }
}

/// The sums of one window, from which its score is computed. What-ifs add to them and subtract from them.
package struct WindowTally: Hashable, Sendable {
  /// The weight of the positive jobs, in the policy's `WeightUnit`.
  package var positive = 0
  /// The weight of the neutral jobs, in the same unit.
  package var neutral = 0
  /// The weight of the negative jobs, in the same unit.
  package var negative = 0
  /// The number of contracts with a job in the window.
  package var contracts = 0
  /// The number of their distinct clients.
  package var clients = 0
  /// The number of ended contracts with earnings, t of 2.7.
  package var ended = 0
  /// The number of those without feedback, n of 2.7.
  package var missingFeedback = 0
  /// The weight of those without feedback, in the policy's `WeightUnit`.
  package var missingFeedbackWeight = 0

  /// Adds a job, `sign` times.
  mutating func add(_ job: Job, _ sign: Int = 1) {
    switch job.outcome {
    case .positive: positive += sign * job.weight
    case .neutral: neutral += sign * job.weight
    case .negative: negative += sign * job.weight
    case .ineligible: break
    }
  }

  /// What missing feedback adds to the total, in weight units; 0 if it is tolerated (2.7).
  package func missing(_ rule: MissingFeedbackRule?) -> Ratio {
    guard let rule, ended >= rule.minEnded, missingFeedback > 0 else { return .zero }
    let tolerated = rule.tolerance.millionths * ended
    guard missingFeedback * 1_000_000 > tolerated else { return .zero }
    let excess = missingFeedback - tolerated / 1_000_000
    return Ratio(Int128(missingFeedbackWeight) * Int128(excess), Int128(missingFeedback))
  }

  /// The window's score, 0 to 1; nil if it has too few contracts or clients (2.6).
  ///
  /// `lifetimeClients` is the number of distinct clients of all eligible contracts.
  package func score(_ policy: Policy, lifetimeClients: Int) -> Ratio? {
    let counted = policy.minimum.clientsScope == .lifetime ? lifetimeClients : clients
    guard contracts >= policy.minimum.contracts, counted >= policy.minimum.clients else { return nil }
    return ratio(policy)
  }

  /// The satisfied weight divided by all weight, also with too few contracts or clients; nil if there is no weight.
  func ratio(_ policy: Policy) -> Ratio? {
    let missing = missing(policy.missingFeedback)
    let total = Int128(positive + neutral + negative) * missing.denominator + missing.numerator
    guard total > 0 else { return nil }
    let satisfied = policy.numerator == .net ? max(0, positive - negative) : positive
    return Ratio(Int128(satisfied) * missing.denominator, total)
  }
}

/// A window with its sums and its score.
package struct WindowScore: Sendable {
  /// The window.
  package let window: Window
  /// Its sums; for `trending` those of the 6-month window (6.1).
  package let tally: WindowTally
  /// What missing feedback adds to the total, in weight units.
  package let missing: Ratio
  /// The score, 0 to 1; nil if there is none.
  package let score: Ratio?
}
