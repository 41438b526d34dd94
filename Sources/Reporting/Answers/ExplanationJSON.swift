internal import Analysis
internal import Basics
internal import Ingestion
internal import JobSuccess

/// An explanation for programs.
struct ExplanationJSON {
  private let explanation: ProfileAnalysis
  private var sheet: ScoreSheet { explanation.sheet }
  private var scorer: Scorer { explanation.scorer }

  init(_ explanation: ProfileAnalysis) {
    self.explanation = explanation
  }

  /// windows, contracts, and since where that was asked.
  func members(_ attribution: Attribution?) -> [JSONValue.Member] {
    [
      .init("windows", .array(sheet.windows.map { ScoreJSON.window($0, by: scorer) })),
      .init("contracts", .array(sheet.contracts.map(contract))),
    ] + PartyText.json(explanation)
      + (explanation.range.map { [.init("unknown", ExplanationJSON.unknown($0))] } ?? [])
      + (explanation.history.rates.isEmpty
        ? [] : [.init("rates", .array(explanation.history.rates.map { .string($0) }))])
      + (attribution.map { [.init("since", since($0))] } ?? [])
  }

  private static func unknown(_ range: ScoreRange) -> JSONValue {
    let (lowest, highest) = range.percents
    return [
      "contracts": .integer(range.contracts), "stars": .integer(range.stars), "ends": .integer(range.ends),
      "clients": .integer(range.clients), "earnings": .integer(range.earnings), "exact": .bool(range.isExact),
      "jss_lowest": .optional(lowest),
      "jss_highest": .optional(highest),
    ]
  }

  private func contract(_ contract: AssessedContract) -> JSONValue {
    let parties = explanation.names.parties(of: contract.facts.key)
    return [
      "contract_id": .string(explanation.names.id(of: contract.facts.key)),
      "client_id": .string(explanation.names.id(of: contract.facts.client)),
      "freelancer_id": .string(parties.freelancer),
      "owner": .string(parties.owner),
      "outcome": .string(contract.verdict.outcome.rawValue),
      "rule": .string(contract.verdict.rule.rawValue),
      "words": .string(contract.words),
      "earnings": .decimal(contract.facts.earnings.description),
      "stars": ScoreJSON.decimal(contract.facts.stars?.ratio, places: 2),
      "private_score": .optional(contract.facts.privateScore.map { Int($0.value) }),
      "outcome_on": .optional(contract.outcomeDay?.description),
      "weight": contract.isEligible ? ScoreJSON.weight(contract.weight, scorer.weightUnit) : .null,
      "jobs": .array(sheet.jobs(of: contract).map(job)),
      "shares": .array(sheet.windows.indices.compactMap { share(of: contract, in: $0) }),
    ]
  }

  private func job(_ job: Job) -> JSONValue {
    [
      "on": .string(job.day.description), "outcome": .string(job.outcome.rawValue),
      "weight": ScoreJSON.weight(job.weight, scorer.weightUnit),
    ]
  }

  private func share(of contract: AssessedContract, in window: Int) -> JSONValue? {
    guard let contribution = scorer.contribution(of: contract, in: window, of: sheet) else { return nil }
    return [
      "window": .string(sheet.windows[window].window.name),
      "weight": ScoreJSON.weight(contribution.weight, scorer.weightUnit),
      "adds": ScoreJSON.percent(contribution.adds), "costs": ScoreJSON.percent(contribution.costs),
    ]
  }

  private func since(_ attribution: Attribution) -> JSONValue {
    [
      "day": .string(attribution.before.asOf.description),
      "score": .object(ScoreJSON.score(attribution.before.result)),
      "change": ScoreJSON.percent(attribution.whole),
      "causes": .array(
        attribution.contracts.map { cause in
          [
            "contract_id": .string(explanation.names.id(of: cause.key)),
            "cause": .string(cause.cause.rawValue),
            "before": .optional(cause.before?.outcome.rawValue),
            "after": .string(cause.after.outcome.rawValue),
            "since": .optional(cause.since?.description),
            "words": .string(cause.words),
            "part": ScoreJSON.percent(cause.part),
          ]
        }),
      "window_part": ScoreJSON.percent(attribution.windowPart),
    ]
  }
}
