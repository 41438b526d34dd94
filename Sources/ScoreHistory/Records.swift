// The values that are written to the history and read from it.

/// A published run.
package struct RunRecord: Equatable, Sendable {
  /// The run's id; each id is in the history once.
  package var runID: String
  /// The day of the scores, as `2026-11-20`.
  package var asOf: String
  /// Who may read the run, as `internal`; nil where an older version recorded it.
  package var audience: String?
  /// The name of the policy.
  package var policyName: String
  /// SHA-256 of the resolved policy, as hexadecimal digits.
  package var policyDigest: String
  /// The version of the program that wrote the run.
  package var programVersion: String
  /// The time of publication in UTC, as `2026-11-21T03:00:12Z`.
  package var publishedAt: String
  /// The run's folder, as the caller names it.
  package var folder: String
  /// The number of contracts known on the day.
  package var contracts: Int
  /// The number of profiles with a contract on the day.
  package var profiles: Int
  /// The number of those profiles that have a score.
  package var scored: Int
  /// The number of rejected input records.
  package var rejected: Int
  /// The mean exact score in ten-thousandths of a percent; nil if no profile has a score.
  package var meanScore: Int?

  /// A run with these values.
  package init(
    runID: String, asOf: String, audience: String?, policyName: String, policyDigest: String,
    programVersion: String, publishedAt: String, folder: String, contracts: Int, profiles: Int, scored: Int,
    rejected: Int, meanScore: Int?
  ) {
    self.runID = runID
    self.asOf = asOf
    self.audience = audience
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

  /// Its audience and its policy.
  package var scope: RunScope {
    RunScope(audience: audience, policyName: policyName, policyDigest: policyDigest)
  }
}

/// A profile's score in one run.
package struct ScoreRecord: Equatable, Sendable {
  /// The bytes of the profile's id. Ids are compared as bytes, never as text.
  package var profile: [UInt8]
  /// The score.
  package var value: ScoreValue

  /// A score with these values.
  package init(profile: [UInt8], value: ScoreValue) {
    self.profile = profile
    self.value = value
  }
}

/// What the history keeps of a profile's score in one run.
package struct ScoreValue: Equatable, Sendable {
  /// The whole percent, 0 to 100; nil without a score.
  package var jss: Int?
  /// The exact score in ten-thousandths of a percent; nil without a score.
  package var exact: Int?
  /// The name of the band; empty without a score.
  package var band: String
  /// The name of the deciding window; empty without a score.
  package var window: String

  /// A score with these values.
  package init(jss: Int?, exact: Int?, band: String, window: String) {
    self.jss = jss
    self.exact = exact
    self.band = band
    self.window = window
  }
}

/// The difference between a recorded run and the run recorded before it.
package struct Recording: Equatable, Sendable {
  /// Whether the run was recorded already and was left as it is. All counts are 0 then.
  package var wasThere = false
  /// The number of profiles that only this run has.
  package var added = 0
  /// The number of profiles with another value in this run.
  package var changed = 0
  /// The number of profiles that only the run before has.
  package var gone = 0
}

/// A profile's score in a run, with the run.
package struct PastScore: Equatable, Sendable {
  /// The run.
  package let run: RunRecord
  /// The profile's score in it.
  package let value: ScoreValue
}

/// A profile whose exact scores in two runs differ.
package struct ScoreMove: Equatable, Sendable {
  /// The bytes of the profile's id.
  package let profile: [UInt8]
  /// The score in the earlier run.
  package let before: ScoreValue
  /// The score in the later run.
  package let after: ScoreValue

  /// The change in ten-thousandths of a percent; negative for a drop.
  package var change: Int { (after.exact ?? 0) - (before.exact ?? 0) }
}

/// How much the scores of two runs differ.
package struct RunComparison: Equatable, Sendable {
  /// The number of profiles in both runs.
  package let profiles: Int
  /// The number of those profiles whose whole percent differs, or which have a score in one of the runs only.
  package let changed: Int

  /// A comparison with these values.
  package init(profiles: Int, changed: Int) {
    self.profiles = profiles
    self.changed = changed
  }
}
