import JobSuccess

/// A made-up profile whose private feedback is known: contracts of some years, most with feedback.
struct SimulatedProfile {
  let history: History
  /// The day after all of it.
  let end: Day

  /// The years over which contracts end, unless others are named.
  static let years = 3

  /// A profile of so many contracts. Private scores follow `prior`.
  init(seed: UInt64, contracts count: Int, years: Int = SimulatedProfile.years, prior: FeedbackPrior) {
    var random = Random(seed: seed)
    let end = Day(unchecked: 2026, 6, 1)
    self.end = end
    var contracts: [Contract] = []
    var feedback: [Feedback] = []
    var clients: UInt32 = 0
    for _ in 0..<count {
      // One contract in six is another one of an earlier client.
      let client = clients > 0 && random.chance(0.17) ? UInt32(random.below(Int(clients))) : clients
      if client == clients { clients += 1 }
      let ended = end - 1 - random.below(years * 365 - 30)
      let days = random.chance(0.8) ? 3 + random.below(60) : 60 + random.below(240)
      var contract = Contract(
        client: ClientKey(client), startedOn: ended - days, endedOn: ended,
        earnings: Cents(Int64(random.pick([100, 180, 240, 400, 700, 1200, 3000])) * 100), status: .ended,
        endReason: random.chance(0.7) ? .successful : nil)
      let first = feedback.count
      if random.chance(0.88) {
        let stars = random.pick([500, 500, 500, 500, 500, 500, 500, 480, 460, 430, 350, 200])
        let given = Stars(hundredths: stars)
        let probabilities = prior.probabilities(stars: given, endReason: contract.endReason)
        let score = random.index(probabilities)
        let day = ended + random.below(6)
        feedback.append(
          Feedback(
            submittedAt: Instant(startOf: day), author: .client, kind: .final, stars: given,
            privateScore: score == 0 ? nil : PrivateScore(UInt8(score - 1))))
        feedback.append(
          Feedback(
            submittedAt: Instant(startOf: day), author: .freelancer, kind: .final,
            stars: Stars(hundredths: 500)))
      }
      contract.feedback = first..<feedback.count
      contracts.append(contract)
    }
    history = History(profile: Profile(kind: .freelancer), contracts: contracts[...], feedback: feedback[...])
  }

  /// The whole percent shown on a day.
  func percent(_ policy: Policy, on day: Day) -> Int? {
    Scorer(policy, asOf: day).score(history).result.percent
  }

  /// Whether the private score makes the outcome of a feedback worse than the best that its public part allows.
  func isBad(_ hidden: HiddenFeedback, _ policy: Policy) -> Bool {
    guard let index = hidden.feedback else { return false }
    let given = history.feedback[index]
    let scale = SatisfactionScale(policy.satisfaction)
    let truth = scale.satisfaction(
      stars: given.stars, privateScore: given.privateScore, endReason: history[hidden.contract].endReason)
    return switch (truth, hidden.best) {
    case (.positive, .positive), (.neutral, .neutral), (.negative, .negative), (nil, .none): false
    default: true
    }
  }
}

/// Random numbers that are the same on every machine (SplitMix64).
struct Random {
  private var state: UInt64

  /// A state that is far from those of neighbouring seeds: from them it would give the same numbers, a few places on.
  init(seed: UInt64) { state = Random.mixed(Random.mixed(seed &+ 1)) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Random.mixed(state)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) * 0x1p-53 < share }
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// An index, each with its probability.
  mutating func index(_ probabilities: [Double]) -> Int {
    var rest = Double(next() >> 11) * 0x1p-53
    for (index, probability) in probabilities.enumerated() {
      if rest < probability { return index }
      rest -= probability
    }
    return probabilities.count - 1
  }
}
