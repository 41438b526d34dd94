/// Something that a profile can do on the as-of date (4.5).
package struct Action: Equatable, Sendable {
  /// What it is.
  package let kind: ActionKind
  /// The contract that it is about.
  package let contract: ContractKey
  /// The last day on which it can be done; nil if there is no such day.
  package let deadline: Day?
  /// What it could do to the score; nil if it has no effect that can be computed.
  package let effect: ActionEffect?
  /// How many of the profile's actions of this kind exclude each other, this one included: 1 for most.
  package var alternatives = 1
}

/// The actions of 4.5, in the order of their raw values.
package enum ActionKind: String, CaseIterable, Comparable, Sendable {
  case askForChange = "ask_for_change"
  case askForFeedback = "ask_for_feedback"
  case closeIdle = "close_idle"
  case leaveFeedback = "leave_feedback"
  case requestMidContractFeedback = "request_mid_contract_feedback"
  case requestRemoval = "request_removal"
  case respond
  case reviewReport = "review_report"

  package static func < (left: ActionKind, right: ActionKind) -> Bool {
    // The cases are in the order of their raw values.
    left.order < right.order
  }

  private var order: Int {
    ActionKind.allCases.firstIndex(of: self) ?? 0
  }

  /// The action in plain words, as an instruction.
  package var words: String {
    switch self {
    case .askForChange: "Ask the client to correct the feedback"
    case .askForFeedback: "Ask the client for feedback"
    case .closeIdle: "Close the idle contract, or ask the client to"
    case .leaveFeedback: "Give your feedback about the client"
    case .requestMidContractFeedback: "Ask for mid-contract feedback"
    case .requestRemoval: "Ask to have the feedback removed"
    case .respond: "Answer the feedback"
    case .reviewReport: "Wait for the decision on the report"
    }
  }
}

/// What an action could do to the shown score, a whole percent.
package struct ActionEffect: Equatable, Sendable {
  /// The shown score now, 0 to 100; nil if there is none.
  package let before: Int?
  /// The shown score after the action, 0 to 100; nil if there is none.
  package let after: Int?
}

extension Action {
  /// What the action could do to the shown score, in plain words; empty if that can't be computed.
  package var note: String {
    switch kind {
    case .askForChange: note(about: "a corrected 5 stars here")
    case .askForFeedback: note(about: "5 stars here")
    case .closeIdle: "once it has ended, both sides can give feedback"
    case .requestRemoval, .reviewReport: note(about: "the removal")
    // The talent's feedback and answers, and mid-contract feedback, never count (2.3).
    case .leaveFeedback, .requestMidContractFeedback, .respond: "leaves the score as it is"
    }
  }

  private func note(about cause: String) -> String {
    effect.map { cause + " " + $0.words } ?? ""
  }
}

extension ActionEffect {
  /// The effect in plain words, as the end of a sentence whose subject is its cause: "lifts 86 to 90".
  package var words: String {
    switch (before, after) {
    case (nil, nil): "gives no score yet"
    case (nil, let after?): "gives a score of \(after)"
    case (let before?, nil): "takes the score of \(before) away"
    case (let before?, let after?) where before < after: "lifts \(before) to \(after)"
    case (let before?, let after?) where before > after: "lowers \(before) to \(after)"
    case (let before?, _): "leaves the score at \(before)"
    }
  }
}
