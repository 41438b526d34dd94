// The shapes of objects that are contracts, and what each says.

internal import Basics
internal import JobSuccess

/// What an object looks like (8.3.17 and 8.3.18). The members' names are those of the platform's answers.
enum ContractShape: Equatable, Sendable {
  /// `startedOn` and `totalCharges`: the public profile's work history.
  case workHistory
  /// `contract` with `feedback` or `contractAggregate`: talentWorkHistory.
  case talentWorkHistory
  /// `startDateTime` and `clientOrganization`: contracts of a profile.
  case profileContract
  /// `closingReason` or `endedBy`: contractDetails.
  case contractDetails

  /// Nil for an object that is no contract.
  init?(_ object: JSONObject) {
    if object.has("startedOn"), object.has("totalCharges") {
      self = .workHistory
    } else if object.object("contract") != nil, object.has("feedback") || object.has("contractAggregate") {
      self = .talentWorkHistory
    } else if object.has("startDateTime"), object.has("clientOrganization") {
      self = .profileContract
    } else if object.has("closingReason") || object.has("endedBy"), object.has("id") {
      self = .contractDetails
    } else {
      return nil
    }
  }

  func claim(_ object: JSONObject) throws(JSONFault) -> ContractClaim {
    var claim: ContractClaim
    switch self {
    case .workHistory: claim = try workHistory(object)
    case .talentWorkHistory: claim = try talentWorkHistory(object)
    case .profileContract: claim = try profileContract(object)
    case .contractDetails: claim = try contractDetails(object)
    }
    if claim.status != .ended { claim.endedOn = nil }
    if let start = claim.startedOn, let end = claim.endedOn, end < start {
      throw JSONFault(
        member: "endedOn", code: .inconsistentDates, value: end.description, advice: "it started on \(start)")
    }
    return claim
  }

  // MARK: The profile's page

  private func workHistory(_ object: JSONObject) throws(JSONFault) -> ContractClaim {
    var claim = ContractClaim(try id(object, "id"), .profilePage)
    claim.title = object.text("title")
    claim.client = object.text("clientId").map { Party(id: "k-" + $0, name: object.text("clientName")) }
    claim.agency = object.text("agencyName").map { Party(id: "a-" + Identifiers.slug($0), name: $0) }
    claim.saysAgency = true
    claim.startedOn = try object.day("startedOn")
    claim.endedOn = try object.day("endedOn")
    claim.status = claim.endedOn == nil ? .active : .ended
    let hours = object.hundredths("totalHours") ?? 0
    let rate = object.object("hourlyRate")?.hundredths("amount") ?? object.hundredths("hourlyRate") ?? 0
    claim.kind = hours > 0 || rate > 0 ? .hourly : .fixed
    let total = try object.money("totalCharges")
    claim.total = total.map { .known($0) } ?? .hidden
    claim.clientFeedback = try feedback(object, "feedback", .client)
    claim.freelancerFeedback = try feedback(object, "feedbackGiven", .freelancer)
    return claim
  }

  // MARK: GraphQL

  private func talentWorkHistory(_ object: JSONObject) throws(JSONFault) -> ContractClaim {
    let contract = object.object("contract") ?? object
    var claim = ContractClaim(try id(contract, "id"), .talentWorkHistory)
    try fillBasics(of: &claim, contract, start: "startDate", end: "endDate")
    claim.client = contract.text("clientOrgId", "clientTeamId").map { Party(id: "k-" + $0, name: nil) }
    if let aggregate = object.object("contractAggregate") {
      let total = try aggregate.money("totalCharge")
      claim.total = total.map { .known($0) } ?? .hidden
      if claim.kind == nil, (aggregate.hundredths("hours") ?? 0) > 0 { claim.kind = .hourly }
    }
    guard object.has("feedback") else { return claim }
    guard let both = object.object("feedback") else {
      (claim.clientFeedback, claim.freelancerFeedback) = (.absent, .absent)
      return claim
    }
    if both.has("feedbackToFreelancer") || both.has("feedbackToClient") {
      claim.clientFeedback = try feedback(both, "feedbackToFreelancer", .client)
      claim.freelancerFeedback = try feedback(both, "feedbackToClient", .freelancer)
    } else {
      claim.clientFeedback = try feedback(object, "feedback", .client)
    }
    return claim
  }

  private func profileContract(_ object: JSONObject) throws(JSONFault) -> ContractClaim {
    var claim = ContractClaim(try id(object, "contractId", "id"), .talentWorkHistory)
    try fillBasics(of: &claim, object, start: "startDateTime", end: "endDateTime")
    fillParties(of: &claim, object)
    if let both = object.object("feedback") {
      claim.clientFeedback = try feedback(both, "clientFeedback", .client)
      claim.freelancerFeedback = try feedback(both, "freelancerFeedback", .freelancer)
    }
    return claim
  }

  private func contractDetails(_ object: JSONObject) throws(JSONFault) -> ContractClaim {
    var claim = ContractClaim(try id(object, "id"), .contractDetails)
    try fillBasics(of: &claim, object, start: "startDate", end: "endDate")
    fillParties(of: &claim, object)
    if claim.status == .ended {
      claim.endReason = reason(object)
      claim.endedBy = endedBy(object)
    }
    return claim
  }

