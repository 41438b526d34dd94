// The feedback of a contract, and what is not known of it (8.5.25).

internal import Basics
internal import Ingestion
internal import JobSuccess

extension ContractBuilder {
  mutating func fillFeedback() {
    var feedback = facts.feedback
    fillClients(&feedback)
    if let own = claims.freelancerFeedback.value { feedback.append(own) }
    var counts = (client: 0, freelancer: 0)
    for item in feedback.sorted(by: { ($0.day ?? .latest) < ($1.day ?? .latest) }) { add(item, &counts) }
  }

  /// The client's final feedback: from an answer, or from the best source.
  mutating func fillClients(_ feedback: inout [FeedbackClaim]) {
    let inTables = feedback.contains { $0.author == .client && $0.kind == .final }
    if let answer = answer(.stars) {
      if let source = claims.clientFeedback.value { contradict(.stars, answer, source.score) }
      guard answer != "none" else { return }
      var item = FeedbackClaim()
      item.stars = Decimal10(plain: answer)?.rounded(to: 2).map { Int16($0) }
      feedback.append(item)
      return
    }
    if inTables { return }
    switch claims.clientFeedback {
    case .given(let item): feedback.append(item)
    case .suppressed: stars("suppressed")
    case .absent: absent(isTables: claims.isAbsenceOfTable)
    case .notTold:
      if context.hasFeedbackTable {
        absent(isTables: false)
      } else if status == .ended || claims.status == nil && answer(.ended) == nil {
        stars("not_exported")
      }
    }
  }

  /// How long after the end a feedback may still come.
  static let feedbackDays = 14

  mutating func absent(isTables: Bool) {
    guard !isTables, status == .ended, let endedOn, context.asOf - endedOn <= ContractBuilder.feedbackDays
    else {
      return
    }
    stars("too_early")
  }

  mutating func stars(_ why: String) {
    contract.unknowns.add(Unknown("stars", .unknown, why: why))
    ask(.stars)
  }

  /// Adds a row of feedback.csv.
  mutating func add(_ item: FeedbackClaim, _ counts: inout (client: Int, freelancer: Int)) {
    let isClientsFinal = item.author == .client && item.kind == .final
    if isClientsFinal, status != .ended {
      // Final feedback is given at the end; chapter 1 rejects it on an open contract.
      contract.unknowns.add(Unknown("stars", .unknown, why: "contract_is_open"))
      return
    }
    var day = item.day
    if isClientsFinal, let end = endedOn {
      if let given = day, given + 1 < end {
        contract.unknowns.add(
          Unknown("submitted_at", .differs, used: end.description, why: "end_of_contract"))
        day = end
      } else if day == nil {
        contract.unknowns.add(
          Unknown("submitted_at", .assumed, used: end.description, why: "end_of_contract"))
      }
    }
    guard let day = day ?? endedOn else { return }
    let submitted = max(day, startedOn)
    let number: Int
    switch item.author {
    case .client:
      counts.client += 1
      number = counts.client
    case .freelancer:
      counts.freelancer += 1
      number = counts.freelancer
    }
    let ownID = facts.id + "-" + item.author.rawValue + (number == 1 ? "" : "-\(number)")
    let response = item.cells["response"] ?? ""
    if isClientsFinal, item.privateScore == .notTold {
      contract.unknowns.add(Unknown("private_score", .unknown, why: "not_exported"))
    }
    contract.feedback.append(
      BuiltFeedback(
        id: item.id ?? ownID, contract: facts.id, claim: item, submittedAt: submitted,
        respondedAt: response.isEmpty ? nil : item.cells["responded_at"] ?? submitted.description))
  }
}
