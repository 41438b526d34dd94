import CSV
import JobSuccess

/// The rows of some profiles, for each file in the order of their dates, as an export has them.
struct Batch: Sendable {
  /// Each file's rows as CSV, in the order of `SampleFile.allCases`.
  let blocks: [[UInt8]]

  init(_ profiles: [DraftProfile]) {
    let contracts = profiles.flatMap(\.contracts)
    blocks = SampleFile.allCases.map { file in
      var rows = CSVWriter()
      switch file {
      case .contracts: Batch.write(contracts: contracts, to: &rows)
      case .feedback: Batch.write(feedbackOf: contracts, to: &rows)
      case .payments: Batch.write(paymentsOf: contracts, to: &rows)
      case .profiles: Batch.write(profiles: profiles, to: &rows)
      case .removalRequests: Batch.write(removalRequestsOf: profiles, to: &rows)
      case .midContractRequests: Batch.write(midContractRequestsOf: contracts, to: &rows)
      case .feedbackReports: Batch.write(reportsOf: contracts, to: &rows)
      case .observedScores: Batch.write(observedScoresOf: profiles, to: &rows)
      }
      return rows.bytes
    }
  }

  /// A file's header row.
  static func header(of file: SampleFile) -> [UInt8] {
    var rows = CSVWriter()
    for column in file.columns { rows.text(column) }
    rows.endRow()
    return rows.bytes
  }

  private static func write(contracts: [DraftContract], to rows: inout CSVWriter) {
    for index in order(contracts.map { Int($0.startedOn.number) }) {
      let contract = contracts[index]
      rows.text(contract.id)
      rows.text(contract.freelancer)
      rows.text(contract.agency)
      rows.text(contract.client)
      rows.text(contract.title)
      rows.text(contract.kind.rawValue)
      rows.text(contract.status.rawValue)
      rows.day(contract.startedOn)
      rows.day(contract.endedOn)
      rows.text(contract.endedBy?.rawValue)
      rows.text(contract.endReason?.rawValue)
      rows.hundredths(Int(contract.earnings.amount))
      rows.day(contract.firstPaidOn)
      rows.day(contract.lastPaidOn)
      rows.text(contract.clientStanding?.rawValue)
      rows.text(contract.isLarge ? "true" : "false")
      rows.endRow()
    }
  }

  private static func write(feedbackOf contracts: [DraftContract], to rows: inout CSVWriter) {
    let positions = positions(in: contracts, of: \.feedback)
    for index in order(positions.map { contracts[$0.contract].feedback[$0.item].submittedAt.seconds }) {
      let contract = contracts[positions[index].contract]
      let feedback = contract.feedback[positions[index].item]
      rows.text(feedback.id)
      rows.text(contract.id)
      rows.text(feedback.author.rawValue)
      rows.text(feedback.kind.rawValue)
      rows.moment(feedback.submittedAt)
      rows.hundredths(feedback.publicScore)
      rows.whole(feedback.privateScore)
      for attribute in 0..<6 {
        rows.hundredths(feedback.attributes.isEmpty ? nil : feedback.attributes[attribute])
      }
      rows.text(feedback.comment)
      rows.text(feedback.response)
      rows.moment(feedback.respondedAt)
      rows.text(feedback.removal?.rawValue)
      rows.day(feedback.removedOn)
      rows.text(feedback.removalGround?.rawValue)
      rows.endRow()
    }
  }

  private static func write(paymentsOf contracts: [DraftContract], to rows: inout CSVWriter) {
    let positions = positions(in: contracts, of: \.payments)
    for index in order(positions.map { Int(contracts[$0.contract].payments[$0.item].paidOn.number) }) {
      let contract = contracts[positions[index].contract]
      let payment = contract.payments[positions[index].item]
      rows.text(contract.id)
      rows.day(payment.paidOn)
      rows.hundredths(Int(payment.amount.amount))
      rows.endRow()
    }
  }

  private static func write(profiles: [DraftProfile], to rows: inout CSVWriter) {
    for profile in profiles where profile.isListed {
      rows.text(profile.id)
      rows.text(profile.kind.rawValue)
      rows.text(profile.name)
      rows.text(profile.badge?.rawValue)
      rows.text(profile.exclusiveAgency)
      rows.endRow()
      for member in profile.silentMembers {
        rows.text(member.id)
        rows.text(ProfileKind.freelancer.rawValue)
        rows.text(member.name)
        rows.text(Badge.none.rawValue)
        rows.text(member.exclusiveAgency)
        rows.endRow()
      }
    }
  }

  private static func write(removalRequestsOf profiles: [DraftProfile], to rows: inout CSVWriter) {
    let requests = profiles.flatMap { profile in profile.removalRequests.map { (profile.id, $0) } }
    for index in order(requests.map { $0.1.requestedAt.seconds }) {
      let (profile, request) = requests[index]
      rows.text(request.id)
      rows.text(profile)
      rows.text(request.contract)
      rows.text(request.mode.rawValue)
      rows.moment(request.requestedAt)
      rows.text(request.requestedBy?.rawValue)
      rows.text(request.decision?.rawValue)
      rows.endRow()
    }
  }

  private static func write(midContractRequestsOf contracts: [DraftContract], to rows: inout CSVWriter) {
    let positions = positions(in: contracts, of: \.midContractRequests)
    for index in order(positions.map { contracts[$0.contract].midContractRequests[$0.item].seconds }) {
      let contract = contracts[positions[index].contract]
      rows.text(contract.id)
      rows.moment(contract.midContractRequests[positions[index].item])
      rows.endRow()
    }
  }

  private static func write(reportsOf contracts: [DraftContract], to rows: inout CSVWriter) {
    let reports = contracts.flatMap { contract in
      contract.feedback.compactMap { feedback in feedback.report.map { (feedback.id, $0) } }
    }
    for index in order(reports.map { $0.1.reportedAt.seconds }) {
      let (feedback, report) = reports[index]
      rows.text(feedback)
      rows.moment(report.reportedAt)
      rows.text(report.ground.rawValue)
      rows.text(report.decision?.rawValue)
      rows.endRow()
    }
  }

  private static func write(observedScoresOf profiles: [DraftProfile], to rows: inout CSVWriter) {
    let seen = profiles.flatMap { profile in profile.observedScores.map { (profile.id, $0) } }
    for index in order(seen.map { Int($0.1.day.number) }) {
      let (profile, observation) = seen[index]
      rows.text(profile)
      rows.day(observation.day)
      rows.whole(observation.percents?.lowerBound)
      rows.endRow()
    }
  }

  /// The indices of each item of a list that every contract has: of the contract, and of the item in its list.
  private static func positions<Item>(
    in contracts: [DraftContract], of list: KeyPath<DraftContract, [Item]>
  ) -> [(contract: Int, item: Int)] {
    contracts.indices.flatMap { contract in
      contracts[contract][keyPath: list].indices.map { (contract, $0) }
    }
  }

  /// The indices of `keys` from the smallest key to the largest; equal keys keep their order.
  private static func order(_ keys: [Int]) -> [Int] {
    keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }
}
