/// The scores that a profile may have on a day without any observation, with their probabilities (7.8).
package struct ScoreEstimate: Equatable, Sendable {
  /// A score that is possible.
  package struct Value: Equatable, Sendable {
    /// The whole percent.
    package let percent: Int
    /// Its probability.
    package let probability: Double
  }

  /// The day.
  package let asOf: Day
  /// The possible whole percents, the lowest first.
  package let values: [Value]
  /// The probability that there is no score.
  package let noScore: Double

  /// An estimate of probabilities, one for each whole percent from 0 on.
  init(asOf: Day, percents: [Double], noScore: Double) {
    self.asOf = asOf
    values = percents.indices.compactMap {
      percents[$0] > 0 ? Value(percent: $0, probability: percents[$0]) : nil
    }
    self.noScore = noScore
  }

  /// The lowest possible score; nil if there is none.
  package var lowest: Int? { values.first?.percent }
  /// The highest possible score; nil if there is none.
  package var highest: Int? { values.last?.percent }
  /// The score that is as often reached as not, if there is one.
  package var median: Int? { quantile(0.5) }
  /// The lower end of the interval that holds with 80 %: the score is lower with at most 10 %.
  package var low80: Int? { quantile(0.1) }
  /// The upper end of that interval: the score is higher with at most 10 %.
  package var high80: Int? { quantile(0.9) }
  /// Whether there may be no score.
  package var mayLackScore: Bool { noScore > 0 }

  /// The least score that is not exceeded with a probability, among the cases with a score.
  private func quantile(_ share: Double) -> Int? {
    let all = values.reduce(0) { $0 + $1.probability }
    var sum = 0.0
    for value in values {
      sum += value.probability
      if sum >= share * all - 1e-12 { return value.percent }
    }
    return values.last?.percent
  }
}

extension Inference {
  /// The scores that a profile may have on the as-of day, from its history as a talent sees it. Private scores are not
  /// read.
  ///
  /// Windows of one day are nested. So feedback is read from the newest to the oldest, and only the sum so far and the
  /// highest score of the windows that are behind have to be kept.
  ///
  /// - Returns: Nil if that would take too many steps.
  package func estimate(_ full: History, asOf: Day) -> ScoreEstimate? {
    let blind = BlindHistory(full, on: asOf)
    let variables = HiddenFeedbackFinder(blind, policy, prior).all(on: [asOf])
    let scorer = Scorer(policy, asOf: asOf)
    let day = DayModel(scorer, blind, variables, VariableIndex(variables))
    guard let clients = try? ClientSums(day, variables, limit: states) else { return nil }
    var distribution = NestedWindows(scorer, day, variables, steps: states)
    for (sums, probability) in zip(clients.sums, clients.probabilities) {
      guard distribution.add(sums, probability) else { return nil }
    }
    return ScoreEstimate(
      asOf: asOf, percents: Array(distribution.scores.dropFirst()), noScore: distribution.scores[0])
  }
}

/// The sums of all windows by the clients that have to be considered as a whole, with their probabilities.
private struct ClientSums {
  private(set) var sums: [[WindowSum]]
  private(set) var probabilities: [Double] = [1]

  init(_ day: DayModel, _ variables: [HiddenFeedback], limit: Int) throws(TooManyStates) {
    sums = [day.base]
    var budget = StateBudget(limit)
    for client in day.clients {
      let own = try ClientSums.sums(of: client, day, variables, &budget)
      var numbers: [[WindowSum]: Int] = [:]
      var (joined, weights): ([[WindowSum]], [Double]) = ([], [])
      for (before, probability) in zip(sums, probabilities) {
        for (added, weight) in zip(own.sums, own.probabilities) {
          let sum = zip(before, added).map { first, second in
            var sum = first
            sum += second
            return sum
          }
          if let number = numbers[sum] {
            weights[number] += probability * weight
          } else {
            numbers[sum] = joined.count
            joined.append(sum)
            weights.append(probability * weight)
          }
        }
      }
      try budget.spend(joined.count)
      (sums, probabilities) = (joined, weights)
    }
  }

  /// A state while a client's feedback is read.
  private struct State: Hashable {
    var isBroken = false
    var long: [WindowSum]
    var short: [WindowSum]
  }

  private static func sums(
    of client: DayModel.Client, _ day: DayModel, _ variables: [HiddenFeedback], _ budget: inout StateBudget
  ) throws(TooManyStates) -> (sums: [[WindowSum]], probabilities: [Double]) {
    var states = [State(long: client.fixed.long, short: client.fixed.short)]
    var weights = [1.0]
    for member in client.members {
      var numbers: [State: Int] = [:]
      var (following, added): ([State], [Double]) = ([], [])
      for (state, weight) in zip(states, weights) {
        for (value, outcome) in zip(variables[member.variable].values, day.outcomes[member.variable]) {
          var next = state
          if outcome == HiddenOutcome.negative.rawValue { next.isBroken = true }
          if next.isBroken { next.long = [] }
          for window in next.long.indices { next.long[window] += member.long[outcome][window] }
          for window in next.short.indices { next.short[window] += member.short[outcome][window] }
          if let number = numbers[next] {
            added[number] += weight * value.probability
          } else {
            numbers[next] = following.count
            following.append(next)
            added.append(weight * value.probability)
          }
        }
      }
      try budget.spend(following.count)
      (states, weights) = (following, added)
    }
    return (
      states.map { state in (state.isBroken ? state.short : state.long).map { $0.asClient() } }, weights
    )
  }
}

