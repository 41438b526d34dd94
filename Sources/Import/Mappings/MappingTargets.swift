// Which targets a mapping has, by what a row is, and what their values are.

internal import Ingestion

/// What the values of a target are.
enum TargetValue: Equatable, Sendable {
  case text, identifier, day, dollars, stars, privateScore
  case choice([String])
}

extension Mapping.Rows {
  /// The targets that a mapping of such rows may fill.
  var targets: [String] {
    switch self {
    case .contract: columns(.contracts)
    case .feedback: columns(.feedback)
    case .contractWithFeedback:
      columns(.contracts)
        + columns(.feedback).filter { !["feedback_id", "contract_id", "author", "kind"].contains($0) }
    case .payment:
      columns(.payments) + [
        "type", "client", "agency", "freelancer", "title", "period", "transaction_id", "ref_id", "hours",
      ]
    }
  }

  /// Which of them a table can't do without.
  func missingTargets(_ filled: Set<String>) -> [String] {
    switch self {
    case .contract, .contractWithFeedback, .feedback: ["contract_id"].filter { !filled.contains($0) }
    case .payment:
      ["paid_on", "amount"].filter { !filled.contains($0) }
        + (filled.contains("contract_id") || filled.contains("client") ? [] : ["contract_id"])
    }
  }

  private func columns(_ file: ExportFile) -> [String] { file.columns.map(\.name) }

  /// What the values of a target are.
  func value(of target: String) -> TargetValue {
    switch target {
    case "type": return .choice(PaymentType.allCases.map(\.rawValue))
    case "client", "agency", "freelancer", "period", "hours", "transaction_id", "ref_id": return .text
    default: break
    }
    let files: [ExportFile] =
      switch self {
      case .contract: [.contracts]
      case .feedback: [.feedback]
      case .contractWithFeedback: [.contracts, .feedback]
      case .payment: [.payments]
      }
    let column = files.lazy.flatMap(\.columns).first { $0.name == target }
    return switch column?.value {
    case .identifier: .identifier
    case .day, .instant: .day
    case .dollars, .dollarsWithRefunds: .dollars
    case .stars: .stars
    case .privateScore: .privateScore
    case .choice(let words): .choice(words)
    case .text, .percent, nil: .text
    }
  }
}
