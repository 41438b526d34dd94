/// 2.3 rule 9: paid work without feedback counts as nothing, unless there is too much of it (2.7).
enum NoFeedbackRule {
  static let verdict = Verdict(.ineligible, by: .noFeedback)

  static let words = "left out: the client gave no feedback that counts"
}