  /// Title, kind, status and days. Only the status says whether a contract has ended: an active one has an end, too.
  private func fillBasics(
    of claim: inout ContractClaim, _ object: JSONObject, start: String, end: String
  ) throws(JSONFault) {
    claim.title = object.text("title")
    let terms = object.object("terms")
    let kind = (terms?.text("jobType") ?? object.text("contractType", "jobType", "kind"))?.uppercased() ?? ""
    if kind.hasPrefix("HOURLY") {
      claim.kind = .hourly
    } else if kind.hasPrefix("FIXED") {
      claim.kind = .fixed
    } else if let list = terms?.value("hourlyTerms")?.array, !list.isEmpty {
      claim.kind = .hourly
    } else if let list = terms?.value("fixedPriceTerms")?.array, !list.isEmpty {
      claim.kind = .fixed
    }
    claim.startedOn = try object.day(start, "startDate", "startDateTime")
    claim.endedOn = try object.day(end, "endDate", "endDateTime")
    switch object.text("status")?.uppercased() {
    case "ACTIVE"?: claim.status = object.isTrue("paused") ? .paused : .active
    case "PAUSED"?: claim.status = .paused
    case "CLOSED"?, "ENDED"?: claim.status = .ended
    case let word?:
      throw JSONFault(
        member: "status", code: .unknownChoice, value: word, advice: "allowed: ACTIVE, PAUSED, CLOSED, ENDED")
    case nil: claim.status = claim.endedOn == nil ? .active : .ended
    }
  }

  private func fillParties(of claim: inout ContractClaim, _ object: JSONObject) {
    claim.client =
      (organisation(object.object("clientOrganization")) ?? organisation(object.object("clientTeam")))
      .map { Party(id: "k-" + $0.id, name: $0.name) }
    let metadata = object.object("metadata")
    guard metadata?.has("agencyContract") == true || object.has("agencyContract") else { return }
    claim.saysAgency = true
    guard metadata?.isTrue("agencyContract") == true || object.isTrue("agencyContract"),
      let vendor = organisation(object.object("vendorOrganization"))
    else { return }
    claim.agency = Party(id: "a-" + (vendor.name.map(Identifiers.slug) ?? vendor.id), name: vendor.name)
  }

  private func organisation(_ object: JSONObject?) -> Party? {
    guard let object, let id = object.text("id", "rid") ?? object.text("name").map(Identifiers.slug) else {
      return nil
    }
    return Party(id: id, name: object.text("name"))
  }

  private func reason(_ object: JSONObject) -> Told<EndReason> {
    guard object.has("closingReason") else { return .notTold }
    let reason = object.object("closingReason")
    guard let text = (reason?.text("reason", "apiRef") ?? object.text("closingReason"))?.lowercased() else {
      return .notTold
    }
    if text.contains("unsuccess") { return .given(.unsuccessful) }
    if text.contains("success") { return .given(.successful) }
    if let client = text.firstRange(of: "client"), text[client.upperBound...].contains("respons") {
      return .given(.clientUnresponsive)
    }
    return .given(.other)
  }

  private func endedBy(_ object: JSONObject) -> Told<EndedBy> {
    guard let value = object.value("endedBy") else { return .notTold }
    if case .string(let word) = value {
      return .given(word.lowercased().contains("freelancer") ? .freelancer : .client)
    }
    let (ended, freelancer) = (JSONObject(value), object.object("freelancer"))
    let isFreelancer = ["id", "rid"].contains { key in
      ended.text(key).map { $0 == freelancer?.text(key) } ?? false
    }
    return .given(isFreelancer ? .freelancer : .client)
  }

  // MARK: Feedback

  private func feedback(
    _ object: JSONObject, _ name: String, _ author: FeedbackAuthor
  ) throws(JSONFault) -> Told<FeedbackClaim> {
    guard object.has(name) else { return .notTold }
    guard let item = object.object(name) else { return .absent }
    if item.isTrue("feedbackSuppressed") { return .suppressed }
    guard let score = item.hundredths("score"), score > 0 else { return .absent }
    var feedback = FeedbackClaim()
    feedback.author = author
    _ = try stars(score, name)
    feedback.stars = Int16(score)
    for detail in (item.value("scoreDetails") ?? item.value("scores"))?.array ?? [] {
      let detail = JSONObject(detail)
      let label = detail.text("label")?.lowercased() ?? ""
      guard FeedbackCells.attributes.contains(label), let score = detail.hundredths("score"), score > 0 else {
        continue
      }
      feedback.cells[label] = try stars(score, label)
    }
    feedback.cells["comment"] = item.text("comment")
    feedback.cells["response"] = item.text("response", "clientResponse")
    feedback.day = try item.day("creationTs", "createdDateTime")
    return .given(feedback)
  }

  private func stars(_ hundredths: Int, _ member: String) throws(JSONFault) -> String {
    guard (100...500).contains(hundredths) else {
      throw JSONFault(
        member: member, code: .outOfRange, value: decimalText(hundredths, places: 2),
        advice: "allowed: 1 to 5 stars")
    }
    return decimalText(hundredths, places: 2)
  }

  private func id(_ object: JSONObject, _ names: String...) throws(JSONFault) -> String {
    for name in names {
      guard let id = object.text(name) else { continue }
      if Identifiers.isMangled(id) {
        throw JSONFault(
          member: name, code: .mangledBySpreadsheet, value: id, advice: RowValues.takeAsDownloaded)
      }
      guard Identifiers.isValid("c-" + id) else {
        throw JSONFault(
          member: name, code: .malformedIdentifier, value: id, advice: "allowed: a contract's number")
      }
      return "c-" + id
    }
    throw JSONFault(member: names[0], code: .missingValue, value: nil, advice: "a contract has an id")
  }
}
