/// A dated, named set of scoring parameters (chapter 2): the platform has changed its rules many times.
package struct Policy: Equatable, Sendable {
  package var name: String
  /// Months of each window, in the order of the tables. Never empty.
  package var windows: [Int]
  /// Whether the mean of the 6- and the 3-month score counts as a window (2.6).
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
  /// 2.7; nil: missing feedback never counts.
  package var missingFeedback: MissingFeedbackRule?
  package var excludeFlaggedClients: Bool
  /// Until when feedback may be removed as a perk (3.3).
  package var removalPerk: RemovalPerk

  /// A policy of all its parameters.
  package init(
    name: String, windows: [Int], hasTrending: Bool, numerator: Numerator, satisfaction: SatisfactionMethod,
    earningsTiers: [EarningsTier], length: LengthRule?, longTermDays: Int?, minimum: Minimum, noWork: NoWork,
    missingFeedback: MissingFeedbackRule?, excludeFlaggedClients: Bool, removalPerk: RemovalPerk
  ) {
    self.name = name
    self.windows = windows
    self.hasTrending = hasTrending
    self.numerator = numerator
    self.satisfaction = satisfaction
    self.earningsTiers = earningsTiers
    self.length = length
    self.longTermDays = longTermDays
    self.minimum = minimum
    self.noWork = noWork
    self.missingFeedback = missingFeedback
    self.excludeFlaggedClients = excludeFlaggedClients
    self.removalPerk = removalPerk
  }
}

/// What a window's score counts above the line (2.6).
package enum Numerator: String, CaseIterable, Sendable {
  /// Positive less negative weight.
  case net
  /// Positive weight.
  case successful
}

/// How feedback turns into an outcome (2.2).
package enum SatisfactionMethod: Equatable, Sendable {
  case weighted(WeightedSatisfaction)
  case override(OverrideSatisfaction)
}

/// A weighted mean of the signals present, held against two thresholds (2.2).
package struct WeightedSatisfaction: Equatable, Sendable {
  package var publicWeight: FixedDecimal
  package var privateWeight: FixedDecimal
  package var endReasonWeight: FixedDecimal
  package var positiveFrom: FixedDecimal
  package var negativeBelow: FixedDecimal

  /// Weights of the signals, and thresholds from 0 to 1.
  package init(
    publicWeight: FixedDecimal, privateWeight: FixedDecimal, endReasonWeight: FixedDecimal,
    positiveFrom: FixedDecimal, negativeBelow: FixedDecimal
  ) {
    self.publicWeight = publicWeight
    self.privateWeight = privateWeight
    self.endReasonWeight = endReasonWeight
    self.positiveFrom = positiveFrom
    self.negativeBelow = negativeBelow
  }
}

/// Public stars decide, unless the private score or the end reason overrides them (2.2).
package struct OverrideSatisfaction: Equatable, Sendable {
  package var positiveStars: FixedDecimal
  /// A private score at or below it is negative.
  package var negativePrivate: Int

  /// Positive from so many stars, negative up to such a private score.
  package init(positiveStars: FixedDecimal, negativePrivate: Int) {
    self.positiveStars = positiveStars
    self.negativePrivate = negativePrivate
  }
}

/// A step of the earnings weighting (2.5): the first tier whose `upTo` is at least the earnings.
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

/// A long contract counts as several jobs (2.5).
package struct LengthRule: Equatable, Sendable {
  package var periodDays: Int
  package var maxJobs: Int

  /// One job a complete period of so many days, at most so many.
  package init(periodDays: Int, maxJobs: Int) {
    self.periodDays = periodDays
    self.maxJobs = maxJobs
  }
}

/// What a window must hold to have a score (2.6).
package struct Minimum: Equatable, Sendable {
  package var contracts: Int
  package var clients: Int
  package var clientsScope: ClientsScope

  /// The least numbers of contracts and of distinct clients.
  package init(contracts: Int, clients: Int, clientsScope: ClientsScope) {
    self.contracts = contracts
    self.clients = clients
    self.clientsScope = clientsScope
  }
}

/// Where a window's clients are counted for its minimum (2.6).
package enum ClientsScope: String, CaseIterable, Sendable {
  /// In the window.
  case window
  /// Over all eligible contracts up to the as-of date.
  case lifetime
}

/// What a contract counts as that ended without earnings or feedback (2.3, rule 8).
package enum NoWork: String, CaseIterable, Sendable {
  case ineligible, negative
}

/// When missing feedback counts as neutral (2.7).
package struct MissingFeedbackRule: Equatable, Sendable {
  /// The share of contracts without feedback that is tolerated, 0 to 1.
  package var tolerance: FixedDecimal
  /// From how many ended contracts on it is asked.
  package var minEnded: Int

  /// A share of 1, asked for from so many contracts on.
  package init(tolerance: FixedDecimal, minEnded: Int) {
    self.tolerance = tolerance
    self.minEnded = minEnded
  }
}

/// Until when a Top Rated profile may have feedback removed as a perk (3.3).
package enum RemovalPerk: Equatable, Sendable {
  case none
  case always
  /// The last day.
  case until(Day)

  /// Whether the perk is there on a day.
  package func covers(_ day: Day) -> Bool {
    switch self {
    case .none: false
    case .always: true
    case .until(let last): day <= last
    }
  }
}
