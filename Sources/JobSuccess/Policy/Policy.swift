/// A dated, named set of scoring parameters (chapter 2): the platform has changed its rules many times.
package struct Policy: Equatable, Sendable {
  package var name: String
  /// Months of each window, in the order of the tables. Never empty.
  package var windows: [Int]
  /// Whether the mean of the scores of `trendingMonths` counts as a window (2.6).
  package var hasTrending: Bool
  package var numerator: Numerator
  package var satisfaction: SatisfactionMethod
  /// The weight of a job by its contract's earnings (2.5); empty: every job weighs 1.
  package var earningsTiers: [EarningsTier]
  /// How length makes jobs (2.5); nil: every contract is one job.
  package var length: LengthRule?
  /// After how many days between first and last payment a client relationship is long-term (2.4); nil: never.
  package var longTermDays: Int?
  package var minimum: Minimum
  /// What a contract counts as that ended without earnings or feedback (2.3, rule 8).
  package var noWork: NoWork
  /// After how many months without a payment an open contract is judged like an ended one (2.3); nil: never.
  package var idleAfterMonths: Int?
  /// 2.7; nil: missing feedback never counts.
  package var missingFeedback: MissingFeedbackRule?
  package var excludeFlaggedClients: Bool
  /// For whom an agency's contracts count (2.3).
  package var memberContracts: MemberContracts
  /// Until when feedback may be removed as a perk (3.3).
  package var removalPerk: RemovalPerk

  /// The months of the two scores whose mean is the trending score (2.6). Its row in the tables has the figures of the
  /// first.
  package static let trendingMonths = (first: 6, second: 3)
}

/// What a window's score counts above the line (2.6).
package enum Numerator: String, CaseIterable, Sendable {
  /// `net` is the positive less the negative weight, `successful` the positive weight.
  case net, successful
}

/// How feedback becomes an outcome (2.2).
package enum SatisfactionMethod: Equatable, Sendable {
  case weighted(WeightedSatisfaction)
  case override(OverrideSatisfaction)
}

/// A weighted mean of the signals that a contract has, compared with two thresholds from 0 to 1 (2.2).
package struct WeightedSatisfaction: Equatable, Sendable {
  package var publicWeight: FixedDecimal
  package var privateWeight: FixedDecimal
  package var endReasonWeight: FixedDecimal
  package var positiveFrom: FixedDecimal
  package var negativeBelow: FixedDecimal
}

/// Public stars decide, unless the private score or the end reason overrides them (2.2).
package struct OverrideSatisfaction: Equatable, Sendable {
  /// From so many stars on, feedback is positive.
  package var positiveStars: FixedDecimal
  /// A private score of this or less is negative.
  package var negativePrivate: Int
}

/// A step of the earnings weighting (2.5): the first tier whose `upTo` is at least the earnings applies.
package struct EarningsTier: Equatable, Sendable {
  /// Nil: no upper limit.
  package var upTo: Cents?
  package var weight: FixedDecimal

  /// A tier up to an amount.
  package init(upTo: Cents?, weight: FixedDecimal) {
    self.upTo = upTo
    self.weight = weight
  }
}

/// A long contract counts as several jobs (2.5): one for each complete period of so many days, up to a maximum.
package struct LengthRule: Equatable, Sendable {
  package var periodDays: Int
  package var maxJobs: Int
}

/// How many contracts and distinct clients a window needs to have a score (2.6).
package struct Minimum: Equatable, Sendable {
  package var contracts: Int
  package var clients: Int
  package var clientsScope: ClientsScope
}

/// Where a window's clients are counted for its minimum (2.6).
package enum ClientsScope: String, CaseIterable, Sendable {
  /// `window` is the window itself, `lifetime` all eligible contracts up to the as-of date.
  case window, lifetime
}

/// What a contract counts as that ended without earnings or feedback (2.3, rule 8).
package enum NoWork: String, CaseIterable, Sendable {
  case ineligible, negative
}

/// For whom an agency's contracts count (2.3).
package enum MemberContracts: String, CaseIterable, Sendable {
  /// `agency` is the agency alone, `both` also the member who did the work, unless the member is exclusive to an agency.
  case agency, both
}

/// When missing feedback counts as neutral (2.7).
package struct MissingFeedbackRule: Equatable, Sendable {
  /// The share of contracts without feedback that is tolerated, 0 to 1.
  package var tolerance: FixedDecimal
  /// The number of ended contracts from which on the rule applies.
  package var minEnded: Int
}

/// Until when a Top Rated profile may have feedback removed as a perk (3.3).
package enum RemovalPerk: Equatable, Sendable {
  case none
  case always
  /// The last day.
  case until(Day)

  /// Whether the perk exists on a day.
  package func covers(_ day: Day) -> Bool {
    switch self {
    case .none: false
    case .always: true
    case .until(let last): day <= last
    }
  }
}
