/// One of the windows that a score is read through (2.6).
package enum Window: Hashable, Sendable {
  case months(Int)
  /// The mean of the 6- and the 3-month score.
  case trending

  /// `6m`, `24m`, `trending`: the name in every table.
  package var name: String {
    switch self {
    case .months(let months): String(months) + "m"
    case .trending: "trending"
    }
  }
}

/// What lies in one window: sums from which its score follows, and from which what-ifs follow by adding and taking away.
package struct WindowTally: Hashable, Sendable {
  /// Weights of the jobs in it, in the policy's `WeightUnit`.
  package var positive = 0
  package var neutral = 0
  package var negative = 0
  /// Distinct contracts with a job in it, and their distinct clients.
  package var contracts = 0
  package var clients = 0
  /// Ended contracts with earnings, which 2.7 counts (t), those of them without feedback (n), and the weight of these.
  package var ended = 0
  package var missingFeedback = 0
  package var missingFeedbackWeight = 0

  mutating func add(_ job: Job, _ sign: Int = 1) {
    switch job.outcome {
    case .positive: positive += sign * job.weight
    case .neutral: neutral += sign * job.weight
    case .negative: negative += sign * job.weight
    case .ineligible: break
    }
  }

  /// What missing feedback adds to the total, in weight units; 0 where it is tolerated (2.7).
  package func missing(_ rule: MissingFeedbackRule?) -> Ratio {
    guard let rule, ended >= rule.minEnded, missingFeedback > 0 else { return .zero }
    let tolerated = rule.tolerance.millionths * ended
    guard missingFeedback * 1_000_000 > tolerated else { return .zero }
    let excess = missingFeedback - tolerated / 1_000_000
    return Ratio(Int128(missingFeedbackWeight) * Int128(excess), Int128(missingFeedback))
  }

  /// The window's score, 0 to 1; nil where it holds too little (2.6).
  ///
  /// `lifetimeClients` are the distinct clients over all eligible contracts up to the as-of date.
  package func score(_ policy: Policy, lifetimeClients: Int) -> Ratio? {
    let counted = policy.minimum.clientsScope == .lifetime ? lifetimeClients : clients
    guard contracts >= policy.minimum.contracts, counted >= policy.minimum.clients else { return nil }
    return ratio(policy)
  }

  /// Satisfied weight against all weight, whether or not it is enough for a score; nil where there is no weight.
  func ratio(_ policy: Policy) -> Ratio? {
    let missing = missing(policy.missingFeedback)
    let total = Int128(positive + neutral + negative) * missing.denominator + missing.numerator
    guard total > 0 else { return nil }
    let satisfied = policy.numerator == .net ? max(0, positive - negative) : positive
    return Ratio(Int128(satisfied) * missing.denominator, total)
  }
}

/// A window with its sums and, where it has one, its score.
package struct WindowScore: Sendable {
  package let window: Window
  /// Of `trending`: the 6-month window's (6.1).
  package let tally: WindowTally
  /// What missing feedback adds to the total, in weight units, whether or not there is a score.
  package let missing: Ratio
  /// 0 to 1.
  package let score: Ratio?
}
