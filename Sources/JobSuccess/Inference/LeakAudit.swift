/// How much the publication of scores tells somebody who knows the policy of the private feedback (7.8).
///
/// It is for the marketplace's own people alone: it compares what is inferred with the private scores.
package struct LeakAudit: Sendable {
  /// The inference that the attacker makes; its lag is 0.
  package let inference: Inference
  /// How often scores are published.
  package let cadence: PublicationCadence
  /// How coarsely they are shown.
  package let rounding: ScoreRounding

  /// The number of days whose publications are audited, the as-of day included.
  package static let days = 365
  /// A feedback is pinned down where it is bad with more than this probability.
  static let pinnedFrom = 0.9

  /// An audit of a cadence.
  package init(_ inference: Inference, _ cadence: PublicationCadence, _ rounding: ScoreRounding) {
    self.inference = inference
    self.cadence = cadence
    self.rounding = rounding
  }

  /// The audit of a profile's full history.
  package func audit(_ full: History, asOf: Day) -> Leak {
    let seen = cadence.days(full, upTo: asOf).map { day in
      let percent = Scorer(inference.policy, asOf: day).score(full).result.percent
      return ScoreObservation(day: day, within: percent.map(rounding.range))
    }
    let answer = inference.answer(full, seen, asOf: asOf)
    let year = (0..<LeakAudit.days).reversed().map { asOf - $0 }
    let blind = BlindHistory(full, on: asOf)
    let all = HiddenFeedbackFinder(blind, inference.policy, inference.prior).all(on: year)
      .filter { $0.feedback != nil }
    let suspects = answer.explanation?.suspects.filter { $0.feedback.feedback != nil } ?? []
    let known = Set(suspects.compactMap(\.feedback.feedback))
    var leak = Leak()
    leak.profiles = 1
    if answer.used.count < answer.available { leak.partial = 1 }
    leak.feedbacks = all.count
    leak.bad = all.count { isBad($0, full) }
    for suspect in suspects where suspect.bad > LeakAudit.pinnedFrom {
      if isBad(suspect.feedback, full) { leak.pinned += 1 } else { leak.wronglyPinned += 1 }
    }
    for feedback in all {
      leak.bitsBefore += feedback.priorBits
      // Feedback that counted on no day with a published score stays as unknown as it was.
      if feedback.feedback.map({ !known.contains($0) }) ?? true { leak.bitsAfter += feedback.priorBits }
    }
    if let explanation = answer.explanation {
      let hidden = explanation.suspects.filter { $0.feedback.feedback == nil }
      leak.bitsAfter += max(0, explanation.bitsAfter - hidden.reduce(0) { $0 + $1.bits })
    }
    return leak
  }

  /// Whether the private score makes feedback worse than the best that its public part allows.
  private func isBad(_ hidden: HiddenFeedback, _ full: History) -> Bool {
    guard let index = hidden.feedback else { return false }
    let given = full.feedback[index]
    let truth = SatisfactionScale(inference.policy.satisfaction).satisfaction(
      stars: given.stars, privateScore: given.privateScore, endReason: full[hidden.contract].endReason)
    return HiddenOutcome(truth) != hidden.best
  }
}

/// What leaks of some profiles.
package struct Leak: Equatable, Sendable {
  /// How many profiles were audited.
  package var profiles = 0
  /// How many of their feedbacks counted in the audited year.
  package var feedbacks = 0
  /// How many of these are bad: worse than the best that their public part allows.
  package var bad = 0
  /// How many of the bad ones are pinned down.
  package var pinned = 0
  /// How many others are taken for bad.
  package var wronglyPinned = 0
  /// The entropy of all hidden feedback before any score is seen, in bits.
  package var bitsBefore = 0.0
  /// The entropy that is left.
  package var bitsAfter = 0.0
  /// How many profiles were audited with the newest scores alone, or with none, since more would take too many states:
  /// more may leak of them.
  package var partial = 0

  /// Nothing.
  package init() {}

  package static func += (sum: inout Leak, other: Leak) {
    sum.profiles += other.profiles
    sum.feedbacks += other.feedbacks
    sum.bad += other.bad
    sum.pinned += other.pinned
    sum.wronglyPinned += other.wronglyPinned
    sum.bitsBefore += other.bitsBefore
    sum.bitsAfter += other.bitsAfter
    sum.partial += other.partial
  }
}

extension HiddenFeedback {
  /// The entropy before any score is seen, in bits.
  fileprivate var priorBits: Double { values.reduce(0) { $0 + entropy(of: $1.probability) } }
}

extension Suspect {
  /// The entropy of its outcomes, in bits.
  fileprivate var bits: Double {
    HiddenOutcome.allCases.reduce(0) { $0 + entropy(of: probability(of: $1)) }
  }
}

private func entropy(of probability: Double) -> Double {
  probability > 0 ? -probability * naturalLogarithm(probability) / naturalLogarithm(2) : 0
}
