package import Analysis
package import JobSuccess

extension PublicEstimate {
  /// That it is an estimate, in a few words.
  package static let notice = "an estimate from public signals"

  /// The difference in plain words, and no more.
  package var words: String {
    guard case .shown(let official) = official else { return wordsAlone }
    return words(official)
  }

  /// The estimate by a policy whose scores are not official.
  private var wordsAlone: String {
    let estimate = estimated.map { "gives \($0)" } ?? "gives no score"
    return
      "Public feedback alone \(estimate) by this policy; the official score is shown under an official policy alone."
  }

  private func words(_ official: Int?) -> String {
    switch (estimated, official) {
    case (nil, nil): "Public feedback alone gives no score, and there is no official one."
    case (let estimated?, nil):
      "Public feedback alone would give \(estimated); there is no official score: private feedback makes the "
        + "difference."
    case (nil, let official?):
      "Public feedback alone would give no score; your score is \(official): private feedback makes the difference."
    case (let estimated?, let official?) where estimated == official:
      "Public feedback alone gives \(estimated), and that is your score."
    case (let estimated?, let official?):
      "Public feedback alone would give \(estimated); your score is \(official): private feedback makes the "
        + "difference."
    }
  }
}

extension OfficialPercent {
  /// In place of a score that may not be shown.
  static let withheldWords = "not shown, for the policy is no official one"
}

extension Audience {
  /// What an audience's figures are computed from, for run.json.
  package var basis: String {
    switch self {
    case .internal, .public: "the full history"
    case .talent: PublicEstimate.notice
    }
  }
}

/// The scores that are possible without knowing private feedback, in words (7.8).
package enum EstimateWords {
  /// `If policy standard is right, the score is between 88 and 100 with 80 % (median 97; prior assumed).`
  package static func interval(_ estimate: ScoreEstimate, _ policy: Policy) -> String {
    guard let low = estimate.low80, let high = estimate.high80, let median = estimate.median else {
      return "If policy \(policy.name) is right, there is no score."
    }
    let lack = estimate.mayLackScore ? " There may be no score." : ""
    let range = low == high ? "is \(low)" : "is between \(low) and \(high)"
    return
      "If policy \(policy.name) is right, the score \(range) with 80 % (median \(median); prior assumed).\(lack)"
  }
}
