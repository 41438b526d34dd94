import JobSuccess

/// How good answers are where the truth is known: for the prior that is assumed, and for markets in which low private
/// scores are 2.5 times as frequent as assumed.
struct Quality {
  let profiles: Int
  let states: Int

  /// How many profiles a market has that is searched for its policy, and how many such markets there are.
  private static let marketSize = 12
  private static let mostMarkets = 10
  private static let spacings = [
    ("weekly", 7), ("monthly", 30), ("quarterly", 91), ("half-yearly", 182),
  ]

  func report() {
    print(
      "| truth | contracts | observations | drops | culprit first | in the first three | newest | `very_likely_bad`, right | no new bad < .1 or > .9, wrong |"
    )
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    var reliability: [(name: String, bins: Reliability)] = []
    for (name, prior) in [("as assumed", FeedbackPrior.standard), ("2.5 times as bad", worse)] {
      var bins = Reliability()
      for contracts in [30, 60] {
        for (spacing, days) in Quality.spacings {
          for count in [3, 10] where (count - 1) * days < SimulatedProfile.years * 365 {
            line(name, prior, contracts: contracts, "\(count), \(spacing)", days, count, &bins)
          }
        }
      }
      reliability.append((name, bins))
    }
    print("")
    print("| truth | p_bad | feedbacks | said | true |")
    print("| --- | --- | ---: | ---: | ---: |")
    for (name, bins) in reliability { bins.report(name) }
    print("")
    leaks()
    print("")
    policies()
  }

  /// A prior with 2.5 times the weight of the private scores 0 to 6.
  private var worse: FeedbackPrior {
    var prior = FeedbackPrior.standard
    for row in prior.rows.indices {
      for group in 0..<3 { prior.rows[row].weights[group] = prior.rows[row].weights[group] * 5 / 2 }
    }
    return prior
  }

  private func line(
    _ truth: String, _ prior: FeedbackPrior, contracts: Int, _ name: String, _ days: Int, _ count: Int,
    _ bins: inout Reliability
  ) {
    var score = DropScore()
    var seed: UInt64 = 5_000
    while score.drops < profiles, seed < 5_000 + UInt64(profiles) * 30 {
      seed += 1
      let profile = SimulatedProfile(seed: seed, contracts: contracts, prior: prior)
      guard let seen = observations(of: profile, every: days, count) else { continue }
      let asOf = (seen.last?.day ?? profile.end) + 20
      let answer = Inference(.standard, states: states).answer(profile.history, seen, asOf: asOf)
      guard let explanation = answer.explanation else { continue }
      bins.add(explanation, profile)
      score.add(explanation, profile)
    }
    func share(_ part: Int, _ all: Int) -> String { "\(all == 0 ? 0 : (100 * part + all / 2) / all) %" }
    print(
      "| \(truth) | \(contracts) | \(name) | \(score.drops) | \(share(score.first, score.caused)) | \(share(score.firstThree, score.caused)) | \(share(score.newest, score.caused)) | \(score.rightVerdicts) of \(score.verdicts) | \(score.wrongAgeing) of \(score.surelyJudged) |"
    )
  }

  /// The observations around the last drop of three points or more; nil if there is none.
  private func observations(of profile: SimulatedProfile, every days: Int, _ count: Int)
    -> [ScoreObservation]?
  {
    let steps = SimulatedProfile.years * 365 / days
    let seen = (0...steps).reversed().map { step -> ScoreObservation in
      let day = profile.end - step * days
      return ScoreObservation(day: day, percent: profile.percent(.standard, on: day))
    }
    let drop = seen.indices.dropFirst(count - 1).last { index in
      guard let before = seen[index - 1].percents?.lowerBound, let after = seen[index].percents?.lowerBound
      else {
        return false
      }
      return before - after >= 3
    }
    return drop.map { Array(seen[($0 - count + 1)...$0]) }
  }

  /// What publications leak: of profiles all of whose feedback is of the audited year, and of older ones, which had
  /// feedback before the first published score.
  private func leaks() {
    print("| profiles of | published | feedbacks | bad | pinned | wrongly | bits leaked |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for (name, contracts, years) in [("one year", 12, 1), ("three years", 30, 3)] {
      for cadence in ["daily", "weekly", "biweekly", "monthly", "quarterly", "per-feedback:5"] {
        guard let cadence = PublicationCadence(cadence) else { continue }
        for rounding in cadence == .weekly ? ScoreRounding.allCases : [.whole] {
          leak("| \(name), \(contracts) contracts", contracts, years, cadence, rounding)
        }
      }
    }
  }

  private func leak(
    _ name: String, _ contracts: Int, _ years: Int, _ cadence: PublicationCadence, _ rounding: ScoreRounding
  ) {
    let audit = LeakAudit(Inference(.standard, states: states), cadence, rounding)
    var sum = Leak()
    for seed in 0..<UInt64(profiles) {
      let profile = SimulatedProfile(seed: 9_000 + seed, contracts: contracts, years: years, prior: .standard)
      sum += audit.audit(profile.history, asOf: profile.end + 20)
    }
    let share = sum.bitsBefore > 0 ? 100 * (1 - sum.bitsAfter / sum.bitsBefore) : 0
    let shown = rounding == .whole ? cadence.name : "\(cadence.name), rounded to \(rounding.rawValue)"
    print(
      "\(name) | \(shown) | \(sum.feedbacks) | \(sum.bad) | \(sum.pinned) | \(sum.wronglyPinned) | \(Int(share.rounded())) % |"
    )
  }

