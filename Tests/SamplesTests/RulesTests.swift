import Foundation
import JobSuccess
import Samples
import Testing

/// What chapter 1 asks of records, checked plainly, on markets of several days and seeds.
@Suite struct RulesTests {
  struct Market: CustomStringConvertible {
    let seed: UInt64
    let asOf: Day
    var description: String { "seed \(seed) as of \(asOf)" }
  }

  static let markets = [
    Market(seed: 1, asOf: SampleMarket.committed.asOf), Market(seed: 2, asOf: Day(number: 19_782)),
    Market(seed: 3, asOf: Day(number: 20_700)), Market(seed: 4, asOf: Day(number: 16_000)),
  ]

  private func tables(_ market: Market) async -> (SampleFile) -> [[String: String]] {
    let files = await made(SampleMarket(profiles: 120, seed: market.seed, asOf: market.asOf))
    return { table(files[$0]) }
  }

  @Test(arguments: markets)
  func contractsKeepTheRules(_ market: Market) async throws {
    let contracts = await tables(market)(.contracts)
    let today = market.asOf.description
    #expect(Set(contracts.map { $0["contract_id"] }).count == contracts.count)
    let freelancers = Set(contracts.compactMap { $0["freelancer_id"] })
    for contract in contracts {
      let started = try #require(contract["started_on"])
      let ended = try #require(contract["ended_on"])
      #expect(started <= today && ended <= today)
      #expect((contract["status"] == "ended") == !ended.isEmpty)
      #expect(ended.isEmpty || started <= ended)
      #expect(contract["status"] == "ended" || contract["end_reason"] == "")
      let first = try #require(contract["first_paid_on"])
      let last = try #require(contract["last_paid_on"])
      #expect(first.isEmpty == last.isEmpty)
      #expect(first.isEmpty || started <= first && first <= last && last <= today)
      #expect(contract["earnings"]?.wholeMatch(of: /\d+\.\d\d/) != nil)
      #expect(!freelancers.contains(contract["agency_id"] ?? ""))
    }
  }

  @Test(arguments: markets)
  func feedbackKeepsTheRules(_ market: Market) async throws {
    let tables = await tables(market)
    let contracts = Dictionary(uniqueKeysWithValues: tables(.contracts).map { ($0["contract_id"], $0) })
    let feedback = tables(.feedback)
    #expect(Set(feedback.map { $0["feedback_id"] }).count == feedback.count)
    for row in feedback {
      let contract = try #require(contracts[row["contract_id"]])
      let ended = contract["ended_on"] ?? ""
      let submitted = try #require(moment(row["submitted_at"]))
      let day = utcDay(submitted)
      let isFinal = row["kind"] == "final"
      let isClients = row["author"] == "client"
      #expect(day <= market.asOf.description)
      #expect(day >= contract["started_on"] ?? "9")
      if isFinal { #expect(!ended.isEmpty && day >= ended) }
      if !isFinal { #expect(isClients && row["private_score"] == "" && (ended.isEmpty || day <= ended)) }
      if let score = row["public_score"].flatMap(Double.init) { #expect((1...5).contains(score)) }
      if let score = row["private_score"].flatMap(Int.init) { #expect((0...10).contains(score)) }
      let attributes = ["skills", "quality", "availability", "deadlines", "communication", "cooperation"]
        .compactMap { row[$0].flatMap(Double.init) }
      #expect(attributes.isEmpty || attributes.count == 6 && attributes.allSatisfy((1...5).contains))
      #expect((row["response"] == "") == (row["responded_at"] == ""))
      if let responded = moment(row["responded_at"]) {
        #expect(isFinal && responded >= submitted && utcDay(responded) <= market.asOf.description)
      }
      let isRemoved = row["removal"] != ""
      #expect(isRemoved == (row["removed_on"] != "") && isRemoved == (row["removal_ground"] != ""))
      if isRemoved {
        let removed = row["removed_on"] ?? ""
        #expect(isClients && isFinal && removed >= day && removed <= market.asOf.description)
      }
    }
  }

  @Test(arguments: markets)
  func theOtherFilesKeepTheRules(_ market: Market) async throws {
    let tables = await tables(market)
    let contracts = Dictionary(uniqueKeysWithValues: tables(.contracts).map { ($0["contract_id"], $0) })
    let today = market.asOf.description
    var sums: [String: Int] = [:]
    for payment in tables(.payments) {
      let contract = try #require(contracts[payment["contract_id"]])
      #expect(payment["paid_on"] ?? "" >= contract["started_on"] ?? "9")
      #expect(payment["paid_on"] ?? "9" <= today)
      sums[payment["contract_id"] ?? "", default: 0] += cents(payment["amount"])
    }
    for (id, sum) in sums { #expect(cents(contracts[id]?["earnings"]) == sum) }

    let profiles = tables(.profiles)
    #expect(Set(profiles.map { $0["profile_id"] }).count == profiles.count)
    let agencies = Set(contracts.values.compactMap { $0["agency_id"] })
    let freelancers = Set(contracts.values.compactMap { $0["freelancer_id"] })
    for profile in profiles {
      #expect(!(profile["kind"] == "agency" ? freelancers : agencies).contains(profile["profile_id"] ?? ""))
    }
    for request in tables(.removalRequests) {
      let contract = try #require(contracts[request["contract_id"]])
      let owner = contract["agency_id"] == "" ? contract["freelancer_id"] : contract["agency_id"]
      #expect(owner == request["profile_id"])
      #expect(utcDay(try #require(moment(request["requested_at"]))) <= today)
    }
    for request in tables(.midContractRequests) { #expect(contracts[request["contract_id"]] != nil) }
    let feedback = Set(tables(.feedback).map { $0["feedback_id"] })
    let reports = tables(.feedbackReports)
    #expect(reports.allSatisfy { feedback.contains($0["feedback_id"]) })
    #expect(Set(reports.map { $0["feedback_id"] }).count == reports.count)
  }

  private func cents(_ text: String?) -> Int {
    Int((text ?? "").replacing(".", with: "")) ?? .min
  }

  private func moment(_ text: String?) -> Date? {
    guard let text, !text.isEmpty else { return nil }
    return try? Date(text.count == 10 ? text + "T00:00:00Z" : text, strategy: .iso8601)
  }

  private func utcDay(_ date: Date) -> String {
    Day(number: Int32(date.timeIntervalSince1970 / 86_400)).description
  }
}
