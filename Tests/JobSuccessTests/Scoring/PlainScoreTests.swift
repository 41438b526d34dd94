import Support
import Testing

@testable import JobSuccess

@Suite("The scorer against the plain reading of chapter 2")
struct PlainScoreTests {
  @Test("random histories under random policies on random days", arguments: 0..<8 as Range<UInt64>)
  func random(block: UInt64) {
    for seed in block * 250..<(block + 1) * 250 {
      var random = SeededGenerator(seed: seed)
      let (built, policy, asOf) = (random.history(), random.policy(), random.asOf())
      let scored = built.scored(on: asOf, by: policy)
      let differences = differences(scored, PlainScore(history: built.history, policy: policy, asOf: asOf))
      #expect(differences.isEmpty, "seed \(seed), on \(asOf)")
    }
  }

  private func differences(_ scored: Scored, _ plain: PlainScore) -> [String] {
    let sheet = scored.sheet
    var found: [String] = []
    func compare<Value: Equatable>(_ what: String, _ got: Value, _ expected: Value) {
      if got != expected { found.append("\(what): \(got), and plainly \(expected)") }
    }
    compare("contracts", sheet.contracts.map(\.facts.key.index), plain.contracts())
    for contract in sheet.contracts {
      let index = contract.facts.key.index
      let id = scored.history.ids[index - scored.history.history.contracts.startIndex]
      compare("\(id) verdict", contract.verdict, plain.verdict(index))
      compare("\(id) jobs", scored.jobs(id), plain.jobs(index).map { "\($0.day) \($0.outcome)" })
      compare("\(id) earnings", contract.facts.earnings.amount, plain.earnings(index))
      compare("\(id) weight", scored.weight(id), Ratio(plain.weight(index).millionths, 1_000_000))
    }
    for months in scored.scorer.policy.windows {
      guard let window = scored.window(.months(months)) else { continue }
      compare("\(months)m", sums(window, scored.scorer.weightUnit), plain.sums(months: months))
    }
    let result = plain.result()
    compare("score", sheet.result.exact, result.score)
    compare("window", sheet.result.window?.name, result.window)
    compare("reason", scored.reason, result.reason)
    compare("stars", scored.stars.lifetime, plain.stars(within: nil))
    compare("stars 180", scored.stars.last180Days, plain.stars(within: 180))
    compare("stars 360", scored.stars.last360Days, plain.stars(within: 360))
    return found
  }

  private func sums(_ window: WindowScore, _ unit: WeightUnit) -> PlainScore.Sums {
    let one = unit.ratio(1)
    return PlainScore.Sums(
      positive: unit.ratio(window.tally.positive), neutral: unit.ratio(window.tally.neutral),
      negative: unit.ratio(window.tally.negative),
      missing: Ratio(window.missing.numerator * one.numerator, window.missing.denominator * one.denominator),
      contracts: window.tally.contracts, clients: window.tally.clients, score: window.score)
  }

  @Test("the random cases reach every rule and every reason")
  func coverage() {
    var (rules, reasons, windows): (Set<OutcomeRule>, Set<NoScoreReason>, Set<String>) = ([], [], [])
    var (missing, severalJobs) = (0, 0)
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let (built, policy, asOf) = (random.history(), random.policy(), random.asOf())
      let scored = built.scored(on: asOf, by: policy)
      rules.formUnion(scored.sheet.contracts.map(\.verdict.rule))
      if let reason = scored.reason { reasons.insert(reason) }
      if let window = scored.sheet.result.window { windows.insert(window.name) }
      if scored.sheet.windows.contains(where: { $0.missing != .zero && $0.score != nil }) { missing += 1 }
      if scored.sheet.contracts.contains(where: { $0.jobs.count > 1 }) { severalJobs += 1 }
    }
    #expect(rules == Set(OutcomeRule.allCases))
    #expect(reasons == Set(NoScoreReason.allCases))
    #expect(windows.isSuperset(of: ["6m", "12m", "24m", "trending"]))
    #expect(missing > 20)
    #expect(severalJobs > 50)
  }
}
