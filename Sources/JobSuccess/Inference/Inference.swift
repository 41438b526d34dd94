/// What the official scores of a profile tell of its hidden feedback, by one policy (chapter 7).
package struct Inference: Sendable {
  /// The policy that every answer rests on.
  package let policy: Policy
  /// What is assumed before any score is seen (7.3).
  package let prior: FeedbackPrior
  /// How many days a shown score may be old (7.4).
  package let lag: Int
  /// How many states an answer may take (7.5).
  package let states: Int

  /// The default of `states`: what keeps nearly every profile under a second.
  package static let standardStates = 4_000_000
  /// The lags that are allowed.
  package static let lags = 0...366

  /// An inference by a policy.
  package init(
    _ policy: Policy, prior: FeedbackPrior = .standard, lag: Int = 0, states: Int = Inference.standardStates
  ) {
    self.policy = policy
    self.prior = prior
    self.lag = lag
    self.states = states
  }

  /// What observations tell of a profile, from its history as a talent sees it on the as-of day. Private scores are not
  /// read.
  ///
  /// - Parameters:
  ///   - observations: In any order, one a day. Those after the as-of day are left out.
  ///   - progress: Called with the number of observations that an attempt uses.
  package func answer(
    _ full: History, _ observations: [ScoreObservation], asOf: Day, progress: (Int) -> Void = { _ in }
  ) -> InferenceAnswer {
    let blind = BlindHistory(full, on: asOf)
    let known = observations.filter { $0.day <= asOf }.sorted { $0.day < $1.day }
    guard !known.isEmpty else { return answer(known, of: 0, .undecided) }
    var count = known.count
    // Fewer observations take fewer states, and what they say stays exact (7.5).
    while count > 0 {
      progress(count)
      let used = Array(known.suffix(count))
      if let conclusion = conclusion(blind, used) { return answer(used, of: known.count, conclusion) }
      count /= 2
    }
    return answer([], of: known.count, .undecided)
  }

  private func answer(_ used: [ScoreObservation], of all: Int, _ conclusion: InferenceAnswer.Conclusion)
    -> InferenceAnswer
  {
    InferenceAnswer(policy: policy, lag: lag, used: used, available: all, conclusion: conclusion)
  }

  /// How many observations, the newest ones, can be explained together; nil if that takes too many states.
  package func explained(_ full: History, _ observations: [ScoreObservation], asOf: Day) -> Int? {
    let blind = BlindHistory(full, on: asOf)
    let known = observations.filter { $0.day <= asOf }.sorted { $0.day < $1.day }
    var (low, high) = (0, known.count)
    while low < high {
      let middle = (low + high + 1) / 2
      switch conclusion(blind, Array(known.suffix(middle))) {
      case nil: return nil
      case .contradiction: high = middle - 1
      case .explained, .undecided: low = middle
      }
    }
    return low
  }

  /// What these observations tell; nil if that takes too many states.
  private func conclusion(_ blind: BlindHistory, _ used: [ScoreObservation]) -> InferenceAnswer.Conclusion? {
    let model = InferenceModel(self, blind, used)
    guard let automaton = try? model.automaton() else { return nil }
    guard automaton.finals != [LayeredAutomaton.dead] else { return .contradiction }
    let posterior = Posterior(automaton, model.probabilities)
    guard !posterior.evidence.isZero else { return nil }
    return .explained(Explanation(self, model, posterior, used))
  }
}

/// The variables and the days of an inference.
struct InferenceModel {
  let variables: [HiddenFeedback]
  let asOf: Day
  private(set) var days: [Day: DayModel] = [:]
  /// All of the days, in ascending order.
  let sortedDays: [Day]
  private let scorers: [Day: Scorer]
  private let inference: Inference
  private let used: [ScoreObservation]

  init(_ inference: Inference, _ blind: BlindHistory, _ used: [ScoreObservation]) {
    self.inference = inference
    self.used = used
    asOf = blind.asOf
    sortedDays = Set(used.flatMap { observation in (0...inference.lag).map { observation.day - $0 } })
      .sorted()
    variables = HiddenFeedbackFinder(blind, inference.policy, inference.prior).all(on: sortedDays)
    let index = VariableIndex(variables)
    var scorers: [Day: Scorer] = [:]
    for day in sortedDays {
      let scorer = Scorer(inference.policy, asOf: day)
      scorers[day] = scorer
      days[day] = DayModel(scorer, blind, variables, index)
    }
    self.scorers = scorers
  }

  /// For each variable, the probabilities of its values before any score is seen.
  var probabilities: [[Double]] { variables.map { $0.values.map(\.probability) } }

  /// Reads the variables, and weighs them by the likelihood of all observations.
  func automaton() throws(TooManyStates) -> LayeredAutomaton {
    var budget = StateBudget(inference.states)
    var parts: [LayeredAutomaton] = []
    for observation in distinctObservations {
      let part = try LayeredAutomaton.observation(alikeDays(of: observation), &budget)
      if part.finals == [LayeredAutomaton.dead] { return part }
      parts.append(part)
    }
    // Neighbours first: their windows have most feedback in common.
    while parts.count > 1 {
      var joined: [LayeredAutomaton] = []
      for index in stride(from: 0, to: parts.count, by: 2) {
        guard index + 1 < parts.count else {
          joined.append(parts[index])
          continue
        }
        var product = try LayeredAutomaton.product(parts[index], parts[index + 1], &budget) {
          $0 == LayeredAutomaton.dead || $1 == LayeredAutomaton.dead ? LayeredAutomaton.dead : 0
        }
        guard product.finals.contains(0) else { return LayeredAutomaton(class: LayeredAutomaton.dead) }
        // The last one is gone through once, for which it need not have the fewest states.
        if parts.count > 2 { product.minimize() }
        joined.append(product)
      }
      parts = joined
    }
    return parts.first ?? LayeredAutomaton(class: 0)
  }

  /// The observations without those that say the same as an earlier one: nothing happened in between.
  private var distinctObservations: [ScoreObservation] {
    guard inference.lag == 0 else { return used }
    var distinct: [ScoreObservation] = []
    var last: (observation: ScoreObservation, model: DayModel)?
    for observation in used {
      guard let model = days[observation.day] else { continue }
      if let last, last.observation.percents == observation.percents, last.model.isLike(model) { continue }
      distinct.append(observation)
      last = (observation, model)
    }
    return distinct
  }

  /// The days that an observation's score may be of; days that are alike once, with their number.
  private func alikeDays(of observation: ScoreObservation) -> [(DayModel, WindowRules, Int)] {
    var alike: [(model: DayModel, rules: WindowRules, count: Int)] = []
    for age in (0...inference.lag).reversed() {
      let day = observation.day - age
      guard let model = days[day], let scorer = scorers[day] else { continue }
      if let place = alike.firstIndex(where: { $0.model.isLike(model) }) {
        alike[place].count += 1
      } else {
        alike.append((model, WindowRules(scorer: scorer, observation: observation), 1))
      }
    }
    return alike
  }
}
