/// What the observed scores of a profile tell.
package struct InferenceAnswer: Sendable {
  /// What came out.
  package enum Conclusion: Sendable {
    /// The scores are possible.
    case explained(Explanation)
    /// No values of the hidden feedback explain the scores.
    case contradiction
    /// There are too many explanations to go through.
    case undecided
  }

  /// The policy that the answer rests on.
  package let policy: Policy
  /// How many days a shown score may be old.
  package let lag: Int
  /// The observations that were used, the oldest first: all, or the newest ones.
  package let used: [ScoreObservation]
  /// How many observations there are up to the as-of day.
  package let available: Int
  /// What came out.
  package let conclusion: Conclusion

  /// The explanation; nil if there is none.
  package var explanation: Explanation? {
    if case .explained(let explanation) = conclusion { explanation } else { nil }
  }
}

/// The hidden feedback of a profile in the light of its observed scores.
package struct Explanation: Sendable {
  /// The probability of the observed scores by the policy.
  package let evidence: Probability
  /// All feedback that counted on an observed day, the most probably bad first, then by contract id (7.9).
  package let suspects: [Suspect]
  /// Each pair of observations in a row of which the later one is lower.
  package let drops: [ScoreDrop]
  /// The information that the observations leave to be had, in bits: the entropy of all hidden feedback together.
  package let bitsAfter: Double

  init(_ inference: Inference, _ model: InferenceModel, _ posterior: Posterior, _ used: [ScoreObservation]) {
    evidence = posterior.evidence
    let groups = Twins.groups(model)
    let marginals = posterior.marginals()
    let drops = zip(used, used.dropFirst()).filter { $0.isHigher(than: $1) }.map { before, after in
      ScoreDrop(from: before, to: after, inference, model, posterior)
    }
    let suspects = model.variables.indices.map { index in
      let variable = model.variables[index]
      return Suspect(
        feedback: variable, marginals[index], group: groups[index],
        newSince: drops.last { $0.newFeedback.contains(index) }?.from.day)
    }
    self.drops = drops
    self.suspects = suspects.sorted {
      $0.bad == $1.bad ? $0.feedback.isBefore($1.feedback) : $0.bad > $1.bad
    }
    bitsAfter = Explanation.bits(evidence, model.probabilities, marginals)
  }

  /// The entropy of the posterior, if each likelihood is 0 or 1: the logarithm of the evidence, less the mean of that of
  /// the prior.
  private static func bits(_ evidence: Probability, _ priors: [[Double]], _ marginals: [[Double]]) -> Double {
    var sum = evidence.logarithm
    for (prior, marginal) in zip(priors, marginals) {
      for (p, q) in zip(prior, marginal) where q > 0 { sum -= q * naturalLogarithm(p) }
    }
    return max(0, sum / naturalLogarithm(2))
  }
}

/// A hidden feedback with its probabilities after the observations.
package struct Suspect: Sendable {
  /// The feedback, with the probabilities before.
  package let feedback: HiddenFeedback
  /// For each `HiddenOutcome`, its probability.
  private let outcomes: [Double]
  /// The probability that it is bad: anything but the best that is possible (7.6). A whole number of billionths, as it is
  /// shown (7.9), so that feedback of equal probability is equal, and in the order of the contracts.
  package let bad: Double
  /// The number, from 1, of the group of feedback that nothing tells apart; nil if it is alone (7.7).
  package let group: Int?
  /// The earlier day of the last drop since which it is new; nil if it is not new in any.
  package let newSince: Day?
  /// What can be said.
  package let verdict: SuspectVerdict

  init(feedback: HiddenFeedback, _ marginals: [Double], group: Int?, newSince: Day?) {
    self.feedback = feedback
    self.group = group
    self.newSince = newSince
    var outcomes = [0.0, 0.0, 0.0, 0.0]
    for (value, probability) in zip(feedback.values, marginals) {
      outcomes[value.outcome.rawValue] += probability
    }
    self.outcomes = outcomes
    let bad = HiddenOutcome.allCases.lazy.filter { $0 != feedback.best }.reduce(0) {
      $0 + outcomes[$1.rawValue]
    }
    self.bad = (bad * 1e9 + 0.5).rounded(.down) / 1e9
    verdict = SuspectVerdict(feedback, outcomes, bad: self.bad)
  }

  /// The probability of an outcome.
  package func probability(of outcome: HiddenOutcome) -> Double { outcomes[outcome.rawValue] }
}

/// What can be said of a hidden feedback (7.9).
package enum SuspectVerdict: String, CaseIterable, Sendable {
  case notObservable = "not_observable"
  case veryLikelyBad = "very_likely_bad"
  case likelyBad = "likely_bad"
  case open
  case cleared

  /// The most by which equal probabilities differ.
  private static let tolerance = 1e-9

  init(_ feedback: HiddenFeedback, _ outcomes: [Double], bad: Double) {
    let isUnchanged = HiddenOutcome.allCases.allSatisfy {
      abs(outcomes[$0.rawValue] - feedback.prior(of: $0)) <= SuspectVerdict.tolerance
    }
    self =
      isUnchanged
      ? .notObservable : bad >= 0.9 ? .veryLikelyBad : bad >= 0.5 ? .likelyBad : bad > 0.1 ? .open : .cleared
  }
}

/// A fall of the official score from one observation to the next (7.6).
package struct ScoreDrop: Sendable {
  /// The earlier observation.
  package let from: ScoreObservation
  /// The later one.
  package let to: ScoreObservation
  /// The indices of the feedback that is new in between, among the variables.
  let newFeedback: [Int]
  private let newIdentities: Set<HiddenFeedback.Identity>
  /// How many feedbacks are new.
  package var newCount: Int { newFeedback.count }
  /// The probability that none of them is bad: that ageing alone explains the fall.
  package let noNewBad: Double

  init(
    from: ScoreObservation, to: ScoreObservation, _ inference: Inference, _ model: InferenceModel,
    _ posterior: Posterior
  ) {
    self.from = from
    self.to = to
    let after = from.day - inference.lag
    newFeedback = model.variables.indices.filter { index in
      let variable = model.variables[index]
      // Feedback that is not public yet may be of any day since the contract's end.
      return variable.earliest <= to.day && variable.submittedOn ?? model.asOf > after
    }
    newIdentities = Set(newFeedback.map { model.variables[$0].identity })
    guard !newFeedback.isEmpty else {
      noNewBad = 1
      return
    }
    var probabilities = model.probabilities
    for index in newFeedback {
      let variable = model.variables[index]
      for (place, value) in variable.values.enumerated() where value.outcome != variable.best {
        probabilities[index][place] = 0
      }
    }
    noNewBad = min(1, posterior.evidence(with: probabilities).divided(by: posterior.evidence))
  }

  /// Whether a feedback is new in between. With a lag it may be so in more than one fall.
  package func isNew(_ feedback: HiddenFeedback) -> Bool { newIdentities.contains(feedback.identity) }
}
