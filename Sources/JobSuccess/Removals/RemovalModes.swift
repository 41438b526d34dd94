/// What a visitor sees of a client's final feedback, as it is or under a removal mode (3.1).
package struct FeedbackVisibility: Equatable, Sendable {
  package let showsStars: Bool
  package let comment: CommentVisibility
  package let showsResponse: Bool
  /// Whether the client's own history shows it, or the notice that it was removed.
  package let showsInClientsHistory: Bool

  /// The work history entry, the job count, the star average and the talent's feedback about the client stay under either
  /// mode, so they are no part of it.
  package init(_ removal: RemovalMode?) {
    showsStars = removal != .jssAndProfile
    comment = removal == .jssAndProfile ? .replacedByNotice : .visible
    showsResponse = removal != .jssAndProfile
    showsInClientsHistory = removal == nil
  }

  /// What is shown in place of a removed comment.
  package static let notice = "This feedback has been removed."
}

/// What is shown in a comment's place.
package enum CommentVisibility: Equatable, Sendable {
  case visible
  /// `FeedbackVisibility.notice`.
  case replacedByNotice
}

extension History {
  /// The history as if the standing final client feedback of these contracts were removed on a day (3.2).
  ///
  /// A contract without such feedback stays as it is, and so does one whose feedback is removed by then: nothing brings
  /// it back.
  package func removing(_ keys: some Sequence<ContractKey>, _ mode: RemovalMode, on day: Day) -> History {
    var changed = self
    for key in keys {
      guard let standing = standingFeedback(of: self[key], on: day),
        feedback[standing].removal(on: day) == nil
      else { continue }
      changed.feedback[standing].removal = mode
      changed.feedback[standing].removedOn = day
    }
    return changed
  }
}
