/// A policy as the keys and values of a policy file (2.8), every key, defaults resolved, in the file's order.
///
/// One tree, three uses: it is written as YAML, compared leaf by leaf, and digested as JSON.
package indirect enum PolicyTree: Equatable, Sendable {
  case flag(Bool)
  case whole(Int)
  /// A decimal, written out as short as it can be: no reader may take it for a binary fraction.
  case decimal(String)
  case text(String)
  case list([PolicyTree])
  case map([Entry])

  /// A key and its value.
  package struct Entry: Equatable, Sendable {
    package let key: String
    package let value: PolicyTree
  }

  private static let off = PolicyTree.text("off")
}

extension Policy {
  /// The whole policy as keys and values.
  package var tree: PolicyTree {
    .map([
      .init(key: "name", value: .text(name)),
      .init(
        key: "windows", value: .list(windows.map(PolicyTree.whole) + (hasTrending ? [.text("trending")] : []))
      ),
      .init(key: "numerator", value: .text(numerator.rawValue)),
      .init(key: "satisfaction", value: satisfaction.tree),
      .init(key: "earnings_tiers", value: .list(earningsTiers.map(\.tree))),
      .init(key: "length", value: length?.tree ?? .text("off")),
      .init(key: "long_term_days", value: longTermDays.map(PolicyTree.whole) ?? .text("off")),
      .init(key: "minimum", value: minimum.tree),
      .init(key: "no_work", value: .text(noWork.rawValue)),
      .init(key: "missing_feedback", value: missingFeedback?.tree ?? .text("off")),
      .init(key: "exclude_flagged_clients", value: .flag(excludeFlaggedClients)),
      .init(key: "removal_perk", value: removalPerk.tree),
    ])
  }
}

extension SatisfactionMethod {
  fileprivate var tree: PolicyTree {
    switch self {
    case .weighted(let weighted):
      .map([
        .init(key: "method", value: .text("weighted")),
        .init(
          key: "weights",
          value: .map([
            .init(key: "public", value: .decimal(weighted.publicWeight.description)),
            .init(key: "private", value: .decimal(weighted.privateWeight.description)),
            .init(key: "end_reason", value: .decimal(weighted.endReasonWeight.description)),
          ])),
        .init(key: "positive_from", value: .decimal(weighted.positiveFrom.description)),
        .init(key: "negative_below", value: .decimal(weighted.negativeBelow.description)),
      ])
    case .override(let override):
      .map([
        .init(key: "method", value: .text("override")),
        .init(key: "positive_stars", value: .decimal(override.positiveStars.description)),
        .init(key: "negative_private", value: .whole(override.negativePrivate)),
      ])
    }
  }
}

extension EarningsTier {
  fileprivate var tree: PolicyTree {
    let limit = upTo.map { [PolicyTree.Entry(key: "up_to", value: .decimal($0.shortDescription))] } ?? []
    return .map(limit + [.init(key: "weight", value: .decimal(weight.description))])
  }
}

extension LengthRule {
  fileprivate var tree: PolicyTree {
    .map([
      .init(key: "period_days", value: .whole(periodDays)), .init(key: "max_jobs", value: .whole(maxJobs)),
    ])
  }
}

extension Minimum {
  fileprivate var tree: PolicyTree {
    .map([
      .init(key: "contracts", value: .whole(contracts)), .init(key: "clients", value: .whole(clients)),
      .init(key: "clients_scope", value: .text(clientsScope.rawValue)),
    ])
  }
}

extension MissingFeedbackRule {
  fileprivate var tree: PolicyTree {
    .map([
      .init(key: "tolerance", value: .decimal(tolerance.description)),
      .init(key: "min_ended", value: .whole(minEnded)),
    ])
  }
}

extension RemovalPerk {
  fileprivate var tree: PolicyTree {
    switch self {
    case .none: .text("none")
    case .always: .text("always")
    case .until(let day): .map([.init(key: "until", value: .text(day.description))])
    }
  }
}

extension Cents {
  /// Whole dollars without their cents: `250`, `250.5` is `250.50`.
  fileprivate var shortDescription: String {
    amount % 100 == 0 ? String(amount / 100) : description
  }
}
