package import Analysis
package import CSV
package import Ingestion
package import JobSuccess

/// outcomes.csv: a row a contract known on the as-of date (6.1).
package enum OutcomesTable {
  package static let table = Table<ContractOutcome>(
    "outcomes.csv", "What each contract counts as", key: ["profile_id", "contract_id"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true) {
        .text($0.profile.id)
      },
      .init("contract_id", .string, "The contract", required: true) {
        .text($0.profile.names.id(of: $0.contract.facts.key))
      },
      .init("client_id", .string, "Who paid", required: true) {
        .text($0.profile.names.id(of: $0.contract.facts.client))
      },
      .init("outcome", .cases(of: Outcome.self), "What it counts as", required: true) {
        .text($0.contract.verdict.outcome.rawValue)
      },
      .init("rule", .cases(of: OutcomeRule.self), "The rule that decided", required: true) {
        .text($0.contract.verdict.rule.rawValue)
      },
      .init("outcome_on", .date, "The day its last job is dated; empty where it is ineligible") {
        .day($0.contract.isEligible ? $0.contract.outcomeDay : nil)
      },
      .init("jobs", .integer, "How many jobs it counts as") {
        .integer($0.contract.isEligible ? $0.contract.jobs.count : nil)
      },
      .init("weight", .number, "What they weigh together, whatever the window") {
        $0.contract.isEligible
          ? .weight($0.contract.weight, $0.profile.scorer.weightUnit) : .decimal(nil, places: 4)
      },
      .init("freelancer_id", .string, "Who did the work", required: true) {
        .text($0.profile.names.parties(of: $0.contract.facts.key).freelancer)
      },
      .init(
        "owner", .string, "The profile it belongs to: the agency it was done for, or the freelancer",
        required: true
      ) { .text($0.profile.names.parties(of: $0.contract.facts.key).owner) },
    ])

  /// Writes a profile's rows, by contract id: as `table` says, written out, since a run has as many rows as contracts.
  package static func write(
    _ profile: ProfileAnalysis, at key: ProfileKey, _ ids: ContractIdentifiers, to rows: inout CSVWriter
  ) {
    let profileID = CSVFields { $0.field(profile.id) }
    let unit = profile.scorer.weightUnit
    for contract in profile.sheet.contracts {
      rows.fields(profileID)
      ids.withContractID(of: contract.facts.key) { rows.field($0) }
      ids.withClientID(of: contract.facts.key) { rows.field($0) }
      rows.field(contract.verdict.outcome.rawValue)
      rows.field(contract.verdict.rule.rawValue)
      if contract.isEligible {
        rows.day(contract.outcomeDay)
        rows.field(contract.jobs.count)
        rows.field(unit.tenThousandths(of: contract.weight), places: 4)
      } else {
        for _ in 0..<3 { rows.emptyField() }
      }
      if profile.kind == .freelancer, profile.history[contract.facts.key].isOwned {
        for _ in 0..<2 { rows.fields(profileID) }
      } else {
        let parties = ids.parties(of: contract.facts.key, in: key)
        for party in [parties.freelancer, parties.owner] {
          if party == key { rows.fields(profileID) } else { rows.field(ids.idBytes(of: party).span) }
        }
      }
      rows.endRow()
    }
  }
}

/// A contract of a profile's sheet.
package struct ContractOutcome {
  let profile: ProfileAnalysis
  let contract: AssessedContract

  /// One of the contracts of the profile's sheet.
  package init(_ contract: AssessedContract, of profile: ProfileAnalysis) {
    self.profile = profile
    self.contract = contract
  }
}
