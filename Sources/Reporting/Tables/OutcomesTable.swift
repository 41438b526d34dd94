package import CSV
package import JobSuccess

/// outcomes.csv: a row a contract known on the as-of date (6.1).
package enum OutcomesTable {
  package static let table = Table(
    "outcomes.csv", "What each contract counts as", key: ["profile_id", "contract_id"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true),
      .init("contract_id", .string, "The contract", required: true),
      .init("client_id", .string, "Who paid", required: true),
      .init("outcome", .choice(Outcome.allCases.map(\.rawValue)), "What it counts as", required: true),
      .init("rule", .choice(OutcomeRule.allCases.map(\.rawValue)), "The rule that decided", required: true),
      .init("outcome_on", .date, "The day its last job is dated; empty where it is ineligible"),
      .init("jobs", .integer, "How many jobs it counts as"),
      .init("weight", .number, "What they weigh together, whatever the window"),
    ])

  /// Writes a profile's rows, by contract id.
  package static func write(
    _ profile: ScoredProfile, _ scorer: Scorer, _ texts: some ClientIdentifierTexts, to rows: inout CSVWriter
  ) {
    let id = CSVFields { $0.field(profile.id) }
    for contract in profile.sheet.contracts {
      rows.fields(id)
      texts.writeContractID(contract.facts.key, to: &rows)
      texts.writeClientID(of: contract.facts.key, to: &rows)
      rows.field(contract.verdict.outcome.rawValue)
      rows.field(contract.verdict.rule.rawValue)
      if contract.isEligible {
        rows.day(contract.outcomeDay)
        rows.field(contract.jobs.count)
        rows.weight(contract.weight, scorer.weightUnit)
      } else {
        for _ in 0..<3 { rows.emptyField() }
      }
      rows.endRow()
    }
  }
}
