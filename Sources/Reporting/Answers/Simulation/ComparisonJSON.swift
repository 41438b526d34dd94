internal import Basics
internal import JobSuccess

/// Scores before and after, for programs.
package enum ComparisonJSON {
  /// before, after, effect, why, change, others.
  static func members(_ comparison: Comparison, _ simulation: Simulation, after scorer: Scorer? = nil)
    -> [JSONValue.Member]
  {
    [
      .init("before", score(comparison.before, simulation.scorer)),
      .init("after", score(comparison.after, scorer ?? simulation.scorer)),
      .init("effect", .string(comparison.change.name)),
      .init("why", .optional(comparison.change.reason?.rawValue)),
      .init("change", ScoreJSON.percent(comparison.difference)),
      .init(
        "others",
        .array(
          comparison.others.map { other in
            [
              "contract_id": .string(simulation.id(of: other.key)),
              "client_id": .string(
                simulation.clientID(of: other.key)),
              "before": verdict(other.before), "after": verdict(other.after),
            ]
          })),
    ]
  }

  /// jss, jss_exact, band, window, reason, windows.
  static func score(_ sheet: ScoreSheet, _ scorer: Scorer) -> JSONValue {
    score(sheet.result, sheet.windows, scorer)
  }

  static func score(_ result: JobSuccessScore, _ windows: [WindowScore], _ scorer: Scorer) -> JSONValue {
    .object(
      score(result) + [
        .init("windows", .array(windows.map { ScoreJSON.window($0, by: scorer) }))
      ])
  }

  /// jss, jss_exact, band, window, reason.
  static func score(_ result: JobSuccessScore) -> [JSONValue.Member] {
    ScoreJSON.score(result) + [.init("reason", .optional(result.reason?.rawValue))]
  }

  /// outcome, rule and the rule in words.
  static func verdict(_ verdict: Verdict) -> JSONValue {
    [
      "outcome": .string(verdict.outcome.rawValue), "rule": .string(verdict.rule.rawValue),
      "words": .string(verdict.words),
    ]
  }

  /// Whether and why something can't be had as it is.
  static func hypothetical(because reasons: [String]) -> [JSONValue.Member] {
    [
      .init("hypothetical", .bool(!reasons.isEmpty)),
      .init("because", .array(reasons.map { .string($0) })),
    ]
  }
}
