// What a talent's page tells of hidden feedback (7.8): what a drop tells, or between which scores the score is.

internal import Analysis
internal import JobSuccess

/// What a profile's observed scores tell of hidden feedback or, without any, the scores that are possible.
struct HiddenFeedbackStory: Sendable {
  /// The answer from the observed scores; nil if there are none.
  let answer: InferenceAnswer?
  /// The possible scores; nil with observed scores, and where that would take too long.
  let estimate: ScoreEstimate?
  let policy: Policy
  /// The ids of the contracts that the page names.
  let contractIDs: [ContractKey: String]

  /// How many states a page's answer may take: a page takes no longer than others.
  private static let states = 1_000_000
  /// The rows of the table.
  static let shownSuspects = 20

  /// What a profile's page tells by a policy.
  init(_ profile: ProfileInference, _ policy: Policy) {
    let inference = Inference(policy, states: HiddenFeedbackStory.states)
    self.policy = policy
    answer = profile.observations.isEmpty ? nil : profile.answer(by: inference)
    estimate = answer == nil ? profile.estimate(by: inference) : nil
    var ids: [ContractKey: String] = [:]
    for suspect in answer?.explanation?.notable.prefix(HiddenFeedbackStory.shownSuspects) ?? [] {
      ids[suspect.feedback.contract] = profile.names.id(of: suspect.feedback.contract)
    }
    contractIDs = ids
  }
}

extension Explanation {
  /// The feedback that may be worse than the best, as far as scores tell.
  fileprivate var notable: [Suspect] {
    suspects.filter { suspect in
      switch suspect.verdict {
      case .veryLikelyBad, .likelyBad, .open: true
      case .cleared, .notObservable: false
      }
    }
  }
}

extension SuspectVerdict {
  /// The range that the probability of anything but the best is in; nil where nothing is said.
  fileprivate var range: InlineText? {
    switch self {
    case .veryLikelyBad: "90 to 100 %"
    case .likelyBad: "50 to 90 %"
    case .open: "10 to 50 %"
    case .cleared, .notObservable: nil
    }
  }
}

extension HTML {
  /// "What the drop tells", where there are observations.
  mutating func hiddenFeedbackSection(_ story: HiddenFeedbackStory) {
    guard let answer = story.answer else { return }
    let condition: InlineText = "If policy \(answer.policy.name) is right, and by an assumed prior:"
    section("What the drop tells", "drop", lead: condition) { html in
      if answer.used.count < answer.available, !answer.used.isEmpty {
        html.tag(.p, "Only the newest \(answer.used.count) of \(answer.available) noted scores were used.")
      }
      switch answer.conclusion {
      case .contradiction:
        html.tag(
          .p, "These scores can't come from this policy: the policy, a date or a record is wrong.")
      case .undecided: html.tag(.p, "Too many explanations: undecided.")
      case .explained(let explanation): html.explanation(explanation, story)
      }
    }
  }

  private mutating func explanation(_ explanation: Explanation, _ story: HiddenFeedbackStory) {
    if explanation.drops.isEmpty { tag(.p, "The score did not fall from one noted score to the next.") }
    for drop in explanation.drops { tag(.p, drop.words) }
    let notable = explanation.notable
    let shown = notable.prefix(HiddenFeedbackStory.shownSuspects)
    if !shown.isEmpty {
      table(
        DataTable(
          "suspects", caption: "Feedback that may count as less than the best",
          columns: [
            .identifier("Contract"), .day("Feedback of"), .text("Probability"), .text("Can't be told from"),
          ],
          rows: shown.map { suspect in
            [
              "\(story.contractIDs[suspect.feedback.contract] ?? "")",
              Cell(InlineText(own: suspect.feedback.submittedOn?.description ?? "not public")),
              Cell(suspect.verdict.range ?? ""),
              suspect.group.map { group in
                let others = explanation.suspects.count { $0.group == group } - 1
                return Cell("\(own: counted(others, "other"))")
              } ?? Cell("none"),
            ]
          }))
    }
    let others = explanation.suspects.count - shown.count
    if others > 0 {
      tag(.p, "Of \(others) other feedbacks the scores tell nothing, or that they are fine.", .class(.rest))
    }
  }
}

extension ScoreDrop {
  /// What a fall tells, without names.
  fileprivate var words: InlineText {
    let fall: InlineText = "From \(own: InferenceWords.seen(from)) to \(own: InferenceWords.seen(to)):"
    if newCount == 0 || noNewBad > 0.9 {
      return "\(fall) no new feedback explains this drop: older contracts left the window."
    }
    let new: InlineText =
      newCount == 1 ? "the one new feedback" : "one or more of the \(newCount) new feedbacks"
    if noNewBad < 0.1 { return "\(fall) \(new) counts as less than the best." }
    return "\(fall) perhaps \(new), perhaps older contracts that left the window."
  }
}
