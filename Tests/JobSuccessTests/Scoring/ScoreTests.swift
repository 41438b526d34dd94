import Testing

@testable import JobSuccess

@Suite("The score (2.6)")
struct ScoreTests {
  private static let asOf: Day = "2025-12-31"

  /// `count` contracts that end on a day, each of a client of its own where no client is named.
  private func batch(_ name: String, _ count: Int, ended: Day, stars: Stars, client: String? = nil)
    -> [ContractLine]
  {
    (0..<count).map {
      contract(
        "\(name)-\($0)", client: client ?? "\(name)-\($0)", started: ended - 10, ended: ended, earnings: 100,
        stars: stars)
    }
  }

  private func scored(
    by policy: Policy = .standard, positive: Int, neutral: Int = 0, negative: Int = 0
  ) -> Scored {
    history {
      batch("p", positive, ended: "2025-12-01", stars: 5)
      batch("u", neutral, ended: "2025-12-01", stars: 3)
      batch("n", negative, ended: "2025-12-01", stars: 1)
    }.scored(on: Self.asOf, by: policy)
  }

  // MARK: Numerators

  @Test(
    "net and successful",
    arguments: [
      (10, 0, 0, 100, 100), (9, 0, 1, 80, 90), (8, 1, 1, 70, 80), (8, 2, 0, 80, 80), (1, 0, 1, 0, 50),
      (1, 0, 2, 0, 33), (0, 2, 0, 0, 0), (0, 0, 2, 0, 0), (2, 1, 0, 67, 67), (1, 2, 0, 33, 33),
    ])
  func numerators(positive: Int, neutral: Int, negative: Int, net: Int, successful: Int) {
    #expect(scored(positive: positive, neutral: neutral, negative: negative).percent == net)
    let policy = Policy.standard.with { $0.numerator = .successful }
    #expect(
      scored(by: policy, positive: positive, neutral: neutral, negative: negative).percent == successful)
  }

  @Test(
    "rounded half up, once, from the exact value",
    arguments: [
      (199, 1, 100), (198, 2, 99), (179, 21, 90), (178, 22, 89), (1, 7, 13), (7, 1, 88), (3, 5, 38),
      (5, 3, 63),
    ])
  func rounding(positive: Int, neutral: Int, percent: Int) {
    let scored = scored(positive: positive, neutral: neutral)
    #expect(scored.percent == percent)
    #expect(scored.sheet.result.exact == Ratio(positive, positive + neutral))
  }

  @Test("jobs count by their weights")
  func weights() {
    let scored = history {
      contract("c1", client: "a", started: "2025-11-01", ended: "2025-12-01", earnings: 1000.01, stars: 5)
      contract("c2", client: "b", started: "2025-11-01", ended: "2025-12-01", earnings: 1000, stars: 3)
      contract("c3", client: "c", started: "2025-11-01", ended: "2025-12-01", earnings: 250, stars: 1)
    }.scored(on: Self.asOf)
    // (1.5 − 1) / (1.5 + 1.25 + 1) = 2/15
    #expect(scored.score(6) == Ratio(2, 15))
    #expect(scored.percent == 13)
  }

  // MARK: The highest

  /// A history of two contracts six, twelve and twenty-four months deep, with scores of their own.
  private func layers(_ last6: (Int, Int), _ upTo12: (Int, Int), _ upTo24: (Int, Int)) -> BuiltHistory {
    history {
      batch("a", last6.0, ended: "2025-12-01", stars: 5)
      batch("b", last6.1, ended: "2025-12-01", stars: 3)
      batch("c", upTo12.0, ended: "2025-03-01", stars: 5)
      batch("d", upTo12.1, ended: "2025-03-01", stars: 3)
      batch("e", upTo24.0, ended: "2024-06-01", stars: 5)
      batch("f", upTo24.1, ended: "2024-06-01", stars: 3)
    }
  }

  @Test(
    "the highest window decides, wherever it stands in the policy's list",
    arguments: [[6, 12, 24], [24, 12, 6], [12, 24, 6]])
  func highest(windows: [Int]) {
    let policy = Policy.standard.with { $0.windows = windows }
    #expect(
      layers((9, 1), (5, 5), (5, 5)).scored(on: Self.asOf, by: policy).sheet.result.window == .months(6))
    #expect(
      layers((5, 5), (10, 0), (5, 5)).scored(on: Self.asOf, by: policy).sheet.result.window == .months(12))
    #expect(
      layers((5, 5), (5, 5), (9, 1)).scored(on: Self.asOf, by: policy).sheet.result.window == .months(24))
  }

  @Test(
    "a tie of exact scores goes to the longer window", arguments: [[6, 12, 24], [24, 12, 6], [12, 24, 6]])
  func ties(windows: [Int]) {
    let policy = Policy.standard.with { $0.windows = windows }
    #expect(
      layers((4, 1), (8, 2), (4, 1)).scored(on: Self.asOf, by: policy).sheet.result.window == .months(24))
    #expect(
      layers((4, 1), (8, 2), (1, 1)).scored(on: Self.asOf, by: policy).sheet.result.window == .months(12))
    #expect(
      layers((4, 1), (1, 1), (1, 1)).scored(on: Self.asOf, by: policy).sheet.result.window == .months(6))
  }

  @Test("a tie is one of exact scores: what only rounds to the same is none")
  func roundedIsNoTie() {
    // 401/500 = 80.2% against 800/1000 below it.
    let scored = layers((401, 99), (399, 101), (1, 1)).scored(on: Self.asOf)
    #expect(scored.score(12) == Ratio(800, 1000))
    #expect(scored.sheet.result.window == .months(6))
    #expect(scored.percent == 80)
  }

  // MARK: Trending

  private static let trending = Policy.standard.with { $0.hasTrending = true }

  /// Contracts within 3 months, and before that within 6.
  private func trend(_ last3: (Int, Int), _ upTo6: (Int, Int), by policy: Policy = trending) -> Scored {
    history {
      batch("a", last3.0, ended: "2025-12-01", stars: 5)
      batch("b", last3.1, ended: "2025-12-01", stars: 3)
      batch("c", upTo6.0, ended: "2025-08-01", stars: 5)
      batch("d", upTo6.1, ended: "2025-08-01", stars: 3)
    }.scored(on: Self.asOf, by: policy)
  }

  @Test("trending is the mean of the 6- and the 3-month score")
  func trendingMean() {
    let scored = trend((9, 1), (6, 4))
    #expect(scored.score(6) == Ratio(3, 4))
    #expect(scored.window(.trending)?.score == Ratio(33, 40))
    #expect(scored.sheet.result.window == .trending)
    #expect(scored.percent == 83)
    #expect(scored.window(.trending)?.tally == scored.tally(6))
  }

  @Test("the 3-month window itself decides nothing where the policy does not list it")
  func hiddenWindow() {
    let scored = trend((10, 0), (0, 10))
    #expect(scored.sheet.windows.map(\.window) == [.months(6), .months(12), .months(24), .trending])
    #expect(scored.percent == 75)
    let listed = Self.trending.with { $0.windows = [3, 6] }
    #expect(trend((10, 0), (0, 10), by: listed).percent == 100)
  }

  @Test("trending exists where both scores do")
  func trendingMissing() {
    #expect(trend((0, 0), (5, 0)).window(.trending)?.score == nil)
    #expect(trend((1, 0), (5, 0)).window(.trending)?.score == nil)
    #expect(trend((2, 0), (0, 0)).window(.trending)?.score == Ratio(1, 1))
    #expect(trend((1, 0), (0, 0)).window(.trending)?.score == nil)
  }

  @Test("trending without a 6-month window in the policy, and by the policy's numerator")
  func trendingAlone() {
    let policy = Self.trending.with {
      $0.windows = [24]
      $0.numerator = .successful
    }
    let scored = trend((10, 0), (10, 20), by: policy)
    #expect(scored.window(.trending)?.score == Ratio(3, 4))
    #expect(scored.sheet.result.window == .trending)
  }

  @Test("in a tie trending comes last")
  func trendingTie() {
    #expect(trend((4, 1), (4, 1)).sheet.result.window == .months(24))
    func short(endedOn day: Day) -> Window? {
      history {
        batch("a", 4, ended: day, stars: 5)
        batch("b", 1, ended: day, stars: 3)
      }.scored(on: Self.asOf, by: Self.trending.with { $0.windows = [1] }).sheet.result.window
    }
    #expect(short(endedOn: "2025-11-29") == .trending)
    #expect(short(endedOn: "2025-11-30") == .months(1))
  }

  // MARK: The minimum

  private func minimum(_ contracts: Int, _ clients: Int, _ scope: ClientsScope = .window) -> Policy {
    .standard.with {
      $0.windows = [6, 24]
      $0.minimum = Minimum(contracts: contracts, clients: clients, clientsScope: scope)
    }
  }

  @Test("contracts and clients in the window", arguments: [(3, 3, true), (4, 3, false), (3, 4, false)])
  func inTheWindow(contracts: Int, clients: Int, hasScore: Bool) {
    let scored = scored(by: minimum(contracts, clients), positive: 3)
    #expect((scored.score(6) != nil) == hasScore)
  }

  @Test("clients over a lifetime, contracts still in the window")
  func lifetime() {
    let built = history {
      batch("a", 2, ended: "2025-12-01", stars: 5, client: "a")
      batch("b", 1, ended: "2020-01-01", stars: 1, client: "b")
      contract("c", client: "c", started: "2020-01-01", ended: "2020-02-01")
      contract("d", client: "d", started: "2020-01-01", ended: "2020-02-01", standing: .suspended, stars: 5)
    }
    #expect(built.scored(on: Self.asOf).reason == .tooFewClients)
    let two = built.scored(on: Self.asOf, by: minimum(2, 2, .lifetime))
    #expect(two.sheet.lifetimeClients == 2)
    #expect(two.percent == 100)
    #expect(two.tally(6)?.clients == 1)
    #expect(built.scored(on: Self.asOf, by: minimum(2, 3, .lifetime)).reason == .tooFewClients)
    #expect(built.scored(on: Self.asOf, by: minimum(3, 2, .lifetime)).reason == .tooFewContracts)
  }

  @Test("a client of the lifetime counts from the day its contract is eligible")
  func lifetimeUpToD() {
    let built = history {
      batch("a", 2, ended: "2025-11-01", stars: 5, client: "a")
      contract(
        "b", client: "b", started: "2025-11-01", ended: "2025-12-20", stars: 5, submitted: "2025-12-31")
    }
    #expect(built.scored(on: "2025-12-30", by: minimum(2, 2, .lifetime)).reason == .tooFewClients)
    #expect(built.scored(on: "2025-12-31", by: minimum(2, 2, .lifetime)).percent == 100)
  }

  @Test("a minimum of nothing still needs something to weigh")
  func noMinimum() {
    #expect(scored(by: minimum(0, 0), positive: 0).reason == .noEligibleContracts)
    #expect(scored(by: minimum(0, 0), positive: 1).percent == 100)
    #expect(scored(by: minimum(1, 1), positive: 0, negative: 1).percent == 0)
  }

  // MARK: Without a score

  @Test("the reason, judged on the longest window", arguments: [[6, 12, 24], [24, 6, 12]])
  func reasons(windows: [Int]) {
    func reason(@Lines<ContractLine> _ contracts: () -> [ContractLine]) -> NoScoreReason? {
      let scored = history(contracts).scored(on: Self.asOf, by: .standard.with { $0.windows = windows })
      #expect(scored.percent == nil)
      #expect(scored.sheet.result.window == nil)
      #expect(scored.sheet.result.band == nil)
      return scored.reason
    }
    #expect(reason {} == .noEligibleContracts)
    #expect(reason { contract("c", client: "a", started: "2025-12-01") } == .noEligibleContracts)
    #expect(reason { batch("a", 5, ended: "2023-12-30", stars: 5) } == .noEligibleContracts)
    #expect(reason { batch("a", 1, ended: "2023-12-31", stars: 5) } == .tooFewContracts)
    #expect(reason { batch("a", 1, ended: "2025-12-31", stars: 5) } == .tooFewContracts)
    #expect(reason { batch("a", 2, ended: "2024-01-31", stars: 5, client: "a") } == .tooFewClients)
  }

  @Test("0 is a score, and not the same as none")
  func zero() {
    let scored = scored(positive: 0, negative: 2)
    #expect(scored.percent == 0)
    #expect(scored.sheet.result.band == .needsImprovement)
    // Every window scores 0: the longest decides.
    #expect(scored.sheet.result.window == .months(24))
  }

  @Test("the window that a table shows: the deciding one, else the longest")
  func shownWindow() {
    let decided = layers((5, 5), (10, 0), (5, 5)).scored(on: Self.asOf)
    #expect(decided.scorer.shownWindow(of: decided.sheet.result) == 1)
    let none = history {}.scored(on: Self.asOf, by: .standard.with { $0.windows = [24, 6, 12] })
    #expect(none.scorer.shownWindow(of: none.sheet.result) == 0)
    let trending = trend((9, 1), (6, 4))
    #expect(trending.scorer.shownWindow(of: trending.sheet.result) == 3)
  }

  // MARK: Bands

  @Test(
    "bands",
    arguments: [
      (100, .excellent), (90, .excellent), (89, .good), (80, .good), (79, .needsImprovement),
      (0, .needsImprovement),
    ] as [(Int, Band)])
  func bands(percent: Int, band: Band) {
    #expect(Band(percent: percent) == band)
  }

  @Test("the band is that of the rounded percent")
  func bandOfRounded() {
    // 89.5% shows as 90.
    #expect(scored(positive: 179, neutral: 21).sheet.result.band == .excellent)
    #expect(scored(positive: 178, neutral: 22).sheet.result.band == .good)
  }
}
