package import Analysis
package import CSV
package import JobSuccess

/// A profile scored, as the tables need it.
package struct ScoredProfile: Sendable {
  package var id: [UInt8]
  package var history: History
  package var sheet: ScoreSheet
  /// The effect of removing each candidate by itself, in the order of contract ids; empty where nobody asked.
  package var effects: [RemovalEffect]

  /// A profile with its sheet and, where they were computed, the effects of its removals.
  package init(id: [UInt8], history: History, sheet: ScoreSheet, effects: [RemovalEffect] = []) {
    self.id = id
    self.history = history
    self.sheet = sheet
    self.effects = effects
  }

  /// The removal with the highest exact score after it, allowed or not, where that beats the score as it stands (6.1).
  package var bestRemoval: RemovalEffect? {
    var best: RemovalEffect?
    for effect in effects where effect.change == .raises || effect.change == .gainsScore {
      guard let after = effect.after.exact else { continue }
      if best?.after.exact.map({ after > $0 }) ?? true { best = effect }
    }
    return best
  }
}

/// scores.csv: a row a profile that has a contract on the as-of date (6.1).
package enum ScoresTable {
  /// The columns that come from removals; `jss score` leaves them out.
  package static let removalColumns: Set = ["best_removal", "jss_after_best_removal"]

  package static let table = Table(
    "scores.csv", "The Job Success Score of each profile", key: ["profile_id"],
    [
      .init("as_of", .date, "The UTC day that is scored", required: true),
      .init("profile_id", .string, "The freelancer or agency", required: true),
      .init("profile_kind", .choice(ProfileKind.allCases.map(\.rawValue)), "Who is scored", required: true),
      .init("jss", .integer, "Job Success Score, whole percent; empty where there is none"),
      .init("jss_exact", .number, "The same before rounding, percent"),
      .init(
        "band", .choice(Band.allCases.map(\.rawValue)),
        "excellent from \(Band.excellentFrom), good from \(Band.goodFrom)"),
      .init("window", .string, "The window that decides: months, or trending"),
      .init("reason", .choice(NoScoreReason.allCases.map(\.rawValue)), "Why there is no score"),
      .init("contracts", .integer, "Contracts in that window; with no score, in the longest", required: true),
      .init("clients", .integer, "Their distinct clients", required: true),
      .init("positive", .number, "Weight of positive jobs", required: true),
      .init("neutral", .number, "Weight of neutral jobs", required: true),
      .init("negative", .number, "Weight of negative jobs", required: true),
      .init("missing", .number, "Weight that too much missing feedback adds to the total", required: true),
      .init("stars", .number, "Public stars, averaged by earnings"),
      .init("stars_180d", .number, "The same over feedback of the last 180 days"),
      .init("stars_360d", .number, "The same over feedback of the last 360 days"),
      .init("best_removal", .string, "The contract whose feedback, removed, raises the score most"),
      .init("jss_after_best_removal", .integer, "The score then, whole percent"),
    ])

  /// The same for talents, all of it computed on public signals, with the official score beside it (6.3).
  package static let estimates = table.estimated.adding(estimateColumns)

  /// What stands beside every estimate in a table.
  static let estimateColumns: [Table.Column] = [
    .init("official_jss", .integer, "The official score, whole percent; empty where there is none"),
    .init(
      "basis", .choice(["public_signals"]), "That all else is an estimate from public signals", required: true
    ),
  ]

  /// Writes a profile's row, with or without the removal columns; with an estimate's two columns where it is one.
  package static func write(
    _ profile: ScoredProfile, _ scorer: Scorer, _ texts: some IdentifierTexts, withRemovals: Bool,
    estimate: PublicEstimate? = nil, to rows: inout CSVWriter
  ) {
    let result = profile.sheet.result
    rows.day(profile.sheet.asOf)
    rows.field(profile.id)
    rows.field(profile.history.profile.kind.rawValue)
    rows.optional(result.percent)
    rows.score(result.exact)
    rows.optional(result.band?.rawValue)
    rows.optional(result.window?.name)
    rows.optional(result.reason?.rawValue)
    rows.sums(of: profile.sheet.windows[scorer.shownWindow(of: result)], scorer.weightUnit)
    let stars = StarAverages(profile.sheet, profile.history)
    for average in [stars.lifetime, stars.last180Days, stars.last360Days] { rows.decimal(average, places: 2) }
    if withRemovals {
      if let best = profile.bestRemoval {
        texts.writeContractID(profile.sheet.contracts[best.position].facts.key, to: &rows)
        rows.optional(best.after.percent)
      } else {
        rows.emptyField()
        rows.emptyField()
      }
    }
    if let estimate {
      rows.optional(estimate.official)
      rows.field("public_signals")
    }
    rows.endRow()
  }
}

extension CSVWriter {
  /// contracts, clients, positive, neutral, negative, missing.
  fileprivate mutating func sums(of window: WindowScore, _ unit: WeightUnit) {
    field(window.tally.contracts)
    field(window.tally.clients)
    weight(window.tally.positive, unit)
    weight(window.tally.neutral, unit)
    weight(window.tally.negative, unit)
    decimal(unit.ratio(window.missing), places: 4)
  }
}

/// windows.csv: a row a profile and window of the policy (6.1).
package enum WindowsTable {
  package static let table = Table(
    "windows.csv", "Every window of each profile", key: ["profile_id", "window"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true),
      .init(
        "window", .string,
        "Months, or trending, which shows the \(Policy.trendingMonths.first)-month window's figures",
        required: true),
      .init("has_score", .boolean, "Whether it holds enough for a score", required: true),
      .init("score", .number, "Its score, percent"),
      .init("contracts", .integer, "Distinct contracts with a job in it", required: true),
      .init("clients", .integer, "Their distinct clients", required: true),
      .init("positive", .number, "Weight of positive jobs", required: true),
      .init("neutral", .number, "Weight of neutral jobs", required: true),
      .init("negative", .number, "Weight of negative jobs", required: true),
      .init("missing", .number, "Weight that too much missing feedback adds to the total", required: true),
    ])

  /// Writes a profile's rows, in the policy's order of windows.
  package static func write(_ profile: ScoredProfile, _ scorer: Scorer, to rows: inout CSVWriter) {
    for window in profile.sheet.windows {
      rows.field(profile.id)
      rows.field(window.window.name)
      rows.flag(window.score != nil)
      rows.score(window.score)
      rows.sums(of: window, scorer.weightUnit)
      rows.endRow()
    }
  }
}
