package import Analysis
package import Basics
package import JobSuccess

/// A feedback to be removed, and how.
package struct RemovalChoice {
  package let facts: ContractFacts
  package let mode: RemovalMode

  /// A removal of the feedback on a contract.
  package init(facts: ContractFacts, mode: RemovalMode) {
    self.facts = facts
    self.mode = mode
  }

  package var key: ContractKey { facts.key }
}

extension RemovalMode {
  /// What a visitor sees under this mode (3.1).
  var words: String {
    let seen = FeedbackVisibility(self)
    let visitors =
      seen.showsStars && seen.showsResponse
      ? "visitors still see its stars, comment and response"
      : "visitors no longer see its stars and response, and in the comment's place \"\(FeedbackVisibility.notice)\""
    let scope = self == .jssOnly ? "out of the score only" : "out of the score and the profile"
    return "\(rawValue): \(scope); \(visitors)"
  }

  /// What is the same under both.
  static let commonWords =
    "The client's own history shows \"\(FeedbackVisibility.notice)\". The job stays in the work history; the number of jobs "
    + "and the star average stay as they are."
}

/// A feedback corrected by its author; what is nil stays.
package struct Correction {
  package let facts: ContractFacts
  let stars: Stars?
  let privateScore: PrivateScore?

  /// A correction of the feedback on a contract.
  package init(facts: ContractFacts, stars: Stars?, privateScore: PrivateScore?) {
    self.facts = facts
    self.stars = stars
    self.privateScore = privateScore
  }

  /// The last day on which the client may correct it (4.4).
  var deadline: Day? { facts.endedOn.map { $0 + Deadlines.feedbackDays } }

  /// `stars 2.40 to 5.00, private 2 to 9`.
  var words: String {
    var changes: [String] = []
    if let stars {
      let before = facts.stars.map { $0.ratio.text(places: 2) } ?? "none"
      changes.append("stars \(before) to \(stars.ratio.text(places: 2))")
    }
    if let privateScore {
      let before = facts.privateScore.map { String($0.value) } ?? "none"
      changes.append("private \(before) to \(privateScore.value)")
    }
    return changes.joined(separator: ", ")
  }

  package func json(_ about: ProfileAnalysis) -> JSONValue {
    [
      "contract_id": .string(about.names.id(of: facts.key)),
      "stars": [
        "before": ScoreJSON.decimal(facts.stars?.ratio, places: 2),
        "after": ScoreJSON.decimal((stars ?? facts.stars)?.ratio, places: 2),
      ],
      "private": [
        "before": .optional(facts.privateScore.map { Int($0.value) }),
        "after": .optional((privateScore ?? facts.privateScore).map { Int($0.value) }),
      ],
      "deadline": .optional(deadline?.description),
    ]
  }
}

extension HypotheticalContracts {
  /// `3 contracts of $500.00 over 30 days, 5.00 stars, private 10, each for a new client`.
  var words: String {
    let number = count == 1 ? "1 contract" : "\(count) contracts"
    return "\(number) \(kindWords)" + (count == 1 ? ", for a new client" : ", each for a new client")
  }

  /// What each is like.
  var kindWords: String {
    let stars = stars.map { "\($0.ratio.text(places: 2)) stars" } ?? "no stars"
    let score = privateScore.map { "private \($0.value)" } ?? "no private score"
    return "of $\(earnings) over \(days == 1 ? "1 day" : "\(days) days"), \(stars), \(score)"
  }

  package var json: JSONValue {
    [
      "stars": ScoreJSON.decimal(stars?.ratio, places: 2),
      "private": .optional(privateScore.map { Int($0.value) }),
      "earnings": .decimal(earnings.description), "days": .integer(days), "count": .integer(count),
    ]
  }
}
