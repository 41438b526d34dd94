import CSV
import JobSuccess

/// The rows of some profiles, for each file in the order of their dates, as an export has them.
struct Batch: Sendable {
  /// Each file's rows, in the order of `SampleFile.allCases`.
  let files: [DatedRows]

  init(_ profiles: [DraftProfile]) {
    let contracts = profiles.flatMap(\.contracts)
    files = SampleFile.allCases.map { file in
      switch file {
      case .contracts: Batch.rows(of: contracts)
      case .feedback: Batch.feedback(of: contracts)
      case .payments: Batch.payments(of: contracts)
      case .profiles: Batch.rows(of: profiles)
      case .removalRequests: Batch.removalRequests(of: profiles)
      case .midContractRequests: Batch.midContractRequests(of: contracts)
      case .feedbackReports: Batch.reports(of: contracts)
      case .observedScores: Batch.observedScores(of: profiles)
      }
    }
  }

  /// A file's header row.
  static func header(of file: SampleFile) -> [UInt8] {
    var rows = CSVWriter()
    for column in file.columns { rows.text(column) }
    rows.endRow()
    return rows.bytes
  }

  private static func rows(of contracts: [DraftContract]) -> DatedRows {
    DatedRows(contracts, by: { Int($0.startedOn.number) }) { contract, row in
      row.text(contract.id)
      row.text(contract.freelancer)
      row.text(contract.agency)
      row.text(contract.client)
      row.text(contract.title)
      row.text(contract.kind.rawValue)
      row.text(contract.status.rawValue)
      row.day(contract.startedOn)
      row.day(contract.endedOn)
      row.text(contract.endedBy?.rawValue)
      row.text(contract.endReason?.rawValue)
      row.hundredths(Int(contract.earnings.amount))
      row.day(contract.firstPaidOn)
      row.day(contract.lastPaidOn)
      row.text(contract.clientStanding?.rawValue)
      row.text(contract.isLarge ? "true" : "false")
    }
  }

  private static func feedback(of contracts: [DraftContract]) -> DatedRows {
    let all = contracts.flatMap { contract in contract.feedback.map { (contract.id, $0) } }
    return DatedRows(all, by: { $0.1.submittedAt.seconds }) { item, row in
      let (contract, feedback) = item
      row.text(feedback.id)
      row.text(contract)
      row.text(feedback.author.rawValue)
      row.text(feedback.kind.rawValue)
      row.moment(feedback.submittedAt)
      row.hundredths(feedback.publicScore)
      row.whole(feedback.privateScore)
      for attribute in 0..<6 {
        row.hundredths(feedback.attributes.isEmpty ? nil : feedback.attributes[attribute])
      }
      row.text(feedback.comment)
      row.text(feedback.response)
      row.moment(feedback.respondedAt)
      row.text(feedback.removal?.rawValue)
      row.day(feedback.removedOn)
      row.text(feedback.removalGround?.rawValue)
    }
  }

  private static func payments(of contracts: [DraftContract]) -> DatedRows {
    let all = contracts.flatMap { contract in contract.payments.map { (contract.id, $0) } }
    return DatedRows(all, by: { Int($0.1.paidOn.number) }) { item, row in
      let (contract, payment) = item
      row.text(contract)
      row.day(payment.paidOn)
      row.hundredths(Int(payment.amount.amount))
    }
  }

  /// profiles.csv has no dates.
  private static func rows(of profiles: [DraftProfile]) -> DatedRows {
    let listed = profiles.filter(\.isListed).flatMap { profile in
      [(profile.id, profile.kind, profile.name, profile.badge, profile.exclusiveAgency)]
        + profile.silentMembers.map { ($0.id, .freelancer, $0.name, Badge.none, $0.exclusiveAgency) }
    }
    return DatedRows(listed, by: { _ in 0 }) { profile, row in
      let (id, kind, name, badge, agency) = profile
      row.text(id)
      row.text(kind.rawValue)
      row.text(name)
      row.text(badge?.rawValue)
      row.text(agency)
    }
  }

  private static func removalRequests(of profiles: [DraftProfile]) -> DatedRows {
    let all = profiles.flatMap { profile in profile.removalRequests.map { (profile.id, $0) } }
    return DatedRows(all, by: { $0.1.requestedAt.seconds }) { item, row in
      let (profile, request) = item
      row.text(request.id)
      row.text(profile)
      row.text(request.contract)
      row.text(request.mode.rawValue)
      row.moment(request.requestedAt)
      row.text(request.requestedBy?.rawValue)
      row.text(request.decision?.rawValue)
    }
  }

  private static func midContractRequests(of contracts: [DraftContract]) -> DatedRows {
    let all = contracts.flatMap { contract in contract.midContractRequests.map { (contract.id, $0) } }
    return DatedRows(all, by: { $0.1.seconds }) { item, row in
      row.text(item.0)
      row.moment(item.1)
    }
  }

  private static func reports(of contracts: [DraftContract]) -> DatedRows {
    let all = contracts.flatMap { contract in
      contract.feedback.compactMap { feedback in feedback.report.map { (feedback.id, $0) } }
    }
    return DatedRows(all, by: { $0.1.reportedAt.seconds }) { item, row in
      let (feedback, report) = item
      row.text(feedback)
      row.moment(report.reportedAt)
      row.text(report.ground.rawValue)
      row.text(report.decision?.rawValue)
    }
  }

  private static func observedScores(of profiles: [DraftProfile]) -> DatedRows {
    let all = profiles.flatMap { profile in profile.observedScores.map { (profile.id, $0) } }
    return DatedRows(all, by: { Int($0.1.day.number) }) { item, row in
      let (profile, observation) = item
      row.text(profile)
      row.day(observation.day)
      row.whole(observation.percents?.lowerBound)
    }
  }
}