  /// After how many profiles with ten monthly observations each policy is told from the true one, in several markets.
  private func policies() {
    let markets = min(profiles, Quality.mostMarkets)
    print("| scores by | told from, after so many profiles: median, most of \(markets) markets |")
    print("| --- | --- |")
    for truth in Policy.builtIn {
      var told: [String: [Int]] = [:]
      for market in 0..<markets {
        for (policy, count) in profilesUntilTold(truth, market: market) {
          told[policy, default: []].append(count)
        }
      }
      let words = Policy.builtIn.filter { $0.name != truth.name }.map { policy in
        let counts = (told[policy.name] ?? []).sorted()
        func shown(_ index: Int) -> String {
          index < counts.count ? "\(counts[index])" : "> \(Quality.marketSize)"
        }
        return counts.isEmpty
          ? "\(policy.name): **never**" : "\(policy.name): \(shown(markets / 2)), \(shown(markets - 1))"
      }
      print("| \(truth.name) | \(words.joined(separator: "; ")) |")
    }
  }

  /// For each policy that makes the scores of a market less than a tenth as probable as the true one, the number of
  /// profiles from which on it first does.
  private func profilesUntilTold(_ truth: Policy, market: Int) -> [String: Int] {
    var told: [String: Int] = [:]
    var evidence: [String: Double] = [:]
    for number in 1...Quality.marketSize {
      let seed = 12_000 + UInt64(market * Quality.marketSize + number)
      let profile = SimulatedProfile(seed: seed, contracts: 30, prior: .standard)
      let seen = (0..<10).reversed().map { step -> ScoreObservation in
        let day = profile.end - step * 30
        return ScoreObservation(day: day, percent: profile.percent(truth, on: day))
      }
      let answers = Policy.builtIn.map { policy in
        Inference(policy, states: states).answer(profile.history, seen, asOf: profile.end + 20)
      }
      for answer in answers {
        // With fewer observations, evidence could not be compared.
        precondition(answer.used.count == seen.count, "\(answer.policy.name) takes too many states")
        evidence[answer.policy.name, default: 0] += answer.explanation?.evidence.logarithm ?? -.infinity
      }
      for policy in Policy.builtIn where policy.name != truth.name && told[policy.name] == nil {
        let (own, other) = (evidence[truth.name] ?? 0, evidence[policy.name] ?? 0)
        if own - other > naturalLogarithm(10) { told[policy.name] = number }
      }
    }
    return told
  }
}

/// What came of the last drops.
struct DropScore {
  private(set) var drops = 0
  /// Drops with bad new feedback.
  private(set) var caused = 0
  private(set) var first = 0
  private(set) var firstThree = 0
  private(set) var newest = 0
  private(set) var verdicts = 0
  private(set) var rightVerdicts = 0
  private(set) var surelyJudged = 0
  private(set) var wrongAgeing = 0

  mutating func add(_ explanation: Explanation, _ profile: SimulatedProfile) {
    for suspect in explanation.suspects where suspect.verdict == .veryLikelyBad {
      verdicts += 1
      if profile.isBad(suspect.feedback, .standard) { rightVerdicts += 1 }
    }
    guard let drop = explanation.drops.last else { return }
    drops += 1
    let new = explanation.suspects.filter { $0.newSince == drop.from.day }
    let isCaused = new.contains { profile.isBad($0.feedback, .standard) }
    if drop.noNewBad < 0.1 || drop.noNewBad > 0.9 {
      surelyJudged += 1
      if isCaused != (drop.noNewBad < 0.1) { wrongAgeing += 1 }
    }
    guard isCaused, let rank = new.firstIndex(where: { profile.isBad($0.feedback, .standard) }) else {
      return
    }
    caused += 1
    if rank == 0 { first += 1 }
    if rank < 3 { firstThree += 1 }
    let last = new.max { $0.feedback.earliest < $1.feedback.earliest }
    if let last, profile.isBad(last.feedback, .standard) { newest += 1 }
  }
}

/// How often feedback is bad that is said to be so with a probability.
struct Reliability {
  private var counts = Array(repeating: 0, count: 5)
  private var said = Array(repeating: 0.0, count: 5)
  private var bad = Array(repeating: 0, count: 5)

  private static let limits = [0.01, 0.1, 0.5, 0.9]
  private static let names = ["below .01", ".01 to .1", ".1 to .5", ".5 to .9", ".9 and more"]

  mutating func add(_ explanation: Explanation, _ profile: SimulatedProfile) {
    for suspect in explanation.suspects where suspect.feedback.feedback != nil {
      let bin = Reliability.limits.firstIndex { suspect.bad < $0 } ?? Reliability.limits.count
      counts[bin] += 1
      said[bin] += suspect.bad
      if profile.isBad(suspect.feedback, .standard) { bad[bin] += 1 }
    }
  }

  func report(_ truth: String) {
    for bin in counts.indices {
      let all = Double(max(1, counts[bin]))
      func shown(_ value: Double) -> String { "\((value / all * 1000).rounded() / 10) %" }
      print(
        "| \(truth) | \(Reliability.names[bin]) | \(counts[bin]) | \(shown(said[bin])) | \(shown(Double(bad[bin]))) |"
      )
    }
  }
}
