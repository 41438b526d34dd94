import Testing

@testable import JobSuccess

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: 0..<values.count, using: &self)]
  }

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }
}

/// Histories of a few clients, crowded on the edges of the rules.
struct CrowdedHistory {
  static let asOf = Day(number: 19_966)
  private var random: SeededGenerator
  private var contracts: [Contract] = []
  private var feedback: [Feedback] = []
  private var payments: [Payment] = []

  static func make(_ seed: UInt64, contracts count: Int, clients: Int, from base: Int = 0) -> History {
    var maker = CrowdedHistory(random: SeededGenerator(seed))
    for _ in 0..<count { maker.addContract(clients: clients) }
    let profile = Profile(
      kind: maker.random.pick(ProfileKind.allCases),
      badge: maker.random.pick(Badge.allCases + [.topRated, .topRated]))
    return History(
      profile: profile, contracts: maker.contracts[...], feedback: maker.feedback[...],
      payments: maker.payments[...])
  }

  private mutating func addContract(clients: Int) {
    let started = CrowdedHistory.asOf - Int.random(in: -5...900, using: &random)
    let length = random.pick([0, 1, 30, 89, 90, 91, 179, 180, 270, 271, 400, 800])
    let isOpen = random.chance(20)
    var contract = Contract(
      client: ClientKey(UInt32(Int.random(in: 0..<clients, using: &random))), startedOn: started,
      endedOn: isOpen ? nil : started + length,
      earnings: Cents(random.pick([0, 99, 100, 101, 25_000, 25_001, 100_000, 100_001])),
      status: isOpen ? .active : .ended,
      endReason: isOpen ? nil : random.pick(EndReason.allCases.map { $0 } + [nil, nil]),
      firstPaidOn: random.chance(20) ? started + random.pick([0, 1, 50]) : nil,
      lastPaidOn: random.chance(20) ? started + random.pick([60, 90, 91, 300]) : nil,
      clientStanding: random.chance(90) ? .good : random.pick(ClientStanding.allCases))
    if random.chance(30) { addPayments(to: &contract, length: length) }
    let firstFeedback = feedback.count
    if let ended = contract.endedOn, random.chance(75) {
      for round in 0..<(random.chance(10) ? 2 : 1) { addFeedback(on: ended + round) }
    }
    contract.feedback = firstFeedback..<feedback.count
    contracts.append(contract)
  }

  private mutating func addPayments(to contract: inout Contract, length: Int) {
    let first = payments.count
    var day = contract.startedOn
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      day = day + random.pick([0, 1, 30, 89, 90, 91])
      payments.append(Payment(paidOn: day, amount: Cents(random.pick([-100, 50, 100, 25_000, 60_000]))))
    }
    contract.payments = first..<payments.count
  }

  private mutating func addFeedback(on day: Day) {
    let removed = random.chance(10)
    feedback.append(
      Feedback(
        submittedAt: Instant(startOf: day), author: .client, kind: .final,
        stars: random.chance(85)
          ? Stars(hundredths: random.pick([100, 250, 299, 300, 400, 450, 500, 500])) : nil,
        privateScore: random.chance(80) ? PrivateScore(UInt8.random(in: 0...10, using: &random)) : nil,
        removal: removed ? .jssOnly : nil, removedOn: removed ? day + random.pick([0, 10, 100]) : nil,
        removalGround: removed ? .perk : nil))
  }
}

/// The built-in policies, and some that stretch them.
let variedPolicies: [Policy] =
  Policy.builtIn + [
    varied {
      $0.windows = [3, 24, 1]
      $0.hasTrending = true
      $0.minimum = Minimum(contracts: 3, clients: 3, clientsScope: .lifetime)
      $0.missingFeedback = MissingFeedbackRule(tolerance: FixedDecimal(millionths: 100_000), minEnded: 1)
    },
    varied {
      $0.satisfaction = .weighted(
        WeightedSatisfaction(
          publicWeight: .zero, privateWeight: .one, endReasonWeight: .one,
          positiveFrom: FixedDecimal(millionths: 800_000), negativeBelow: FixedDecimal(millionths: 700_000)))
      $0.length = LengthRule(periodDays: 30, maxJobs: 2)
      $0.longTermDays = 30
      $0.minimum = Minimum(contracts: 1, clients: 2, clientsScope: .window)
      $0.noWork = .negative
      $0.excludeFlaggedClients = false
    },
  ]

private func varied(_ change: (inout Policy) -> Void) -> Policy {
  var policy = Policy.standard
  change(&policy)
  return policy
}

extension Policy: CustomTestStringConvertible {
  /// The policy's name.
  public var testDescription: String { name }
}
