// What waiting does to a score, and until when.

internal import JobSuccess

extension AgingSpan {
  /// `100 from 2024-09-30, back to 71 on 2024-12-30`, for a page; `before` is the score as it is.
  func words(before: Int?) -> InlineText {
    guard let end else { return "\(score) from \(day: first), at least until \(day: last)" }
    return "\(score) from \(day: first), \(own: end.verb(before: before)) on \(day: end.day)"
  }

  /// The same in plain text.
  func text(before: Int?) -> String {
    guard let end else { return "\(score) from \(first), at least until \(last)" }
    return "\(score) from \(first), \(end.verb(before: before)) on \(end.day)"
  }
}

extension AgingEnd {
  /// `back to 71`, `down to 88`, `without a score again`.
  fileprivate func verb(before: Int?) -> String {
    guard let score else { return before == nil ? "without a score again" : "without a score" }
    return score == before ? "back to \(score)" : "down to \(score)"
  }
}