/// The distribution of the highest score of nested windows.
private struct NestedWindows {
  /// The probability of no score, then of each whole percent from 0 on.
  private(set) var scores = Array(repeating: 0.0, count: 102)
  private let scorer: Scorer
  /// The windows, the shortest first.
  private let order: [Int]
  /// For each of them, the feedback that is in it and in no shorter one: losses with their probabilities.
  private let bands: [[[(loss: Int, probability: Double)]]]
  private var stepsLeft: Int

  /// Sums with the same highest score so far: a probability for each sum of losses. The first row is without a score.
  private typealias Rows = [[Double]]

  init(_ scorer: Scorer, _ day: DayModel, _ variables: [HiddenFeedback], steps: Int) {
    self.scorer = scorer
    // A step is a multiplication, far quicker than making a state.
    stepsLeft = steps.multipliedReportingOverflow(by: 50).overflow ? .max : steps * 50
    let order = scorer.spans.indices.sorted {
      (scorer.spans[$1].start, scorer.spans[$0].months) < (scorer.spans[$0].start, scorer.spans[$1].months)
    }
    self.order = order
    var bands: [[[(loss: Int, probability: Double)]]] = order.map { _ in [] }
    for term in day.loose {
      guard let band = order.firstIndex(where: { window in term.losses[window].contains { $0 != 0 } }) else {
        continue
      }
      let losses = term.losses[order[band]]
      let outcomes = zip(day.outcomes[term.variable], variables[term.variable].values)
      bands[band].append(outcomes.map { (losses[$0], $1.probability) })
    }
    self.bands = bands
  }

  /// Adds the scores of windows with these sums. Returns false if that would take too many steps.
  mutating func add(_ sums: [WindowSum], _ probability: Double) -> Bool {
    var rows: Rows = Array(repeating: [], count: scores.count)
    rows[0] = [probability]
    let trending =
      scorer.policy.hasTrending ? scorer.trendingSpans.compactMap { order.firstIndex(of: $0) } : []
    guard let last = trending.max(), let first = trending.min() else {
      guard let end = run(rows, order.indices, sums, earlier: nil) else { return false }
      collect(end)
      return true
    }
    // The trending score needs the shorter window's own score until the longer one is complete.
    guard let inner = run(rows, 0..<first + 1, sums, earlier: nil) else { return false }
    var whole: Rows = Array(repeating: [], count: scores.count)
    for loss in 0..<(inner.map(\.count).max() ?? 0) {
      let part = inner.map { row in
        loss < row.count && row[loss] > 0 ? Array(repeating: 0, count: loss) + [row[loss]] : []
      }
      guard part.contains(where: { !$0.isEmpty }) else { continue }
      let score = sums[order[first]].score(scorer.policy, loss: loss)
      guard let outer = run(part, first + 1..<last + 1, sums, earlier: .some(score)) else { return false }
      for index in whole.indices { whole[index].add(outer[index]) }
    }
    guard let end = run(whole, last + 1..<order.count, sums, earlier: nil) else { return false }
    collect(end)
    return true
  }

  /// Reads the feedback of some windows, one after the other, and takes the score of each at its end.
  ///
  /// - Parameter earlier: The score of the shorter window behind `trending`, if the last of the windows is the longer one.
  private mutating func run(_ start: Rows, _ windows: Range<Int>, _ sums: [WindowSum], earlier: Ratio??)
    -> Rows?
  {
    var rows = start
    for place in windows {
      for feedback in bands[place] {
        let most = feedback.reduce(0) { max($0, $1.loss) }
        for index in rows.indices where !rows[index].isEmpty {
          stepsLeft -= rows[index].count * feedback.count
          if stepsLeft < 0 { return nil }
          var next = Array(repeating: 0.0, count: rows[index].count + most)
          for (loss, probability) in feedback {
            for sum in rows[index].indices { next[sum + loss] += rows[index][sum] * probability }
          }
          rows[index] = next
        }
      }
      rows = scored(rows, order[place], sums, earlier: place == windows.upperBound - 1 ? earlier : nil)
    }
    return rows
  }

  /// The rows after a window is complete.
  private func scored(_ rows: Rows, _ window: Int, _ sums: [WindowSum], earlier: Ratio??) -> Rows {
    var moved: Rows = Array(repeating: [], count: rows.count)
    let isShown = window < scorer.policy.windows.count
    for loss in 0..<(rows.map(\.count).max() ?? 0) {
      let score = sums[window].score(scorer.policy, loss: loss)
      var best = isShown ? score.map { $0.scaled(by: 100) + 1 } ?? 0 : 0
      if case .some(.some(let earlier)) = earlier, let score {
        best = max(best, Ratio.mean(earlier, score).scaled(by: 100) + 1)
      }
      for index in rows.indices where loss < rows[index].count && rows[index][loss] > 0 {
        moved[max(index, best)].add(rows[index][loss], at: loss)
      }
    }
    return moved
  }

  private mutating func collect(_ rows: Rows) {
    for index in rows.indices { scores[index] += rows[index].reduce(0, +) }
  }
}

extension [Double] {
  /// Adds to an element, and makes the array longer if it is too short.
  fileprivate mutating func add(_ value: Double, at index: Int) {
    if index >= count { append(contentsOf: repeatElement(0, count: index + 1 - count)) }
    self[index] += value
  }

  /// Adds another array element by element.
  fileprivate mutating func add(_ other: [Double]) {
    for index in other.indices where other[index] > 0 { add(other[index], at: index) }
  }
}
