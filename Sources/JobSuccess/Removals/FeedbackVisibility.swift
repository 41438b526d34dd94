/// What a visitor sees of a client's final feedback, by its removal mode (3.1).
///
/// The entry in the work history, the number of jobs, the star average and the talent's feedback about the client are
/// the same in every mode, so they are not here.
package struct FeedbackVisibility: Equatable, Sendable {
  /// Whether the stars are visible.
  package let showsStars: Bool
  /// What is in place of the comment.
  package let comment: CommentVisibility
  /// Whether the talent's response is visible.
  package let showsResponse: Bool
  /// Whether the client's own history shows the feedback, and not the notice.
  package let showsInClientsHistory: Bool

  /// The visibility in a removal mode; nil if the feedback is not removed.
  package init(_ removal: RemovalMode?) {
    showsStars = removal != .jssAndProfile
    comment = removal == .jssAndProfile ? .replacedByNotice : .visible
    showsResponse = removal != .jssAndProfile
    showsInClientsHistory = removal == nil
  }

  /// The text in place of a removed comment.
  package static let notice = "This feedback has been removed."
}

/// What is shown as a comment.
package enum CommentVisibility: Equatable, Sendable {
  /// The comment.
  case visible
  /// `FeedbackVisibility.notice`.
  case replacedByNotice
}
