/// A profile's Job Success Score, or why it has none (2.6).
package enum JobSuccessScore: Sendable {
  /// The highest window score, 0 to 1, and the window that gave it.
  case score(Ratio, window: Window)
  case none(NoScoreReason)

  /// The exact score, 0 to 1; nil where there is none.
  package var exact: Ratio? {
    if case .score(let score, _) = self { score } else { nil }
  }

  /// The score as it is shown: a whole percent, rounded half up once, from the exact value.
  package var percent: Int? {
    exact?.scaled(by: 100)
  }

  /// The score as it is shown, by the window that decides: its exact value is the whole percent.
  package var shown: JobSuccessScore {
    guard let percent, let window else { return self }
    return .score(Ratio(percent, 100), window: window)
  }

  /// The window that decides; nil where there is no score.
  package var window: Window? {
    if case .score(_, let window) = self { window } else { nil }
  }

  /// Why there is no score; nil where there is one.
  package var reason: NoScoreReason? {
    if case .none(let reason) = self { reason } else { nil }
  }

  package var band: Band? {
    percent.map(Band.init(percent:))
  }

  /// Whether it goes before another: any score before none, the higher one, and of equal ones the longer window's, with
  /// trending last (2.6).
  package func outranks(_ other: JobSuccessScore) -> Bool {
    guard case .score(let score, let window) = self else { return false }
    guard case .score(let others, let otherWindow) = other else { return true }
    return score == others ? window.outranks(otherWindow) : score > others
  }
}

extension JobSuccessScore {
  /// Whether its exact score is higher than another's; any score is higher than none.
  package func outranksByValue(_ other: JobSuccessScore) -> Bool {
    guard let exact else { return false }
    return other.exact.map { exact > $0 } ?? true
  }
}

extension Window {
  fileprivate func outranks(_ other: Window) -> Bool {
    switch (self, other) {
    case (.months(let own), .months(let others)): own > others
    case (.months, .trending): true
    case (.trending, _): false
    }
  }
}

/// Why a profile has no score, judged on the longest window (2.6).
package enum NoScoreReason: String, CaseIterable, Sendable {
  case noEligibleContracts = "no_eligible_contracts"
  case tooFewContracts = "too_few_contracts"
  case tooFewClients = "too_few_clients"
}

/// The bands of 2.6.
package enum Band: String, CaseIterable, Sendable {
  case excellent, good
  case needsImprovement = "needs_improvement"

  /// The whole percent from which a score is excellent, and from which it is good.
  package static let excellentFrom = 90
  package static let goodFrom = 80

  /// The band of a whole percent.
  package init(percent: Int) {
    self = percent >= Band.excellentFrom ? .excellent : percent >= Band.goodFrom ? .good : .needsImprovement
  }

  /// The band in words.
  package var words: String {
    switch self {
    case .excellent: "excellent"
    case .good: "good"
    case .needsImprovement: "needs improvement"
    }
  }
}
