/// What a talent can see of a history on a day (6.3): everything but private scores, and clients' feedback that is not
/// public on that day (4.1).
///
/// What a talent reads beside the official score is computed from this, and says that it is an estimate. No other type
/// makes this history; `AudienceView` decides which audience gets it instead of the full one.
package struct PublicSignals: Sendable {
  /// Frozen on the day; with the keys and the feedback's indices of the full history.
  package let history: History

  /// What is public of a full history on a day.
  package init(_ full: History, on day: Day) {
    history = full.visibleToTalent(on: day)
  }
}

extension Instant {
  /// After every instant that input can name.
  fileprivate static let never = Instant(nanoseconds: .max)
}

extension History {
  /// The history as known on a day, without private scores, and as if a client's feedback that is not public then had
  /// never been given.
  ///
  /// Indices stay as they are: a feedback that is not seen is submitted never.
  func visibleToTalent(on day: Day) -> History {
    var visible = known(on: day)
    for index in feedback.indices where feedback[index].privateScore != nil {
      visible.feedback[index].privateScore = nil
    }
    for index in contracts.indices where !contracts[index].feedback.isEmpty {
      let facts = ContractFacts(ContractKey(index), in: self, on: day)
      for place in contracts[index].feedback where feedback[place].author == .client {
        let isSeen = facts.map { isPublic(feedback[place], of: $0, on: day) } ?? false
        if !isSeen { visible.feedback[place] = .unseen(feedback[place]) }
      }
    }
    visible.reports.removeAll { visible.feedback[$0.feedback].submittedOn > day }
    return visible
  }
}

extension Feedback {
  /// In place of a feedback that nobody sees.
  fileprivate static func unseen(_ feedback: Feedback) -> Feedback {
    Feedback(submittedAt: .never, author: feedback.author, kind: feedback.kind)
  }
}
