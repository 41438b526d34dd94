package import Analysis
package import Basics
package import JobSuccess

/// Scores in answers as JSON; what is empty in scores.csv is null.
package enum ScoreJSON {
  /// official_jss, basis.
  package static func members(_ estimate: PublicEstimate) -> [JSONValue.Member] {
    [.init("official_jss", .optional(estimate.official.percent)), .init("basis", "public_signals")]
  }

  /// jss, jss_exact, band, window.
  package static func score(_ result: JobSuccessScore) -> [JSONValue.Member] {
    [
      .init("jss", .optional(result.percent)), .init("jss_exact", percent(result.exact)),
      .init("band", .optional(result.band?.rawValue)), .init("window", .optional(result.window?.name)),
    ]
  }

  /// The members of a row of windows.csv but the profile's id.
  package static func window(_ window: WindowScore, by scorer: Scorer) -> JSONValue {
    WindowsTable.windowAlone.object(ShownWindow(window: window, scorer: scorer))
  }

  /// A sum of weight units as a number with four decimals.
  package static func weight(_ units: Int, _ unit: WeightUnit) -> JSONValue {
    .optional(unit.tenThousandths(of: units), places: 4)
  }

  /// A score or a share as percent with four decimals.
  package static func percent(_ ratio: Ratio?) -> JSONValue {
    .optional(ratio?.scaled(by: 1_000_000), places: 4)
  }

  /// A ratio with so many decimals, rounded half up.
  package static func decimal(_ ratio: Ratio?, places: Int) -> JSONValue {
    ratio.map { .decimal($0.text(places: places)) } ?? .null
  }
}
