// What goes into the history and comes out of it.

/// One published run.
package struct RunRecord: Equatable, Sendable {
  package var runID: String
  /// The day the scores are of, as `2026-11-20`.
  package var asOf: String
  package var policyName: String
  /// SHA-256 of the resolved policy.
  package var policyDigest: String
  package var programVersion: String
  /// When it was published, in UTC, as `2026-11-21T03:00:12Z`.
  package var publishedAt: String
  /// The run's folder, as its caller names it.
  package var folder: String
  /// How many contracts were known on the day.
  package var contracts: Int
  /// How many profiles have a contract on the day, and how many of them a score.
  package var profiles: Int
  package var scored: Int
  /// How many input records were rejected.
  package var rejected: Int
  /// The mean exact score in ten-thousandths of a percent; nil if no profile has a score.
  package var meanScore: Int?

  package init(
    runID: String, asOf: String, policyName: String, policyDigest: String, programVersion: String,
    publishedAt: String, folder: String, contracts: Int, profiles: Int, scored: Int, rejected: Int,
    meanScore: Int?
  ) {
    self.runID = runID
    self.asOf = asOf
    self.policyName = policyName
    self.policyDigest = policyDigest
    self.programVersion = programVersion
    self.publishedAt = publishedAt
    self.folder = folder
    self.contracts = contracts
    self.profiles = profiles
    self.scored = scored
    self.rejected = rejected
    self.meanScore = meanScore
  }
}

/// A profile's score in one run.
package struct ScoreRecord: Equatable, Sendable {
  /// The id's bytes: ids are compared by them, never as text.
  package var profile: [UInt8]
  package var value: ScoreValue

  package init(profile: [UInt8], value: ScoreValue) {
    self.profile = profile
    self.value = value
  }
}

/// What a profile's score was, as far as the history keeps it.
package struct ScoreValue: Equatable, Sendable {
  /// The whole percent; nil without a score.
  package var jss: Int?
  /// The exact score in ten-thousandths of a percent; nil without a score.
  package var exact: Int?
  /// The band's and the deciding window's names; empty without one.
  package var band: String
  package var window: String

  package init(jss: Int?, exact: Int?, band: String, window: String) {
    self.jss = jss
    self.exact = exact
    self.band = band
    self.window = window
  }
}

/// What recording a run changed in the history.
package struct Recording: Equatable, Sendable {
  /// Whether the run was there already and was left as it is; all counts are 0 then.
  package var wasThere = false
  /// Profiles that the run before, as it was recorded, doesn't have.
  package var added = 0
  /// Profiles that have another value than there.
  package var changed = 0
  /// Profiles that were there and are not in this run.
  package var gone = 0
}

/// A profile's score in a run, with the run.
package struct PastScore: Equatable, Sendable {
  package let run: RunRecord
  package let value: ScoreValue
}

/// A profile with a score in two runs, and another exact score in the later one.
package struct Mover: Equatable, Sendable {
  package let profile: [UInt8]
  package let before: ScoreValue
  package let after: ScoreValue

  /// In ten-thousandths of a percent; negative for a drop.
  package var change: Int { (after.exact ?? 0) - (before.exact ?? 0) }
}
