package import Analysis
package import JobSuccess

/// The tables of what official scores tell of hidden feedback (7.9).
package enum InferenceTables {
  /// A hidden feedback in the light of a profile's scores.
  package struct SuspectRow: Sendable {
    let profileID: String
    let contractID: String
    let suspect: Suspect
  }

  /// A cadence, a rounding, and what leaks by them.
  package struct LeakRow: Sendable {
    /// How often scores are published.
    package let cadence: PublicationCadence
    /// How coarsely they are shown.
    package let rounding: ScoreRounding
    /// What leaks.
    package let leak: Leak

    /// A row.
    package init(cadence: PublicationCadence, rounding: ScoreRounding, leak: Leak) {
      self.cadence = cadence
      self.rounding = rounding
      self.leak = leak
    }
  }

  /// The suspects of `jss infer`.
  package static let suspects = Table<SuspectRow>(
    "suspects.csv", "Hidden feedback in the light of the official scores, by an assumed prior",
    key: ["contract_id", "submitted_on"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true) { .text($0.profileID) },
      .init("contract_id", .string, "The contract", required: true) { .untrusted($0.contractID) },
      .init("submitted_on", .date, "The day of the feedback; empty where it is not public, and may not exist")
      {
        .day($0.suspect.feedback.submittedOn)
      },
      .init("new_since", .date, "The earlier day of the last drop that it may have caused") {
        .day($0.suspect.newSince)
      },
      .init("p_neutral", .number, "The probability that it makes the contract neutral", required: true) {
        .probability($0.suspect.probability(of: .neutral))
      },
      .init("p_negative", .number, "The probability that it makes the contract negative", required: true) {
        .probability($0.suspect.probability(of: .negative))
      },
      .init("p_bad", .number, "The probability of anything but the best that is possible", required: true) {
        .probability($0.suspect.bad)
      },
      .init("prior_bad", .number, "The same before any score is seen", required: true) {
        .probability($0.suspect.feedback.priorBad)
      },
      .init("group", .integer, "The number of a group that no score tells apart; empty for one that is alone")
      {
        .integer($0.suspect.group)
      },
      .init("verdict", .cases(of: SuspectVerdict.self), "What can be said", required: true) {
        .text($0.suspect.verdict.rawValue)
      },
    ])

  /// The answer of `jss estimate`, beside its values.
  package static let estimate = Table<ScoreEstimate>(
    "estimate.csv", "The scores that are possible without knowing private feedback, by an assumed prior",
    key: ["as_of"],
    [
      .init("as_of", .date, "The day of the scores", required: true) { .day($0.asOf) },
      .init("lowest", .integer, "The lowest that is possible; empty if none is") { .integer($0.lowest) },
      .init("highest", .integer, "The highest that is possible") { .integer($0.highest) },
      .init("median", .integer, "The one that is as often reached as not, if there is one") {
        .integer($0.median)
      },
      .init("low80", .integer, "With at most 10 % the score is lower") { .integer($0.low80) },
      .init("high80", .integer, "With at most 10 % the score is higher") { .integer($0.high80) },
      .init("may_lack_score", .boolean, "Whether there may be no score", required: true) {
        .flag($0.mayLackScore)
      },
      .init("p_no_score", .number, "The probability of that", required: true) { .probability($0.noScore) },
    ])

  /// The possible scores of an estimate.
  package static let estimateValues = Table<ScoreEstimate.Value>(
    "estimate_values.csv", "Each score that is possible", key: ["jss"],
    [
      .init("jss", .integer, "The whole percent", required: true) { .integer($0.percent) },
      .init("p", .number, "Its probability", required: true) { .probability($0.probability) },
    ])

  /// The answer of `jss calibrate`.
  package static let calibration = Table<Calibration.Row>(
    "calibration.csv", "How well policies explain the official scores, by an assumed prior", key: ["policy"],
    [
      .init("policy", .string, "The policy, or its place in the grid", required: true) { .text($0.name) },
      .init("days", .integer, "Observed scores", required: true) { .integer($0.days) },
      .init("explained", .integer, "Those explained, each with all newer ones of its profile", required: true)
      {
        .integer($0.explained)
      },
      .init("inconsistent_profiles", .integer, "Profiles that contradict the policy", required: true) {
        .integer($0.inconsistent)
      },
      .init("log_evidence", .number, "The natural logarithm of the scores' probability; empty if that is 0") {
        .number($0.logEvidence)
      },
      .init("tied", .string, "The policies that it can't be told from", required: false) {
        .text($0.tied.joined(separator: "; "))
      },
    ])

  /// The answer of `jss audit-leak`.
  package static let leak = Table<LeakRow>(
    "leak.csv", "What published scores tell of private feedback, by an assumed prior",
    key: ["cadence", "rounding"],
    [
      .init("cadence", .string, "How often scores are published", required: true) { .text($0.cadence.name) },
      .init("rounding", .cases(of: ScoreRounding.self), "How coarsely they are shown", required: true) {
        .text($0.rounding.rawValue)
      },
      .init("profiles", .integer, "Profiles audited", required: true) { .integer($0.leak.profiles) },
      .init("feedbacks", .integer, "Their feedbacks that counted in the year", required: true) {
        .integer($0.leak.feedbacks)
      },
      .init("bad", .integer, "Those worse than the best that their stars allow", required: true) {
        .integer($0.leak.bad)
      },
      .init("pinned", .integer, "Bad ones known with more than 90 %", required: true) {
        .integer($0.leak.pinned)
      },
      .init("wrongly_pinned", .integer, "Others taken for bad", required: true) {
        .integer($0.leak.wronglyPinned)
      },
      .init("bits_before", .number, "What there is to know, in bits", required: true) {
        .number($0.leak.bitsBefore)
      },
      .init("bits_after", .number, "What is still unknown, in bits", required: true) {
        .number($0.leak.bitsAfter)
      },
      .init(
        "partial", .integer, "Profiles of which only the newest scores were used, or none: more may leak",
        required: true
      ) {
        .integer($0.leak.partial)
      },
    ])
}

extension Calibration.Row {
  /// The policy's name, or what distinguishes it in a grid.
  var name: String { settings ?? policy.name }
}

extension Table.Cell {
  /// A probability with nine decimals.
  fileprivate static func probability(_ value: Double) -> Self {
    .decimal(Int((value * 1e9 + 0.5).rounded(.down)), places: 9)
  }

  /// A number with four decimals.
  fileprivate static func number(_ value: Double?) -> Self {
    .decimal(value.map { Int(($0 * 1e4 + 0.5).rounded(.down)) }, places: 4)
  }
}
