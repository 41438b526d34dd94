/// What a hidden feedback may make of its contract (7.2), in the order in which probabilities are summed (7.11).
package enum HiddenOutcome: Int, CaseIterable, Sendable {
  case positive, neutral, negative
  /// The feedback has no signal, or does not exist.
  case none
}

/// A client's final feedback whose private part is hidden: one variable of the inference (7.2).
package struct HiddenFeedback: Sendable {
  /// Something that the feedback may be.
  package struct Value: Equatable, Sendable {
    /// What it makes of the contract.
    package let outcome: HiddenOutcome
    /// Its probability before any official score is seen, above 0.
    package let probability: Double
    /// The day from which on it counts; nil if that is the day of the feedback.
    let from: Day?

    /// What the contract counts as on a day by this value.
    func outcome(on day: Day) -> HiddenOutcome {
      from.map { $0 > day } ?? false ? .none : outcome
    }
  }

  /// The contract.
  package let contract: ContractKey
  /// The index of the feedback in the history's; nil if the client may have given one that is not public yet.
  package let feedback: Int?
  /// The day on which it was submitted; nil if that is not public yet.
  package let submittedOn: Day?
  /// The first day on which it may have been submitted.
  package let earliest: Day
  /// What it may be, in the order of the outcomes. The probabilities sum to 1.
  package let values: [Value]

  /// What tells it from others of the profile.
  struct Identity: Hashable {
    let contract: ContractKey
    let feedback: Int?
  }

  var identity: Identity { Identity(contract: contract, feedback: feedback) }

  /// By contract id, then in the order of submission.
  func isBefore(_ other: Self) -> Bool {
    (contract, earliest, feedback ?? 0) < (other.contract, other.earliest, other.feedback ?? 0)
  }

  /// The best outcome that is possible. Any other is bad (7.6).
  package var best: HiddenOutcome { values[0].outcome }

  /// The probability that it is bad, before any official score is seen.
  package var priorBad: Double {
    values.lazy.filter { $0.outcome != best }.reduce(0) { $0 + $1.probability }
  }

  /// The probability of an outcome before any official score is seen.
  package func prior(of outcome: HiddenOutcome) -> Double {
    values.lazy.filter { $0.outcome == outcome }.reduce(0) { $0 + $1.probability }
  }
}

/// A history as a talent sees it on the as-of day, for inference: without private scores, and without feedback that
/// both sides may still give blindly (4.1, 7.2).
struct BlindHistory {
  /// The history as known on the day. Indices are those of the full history.
  let history: History
  /// The contracts whose client may have given feedback that is not public yet.
  let mayHaveHidden: Set<ContractKey>
  /// The as-of day.
  let asOf: Day

  init(_ full: History, on asOf: Day) {
    var visible = full.known(on: asOf)
    for index in visible.feedback.indices where visible.feedback[index].privateScore != nil {
      visible.feedback[index].privateScore = nil
    }
    var blind: Set<ContractKey> = []
    for key in visible.keys {
      let contract = visible[key]
      guard let endedOn = contract.endedOn, asOf <= endedOn + Deadlines.feedbackDays,
        visible.standingFeedback(of: contract, on: asOf, by: .freelancer) == nil
      else { continue }
      blind.insert(key)
      for index in contract.feedback where visible.feedback[index].isClientsFinal {
        visible.feedback[index] = Feedback(
          submittedAt: Instant(nanoseconds: .max), author: .client, kind: .final)
      }
    }
    history = visible
    mayHaveHidden = blind
    self.asOf = asOf
  }
}

/// Finds the variables of an inference.
struct HiddenFeedbackFinder {
  let blind: BlindHistory
  let policy: Policy
  let prior: FeedbackPrior
  private let satisfaction: SatisfactionScale

  init(_ blind: BlindHistory, _ policy: Policy, _ prior: FeedbackPrior) {
    self.blind = blind
    self.policy = policy
    self.prior = prior
    satisfaction = SatisfactionScale(policy.satisfaction)
  }

