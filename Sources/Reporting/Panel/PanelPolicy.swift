// The policy of a page, as the script of the panel reads it.

internal import Basics
internal import JobSuccess

/// A policy's parameters in whole numbers: weights of jobs in the policy's unit, shares and thresholds in millionths,
/// money in cents.
struct PanelPolicy {
  private let scorer: Scorer
  private var policy: Policy { scorer.policy }

  /// The scorer's policy.
  init(_ scorer: Scorer) {
    self.scorer = scorer
  }

  /// The parameters as JSON.
  var json: JSONValue {
    let isBuiltIn = Policy.builtIn(named: policy.name) == policy
    return [
      // What `--policy` takes; a policy of a file is known by its name alone.
      "option": .optional(isBuiltIn ? policy.name : nil),
      "windows": .array(policy.windows.map(JSONValue.integer)), "trending": .bool(policy.hasTrending),
      "numerator": .string(policy.numerator.rawValue), "satisfaction": satisfaction,
      "unit": .integer(scorer.weightUnit.millionths),
      "tiers": .array(
        scorer.weightUnit.tiers.map { tier in
          [.optional(tier.upTo.map { Int($0.amount) }), .integer(tier.weight)]
        }),
      "length": policy.length.map { ["period": .integer($0.periodDays), "most": .integer($0.maxJobs)] }
        ?? .null,
      "long_term_days": .optional(policy.longTermDays),
      "minimum": [
        "contracts": .integer(policy.minimum.contracts), "clients": .integer(policy.minimum.clients),
        "scope": .string(policy.minimum.clientsScope.rawValue),
      ],
      "no_work": .string(policy.noWork.rawValue),
      "missing_feedback": policy.missingFeedback.map {
        ["tolerance": .integer($0.tolerance.millionths), "min_ended": .integer($0.minEnded)]
      } ?? .null,
      "removal_perk": .string(perk),
    ]
  }

  private var satisfaction: JSONValue {
    switch policy.satisfaction {
    case .weighted(let rule):
      [
        "method": "weighted", "public": .integer(rule.publicWeight.millionths),
        "private": .integer(rule.privateWeight.millionths),
        "end_reason": .integer(rule.endReasonWeight.millionths),
        "positive_from": .integer(rule.positiveFrom.millionths),
        "negative_below": .integer(rule.negativeBelow.millionths),
      ]
    case .override(let rule):
      [
        "method": "override", "positive_stars": .integer(rule.positiveStars.millionths),
        "negative_private": .integer(rule.negativePrivate),
      ]
    }
  }

  private var perk: String {
    switch policy.removalPerk {
    case .none: "none"
    case .always: "always"
    case .until(let day): day.description
    }
  }
}
