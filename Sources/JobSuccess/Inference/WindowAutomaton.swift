/// What a window's score means for an observation, by the hidden feedback: the dynamic programme of one column (7.5).
struct WindowAutomaton {
  /// The automaton; its final classes are indices of `results`.
  let automaton: LayeredAutomaton
  /// What a final class means.
  let results: [WindowResult]

  /// The automaton of an evaluated window of a day.
  ///
  /// Weight that feedback takes from the numerator is summed up to the point from which on more of it makes no difference.
  init(
    _ day: DayModel, window: Int, _ rules: WindowRules, _ budget: inout StateBudget
  ) throws(TooManyStates) {
    let clients = try ClientStates(day, window: window, &budget)
    let terms = day.loose.compactMap { term -> (variable: Int, losses: [Int])? in
      let row = day.outcomes[term.variable].map { term.losses[window][$0] }
      return row.allSatisfy { $0 == 0 } ? nil : (term.variable, row)
    }
    let most = terms.reduce(0) { $0 + ($1.losses.max() ?? 0) }
    var sums: [WindowSum] = []
    for sum in clients.sums {
      var whole = day.base[window]
      whole += sum
      sums.append(whole)
    }
    let limit = sums.reduce(0) { max($0, rules.saturation(of: $1, window: window, most: most)) }
    let joined = try WindowAutomaton.join(terms, clients.automaton, limit: limit, &budget)
    var results: [WindowResult] = []
    var numbers: [WindowResult: Int32] = [:]
    let finals = joined.pairs.map { pair -> Int32 in
      let (client, loss) = PairNumbering.parts(pair)
      let result = rules.result(of: sums[Int(client)], loss: Int(loss), window: window)
      if let number = numbers[result] { return number }
      numbers[result] = Int32(results.count)
      results.append(result)
      return Int32(results.count - 1)
    }
    var automaton = LayeredAutomaton(layers: joined.layers, finals: finals)
    automaton.minimize()
    self.automaton = automaton
    self.results = results
  }

  /// Reads loose feedback, whose losses are summed, and that of clients. The pairs are the clients' final class and the
  /// sum.
  private static func join(
    _ terms: [(variable: Int, losses: [Int])], _ clients: LayeredAutomaton, limit: Int,
    _ budget: inout StateBudget
  ) throws(TooManyStates) -> (layers: [LayeredAutomaton.Layer], pairs: [UInt64]) {
    var numbering = PairNumbering()
    _ = numbering.number(PairNumbering.pair(0, 0))
    var layers: [LayeredAutomaton.Layer] = []
    var (nextTerm, nextClient) = (0, 0)
    while nextTerm < terms.count || nextClient < clients.layers.count {
      let ofTerm = nextTerm < terms.count ? terms[nextTerm].variable : .max
      let ofClient = nextClient < clients.layers.count ? clients.layers[nextClient].variable : .max
      let pairs = numbering.takePairs()
      let width = ofTerm < ofClient ? terms[nextTerm].losses.count : clients.layers[nextClient].width
      var layer = LayeredAutomaton.Layer(variable: min(ofTerm, ofClient), width: width)
      for pair in pairs {
        let (client, loss) = PairNumbering.parts(pair)
        for value in 0..<width {
          let next =
            ofTerm < ofClient
            ? PairNumbering.pair(
              client, Int32(min(limit, Int(loss) + terms[nextTerm].losses[value])))
            : PairNumbering.pair(clients.layers[nextClient].next[Int(client) * width + value], loss)
          layer.next.append(numbering.number(next))
        }
      }
      try budget.spend(numbering.pairs.count)
      layers.append(layer)
      if ofTerm < ofClient { nextTerm += 1 } else { nextClient += 1 }
    }
    return (layers, numbering.pairs)
  }
}

/// What a window gives a day: its class, and its part of the trending score.
struct WindowResult: Hashable {
  /// What its own score means, if it counts by itself.
  let own: ObservedClass
  /// Its part of the trending score.
  let part: TrendingPart
}

/// A window's part of the trending score (2.6).
enum TrendingPart: Hashable {
  /// The policy doesn't have it, or the window has no part of it.
  case notUsed
  /// The window has no score, so there is no trending score.
  case noScore
  /// The window's score is so low that the trending score is lower than the observed one.
  case low
  /// The window's score, in lowest terms.
  case score(numerator: Int128, denominator: Int128)
}

/// How the scores of a policy's windows are compared with an observation.
struct WindowRules {
  let scorer: Scorer
  let observation: ScoreObservation

  /// The order in which windows are combined: those behind `trending` first, if the policy has it.
  var order: [Int] {
    let first = scorer.policy.hasTrending ? scorer.trendingSpans : []
    return first + scorer.spans.indices.filter { !first.contains($0) }
  }

  /// What a window gives with these sums and `loss` less above the line.
  func result(of sum: WindowSum, loss: Int, window: Int) -> WindowResult {
    let score = sum.score(scorer.policy, loss: loss)
    let isShown = window < scorer.policy.windows.count
    let own = isShown ? ObservedClass(score, observation) : .noScore
    guard own != .tooHigh, scorer.policy.hasTrending, scorer.trendingSpans.contains(window) else {
      return WindowResult(own: own, part: .notUsed)
    }
    guard let score else { return WindowResult(own: own, part: .noScore) }
    let highest = Ratio.mean(score, Ratio(1, 1))
    if ObservedClass(highest, observation) == .lower { return WindowResult(own: own, part: .low) }
    let reduced = score.reduced
    return WindowResult(
      own: own, part: .score(numerator: reduced.numerator, denominator: reduced.denominator))
  }

  /// The class of both windows behind `trending` together with the trending score.
  func trending(_ left: WindowResult, _ right: WindowResult) -> ObservedClass {
    let own = left.own.with(right.own)
    switch (left.part, right.part) {
    case (.score(let a, let b), .score(let c, let d)):
      return own.with(ObservedClass(Ratio.mean(Ratio(a, b), Ratio(c, d)), observation))
    case (.low, .low), (.low, .score), (.score, .low): return own.with(.lower)
    case (.noScore, _), (_, .noScore), (.notUsed, _), (_, .notUsed): return own
    }
  }

  /// The least loss from which on more makes no difference, up to `most`.
  func saturation(of sum: WindowSum, window: Int, most: Int) -> Int {
    let end = result(of: sum, loss: most, window: window)
    var (low, high) = (0, most)
    // More loss is never a higher score, so all losses from the sought one on give the same result.
    while low < high {
      let middle = (low + high) / 2
      if result(of: sum, loss: middle, window: window) == end { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