  /// The feedback that stands on any of some days and is neither excluded nor removed there, in the order of its
  /// submission (7.2, 7.11).
  ///
  /// - Parameter days: In ascending order, the as-of day or before.
  func all(on days: [Day]) -> [HiddenFeedback] {
    let scorer = Scorer(policy, asOf: blind.asOf)
    var found: [HiddenFeedback] = []
    for key in blind.history.keys {
      let contract = blind.history[key]
      guard scorer.counts(contract), !OutcomeRules.isExcluded(contract.clientStanding, policy) else {
        continue
      }
      if blind.mayHaveHidden.contains(key) {
        if let hidden = notPublicYet(key, contract, days) { found.append(hidden) }
      } else {
        found += given(key, contract, days)
      }
    }
    return found.sorted {
      ($0.earliest, $0.contract, $0.feedback ?? 0) < ($1.earliest, $1.contract, $1.feedback ?? 0)
    }
  }

  /// The public feedback of a contract that counts on one of the days.
  private func given(_ key: ContractKey, _ contract: Contract, _ days: [Day]) -> [HiddenFeedback] {
    var standing: Set<Int> = []
    for day in days where contract.startedOn <= day {
      guard let index = blind.history.standingFeedback(of: contract, on: day),
        blind.history.feedback[index].removal(on: day) == nil
      else { continue }
      standing.insert(index)
    }
    return standing.sorted().map { index in
      let feedback = blind.history.feedback[index]
      let day = feedback.submittedOn
      return HiddenFeedback(
        contract: key, feedback: index, submittedOn: day, earliest: day,
        values: outcomes(stars: feedback.stars, contract.endReason).map {
          HiddenFeedback.Value(outcome: $0, probability: $1, from: nil)
        })
    }
  }

  /// The feedback that the client of a contract may have given blindly since its end, on any day with the same
  /// probability. It may not exist.
  private func notPublicYet(_ key: ContractKey, _ contract: Contract, _ days: [Day]) -> HiddenFeedback? {
    guard let endedOn = contract.endedOn, let last = days.last, last >= endedOn else { return nil }
    // From the day after one of the days to the next one, all days are alike.
    var parts: [(from: Day, days: Int)] = []
    var after = endedOn - 1
    for day in days where day >= endedOn {
      parts.append((day, day - after))
      after = day
    }
    if after < blind.asOf { parts.append((.never, blind.asOf - after)) }
    let all = Double(blind.asOf - endedOn + 1)
    var values: [HiddenFeedback.Value] = []
    for (outcome, probability) in outcomes(stars: nil, contract.endReason, mayNotExist: true) {
      if outcome == .none {
        values.append(HiddenFeedback.Value(outcome: outcome, probability: probability, from: nil))
      } else {
        for part in parts {
          values.append(
            HiddenFeedback.Value(
              outcome: outcome, probability: probability * Double(part.days) / all, from: part.from))
        }
      }
    }
    return HiddenFeedback(
      contract: key, feedback: nil, submittedOn: nil, earliest: endedOn, values: values)
  }

  /// The outcomes over all private scores with their probabilities, those above 0 (7.2).
  private func outcomes(stars: Stars?, _ endReason: EndReason?, mayNotExist: Bool = false)
    -> [(HiddenOutcome, Double)]
  {
    var sums = [0.0, 0.0, 0.0, 0.0]
    let probabilities = prior.probabilities(stars: stars, endReason: endReason)
    for (index, probability) in probabilities.enumerated() {
      let score = index == 0 ? nil : PrivateScore(UInt8(index - 1))
      let outcome: HiddenOutcome =
        score == nil && mayNotExist
        ? .none
        : HiddenOutcome(satisfaction.satisfaction(stars: stars, privateScore: score, endReason: endReason))
      sums[outcome.rawValue] += probability
    }
    return HiddenOutcome.allCases.compactMap { sums[$0.rawValue] > 0 ? ($0, sums[$0.rawValue]) : nil }
  }
}

extension HiddenOutcome {
  /// The outcome by a client's satisfaction; nil if no signal counts.
  init(_ satisfaction: Satisfaction?) {
    self =
      switch satisfaction {
      case .positive: .positive
      case .neutral: .neutral
      case .negative: .negative
      case nil: .none
      }
  }
}
