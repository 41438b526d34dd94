/// What a window's score is computed from, in as few numbers as that takes: outcomes that give the same numbers give the
/// same score.
struct WindowSum: Hashable {
  /// The weight above the line: positive jobs, less negative ones by `net`.
  var satisfied = 0
  /// The weight of all jobs.
  var total = 0
  /// The number of contracts with a job in the window.
  var contracts = 0
  /// The number of their distinct clients.
  var clients = 0
  /// The number of ended contracts with earnings, t of 2.7.
  var ended = 0
  /// The number of those without feedback, n of 2.7.
  var missing = 0
  /// The weight of those without feedback.
  var missingWeight = 0
  /// The number of contracts, or of clients, with a job on any day, if the policy counts clients so.
  var ever = 0

  /// Nothing.
  init() {}

  /// The sums of a contract's part of a window. `hasJobs` is whether it has a job on any day.
  init(_ tally: WindowTally, hasJobs: Bool, _ policy: Policy) {
    satisfied = policy.numerator == .net ? tally.positive - tally.negative : tally.positive
    total = tally.positive + tally.neutral + tally.negative
    contracts = tally.contracts
    clients = tally.clients
    ended = tally.ended
    missing = tally.missingFeedback
    missingWeight = tally.missingFeedbackWeight
    ever = hasJobs && policy.minimum.clientsScope == .lifetime ? 1 : 0
  }

  static func += (sum: inout WindowSum, other: WindowSum) {
    sum.satisfied += other.satisfied
    sum.total += other.total
    sum.contracts += other.contracts
    sum.clients += other.clients
    sum.ended += other.ended
    sum.missing += other.missing
    sum.missingWeight += other.missingWeight
    sum.ever += other.ever
  }

  /// The sums of one client's contracts, with the client counted.
  func asClient() -> WindowSum {
    var sum = self
    sum.clients = contracts > 0 ? 1 : 0
    sum.ever = ever > 0 ? 1 : 0
    return sum
  }

  /// The window's score with `loss` less above the line; nil if it has none (2.6).
  func score(_ policy: Policy, loss: Int = 0) -> Ratio? {
    var tally = WindowTally()
    tally.positive = max(0, satisfied - loss)
    tally.neutral = total - tally.positive
    tally.contracts = contracts
    tally.clients = clients
    tally.ended = ended
    tally.missingFeedback = missing
    tally.missingFeedbackWeight = missingWeight
    return tally.score(policy, lifetimeClients: ever)
  }

  /// Whether another sum differs from this one in the weight above the line alone.
  func differsInSatisfiedOnly(from other: WindowSum) -> Bool {
    var same = other
    same.satisfied = satisfied
    return same == self
  }
}
