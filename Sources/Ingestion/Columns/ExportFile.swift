/// The files of an input folder (chapter 1), and what an import doesn't know (8.5). The raw value is the file's name.
package enum ExportFile: String, CaseIterable, Comparable, Sendable {
  // In the order of the names' bytes: so rejects.csv is sorted.
  case contracts = "contracts.csv"
  case feedback = "feedback.csv"
  case feedbackReports = "feedback_reports.csv"
  case midContractRequests = "mid_contract_requests.csv"
  case observedScores = "observed_scores.csv"
  case payments = "payments.csv"
  case profiles = "profiles.csv"
  case removalRequests = "removal_requests.csv"
  case unknowns = "unknowns.csv"

  /// Whether a folder without it is no input.
  package var isRequired: Bool {
    self == .contracts || self == .feedback
  }

  /// Its columns, in the order of chapter 1. A column's index here is its raw value in the file's enumeration.
  package var columns: [Column] {
    switch self {
    case .contracts: Column.of(ContractColumn.self)
    case .feedback: Column.of(FeedbackColumn.self)
    case .payments: Column.of(PaymentColumn.self)
    case .profiles: Column.of(ProfileColumn.self)
    case .removalRequests: Column.of(RemovalRequestColumn.self)
    case .midContractRequests: Column.of(MidContractRequestColumn.self)
    case .feedbackReports: Column.of(FeedbackReportColumn.self)
    case .unknowns: Column.of(UnknownColumn.self)
    case .observedScores: Column.of(ObservedScoreColumn.self)
    }
  }

  package static func < (left: ExportFile, right: ExportFile) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}
