/// What a talent can see of a history on a day (6.3): everything but private scores, and clients' feedback that is
/// not public on that day (4.1).
///
/// All figures for a talent beside the official score are computed from it, and are called estimates. `AudienceView`
/// decides which audience gets this history instead of the full one.
package struct PublicSignals: Sendable {
  /// The visible history as known on the day. It has the keys and the feedback indices of the full history.
  package let history: History

  /// The visible part of a full history on a day.
  package init(_ full: History, on day: Day) {
    history = full.visibleToTalent(on: day)
  }
}

extension Instant {
  /// After every instant of the input.
  fileprivate static let never = Instant(nanoseconds: .max)
}

extension History {
  /// The history as known on a day, without private scores, and without clients' feedback that is not public on the
  /// day.
  ///
  /// Indices don't change: feedback that is not visible gets a time after all others.
  func visibleToTalent(on day: Day) -> History {
    var visible = known(on: day)
    for index in feedback.indices where feedback[index].privateScore != nil {
      visible.feedback[index].privateScore = nil
    }
    for index in contracts.indices where !contracts[index].feedback.isEmpty {
      let facts = ContractFacts(ContractKey(index), in: self, on: day, idleAfterMonths: nil)
      for given in contracts[index].feedback where feedback[given].author == .client {
        let isSeen = facts.map { isPublic(feedback[given], of: $0, on: day) } ?? false
        if !isSeen { visible.feedback[given] = .unseen(feedback[given]) }
      }
    }
    visible.reports.removeAll { visible.feedback[$0.feedback].submittedOn > day }
    return visible
  }
}

extension Feedback {
  /// The value in place of a feedback that is not visible.
  fileprivate static func unseen(_ feedback: Feedback) -> Feedback {
    Feedback(submittedAt: .never, author: feedback.author, kind: feedback.kind)
  }
}
