/// The eight files of a folder of exports (chapter 1).
package enum SampleFile: String, CaseIterable, Sendable {
  case contracts, feedback, payments, profiles
  case removalRequests = "removal_requests"
  case midContractRequests = "mid_contract_requests"
  case feedbackReports = "feedback_reports"
  case observedScores = "observed_scores"

  /// The file's name: `contracts.csv`.
  package var name: String {
    rawValue + ".csv"
  }

  /// The columns' names, in the order of the header.
  var columns: [String] {
    switch self {
    case .contracts:
      [
        "contract_id", "freelancer_id", "agency_id", "client_id", "title", "contract_type", "status",
        "started_on", "ended_on", "ended_by", "end_reason", "earnings", "first_paid_on", "last_paid_on",
        "client_standing", "large_contract",
      ]
    case .feedback:
      [
        "feedback_id", "contract_id", "author", "kind", "submitted_at", "public_score", "private_score",
        "skills", "quality", "availability", "deadlines", "communication", "cooperation", "comment",
        "response", "responded_at", "removal", "removed_on", "removal_ground",
      ]
    case .payments: ["contract_id", "paid_on", "amount"]
    case .profiles: ["profile_id", "kind", "name", "badge", "exclusive_agency_id"]
    case .removalRequests:
      ["request_id", "profile_id", "contract_id", "mode", "requested_at", "requested_by", "decision"]
    case .midContractRequests: ["contract_id", "requested_at"]
    case .feedbackReports: ["feedback_id", "reported_at", "ground", "decision"]
    case .observedScores: ["profile_id", "observed_on", "jss"]
    }
  }
}
