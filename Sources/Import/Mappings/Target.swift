// What a mapping may fill, by number, so that a row's cells are found without comparing names.

/// The columns of chapter 1, and the parts of a payment that say of which contract it is.
enum Target: Int, CaseIterable, Sendable {
  case contractID, freelancerID, agencyID, clientID, title, contractType, status, startedOn, endedOn, endedBy
  case endReason, earnings, firstPaidOn, lastPaidOn, clientStanding, largeContract
  case feedbackID, author, kind, submittedAt, publicScore, privateScore
  case skills, quality, availability, deadlines, communication, cooperation
  case comment, response, respondedAt, removal, removedOn, removalGround
  case paidOn, amount, type, client, agency, freelancer, period, transactionID, refID, hours

  /// Its name in a mapping, as a column's in chapter 1.
  var name: String { Target.names[rawValue] }

  /// Nil for a name that no target has.
  init?(name: String) {
    guard let index = Target.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: index)
  }

  /// The stars for parts of the work.
  static let attributes: [Target] = [
    .skills, .quality, .availability, .deadlines, .communication, .cooperation,
  ]

  private static let names = [
    "contract_id", "freelancer_id", "agency_id", "client_id", "title", "contract_type", "status",
    "started_on",
    "ended_on", "ended_by", "end_reason", "earnings", "first_paid_on", "last_paid_on", "client_standing",
    "large_contract", "feedback_id", "author", "kind", "submitted_at", "public_score", "private_score",
    "skills", "quality", "availability", "deadlines", "communication", "cooperation", "comment", "response",
    "responded_at", "removal", "removed_on", "removal_ground", "paid_on", "amount", "type", "client",
    "agency",
    "freelancer", "period", "transaction_id", "ref_id", "hours",
  ]
}
