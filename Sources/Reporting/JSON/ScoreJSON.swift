package import Analysis
package import Basics
package import JobSuccess

/// Scores as JSON: the members of scores.csv, what is empty there null.
package enum ScoreJSON {
  /// A profile's row of scores.csv without its removal columns; with an estimate's two where it is one.
  package static func object(_ profile: ScoredProfile, _ scorer: Scorer, estimate: PublicEstimate? = nil)
    -> JSONValue
  {
    let result = profile.sheet.result
    let shown = profile.sheet.windows[scorer.shownWindow(of: result)]
    let stars = StarAverages(profile.sheet, profile.history)
    return .object(
      [
        .init("as_of", .string(profile.sheet.asOf.description)),
        .init("profile_id", .string(String(decoding: profile.id, as: UTF8.self))),
        .init("profile_kind", .string(profile.history.profile.kind.rawValue)),
      ] + score(result) + [.init("reason", .optional(result.reason?.rawValue))]
        + sums(of: shown, scorer.weightUnit) + [
          .init("stars", decimal(stars.lifetime, places: 2)),
          .init("stars_180d", decimal(stars.last180Days, places: 2)),
          .init("stars_360d", decimal(stars.last360Days, places: 2)),
        ] + (estimate.map(members) ?? []))
  }

  /// official_jss, basis.
  package static func members(_ estimate: PublicEstimate) -> [JSONValue.Member] {
    [.init("official_jss", .optional(estimate.official)), .init("basis", "public_signals")]
  }

  /// jss, jss_exact, band, window.
  package static func score(_ result: JobSuccessScore) -> [JSONValue.Member] {
    [
      .init("jss", .optional(result.percent)), .init("jss_exact", percent(result.exact)),
      .init("band", .optional(result.band?.rawValue)), .init("window", .optional(result.window?.name)),
    ]
  }

  /// The members of a row of windows.csv but the profile's id.
  package static func window(_ window: WindowScore, _ unit: WeightUnit) -> JSONValue {
    .object(
      [
        .init("window", .string(window.window.name)), .init("has_score", .bool(window.score != nil)),
        .init("score", percent(window.score)),
      ] + sums(of: window, unit))
  }

  private static func sums(of window: WindowScore, _ unit: WeightUnit) -> [JSONValue.Member] {
    [
      .init("contracts", .integer(window.tally.contracts)), .init("clients", .integer(window.tally.clients)),
      .init("positive", weight(window.tally.positive, unit)),
      .init("neutral", weight(window.tally.neutral, unit)),
      .init("negative", weight(window.tally.negative, unit)),
      .init("missing", decimal(unit.ratio(window.missing), places: 4)),
    ]
  }

  /// A sum of weight units as a number with four decimals.
  package static func weight(_ units: Int, _ unit: WeightUnit) -> JSONValue {
    decimal(unit.ratio(units), places: 4)
  }

  /// A score or a share as percent with four decimals.
  package static func percent(_ ratio: Ratio?) -> JSONValue {
    ratio.map { .decimal(decimalText($0.scaled(by: 1_000_000), places: 4)) } ?? .null
  }

  /// A ratio with so many decimals, rounded half up.
  package static func decimal(_ ratio: Ratio?, places: Int) -> JSONValue {
    ratio.map { .decimal($0.text(places: places)) } ?? .null
  }
}
