// The block of data that the panel computes with: what a profile's score rests on, as the reader may see it.

internal import Analysis
internal import Basics
internal import JobSuccess

/// What is known on the as-of date of a profile's contracts, for the script of the panel.
///
/// All of it comes from the analysis of an audience, so it holds nothing that the audience may not see: for a talent no
/// private score, and no feedback that isn't public yet. Days are counted from the as-of date, stars are in 600ths, money
/// is in cents. A member that has its usual value is left out: `jobs` is one job on the last day, `weight` the first tier.
struct PanelData {
  private let analysis: ProfileAnalysis

  /// The data of a page's analysis.
  init(_ analysis: ProfileAnalysis) {
    self.analysis = analysis
  }

  /// The block as JSON.
  var json: JSONValue {
    let contracts = analysis.sheet.contracts
    let requests = analysis.requests(for: contracts.map(\.facts.key))
    var owners: [ContractKey: Int] = [:]
    for (index, request) in requests.enumerated().dropFirst() {
      for key in request.removals.keys { owners[key] = index }
    }
    return [
      "profile_id": .string(analysis.id), "as_of": .string(analysis.asOf.description),
      "audience": .string(analysis.audience.rawValue), "policy": PanelPolicy(analysis.scorer).json,
      "limits": PanelData.limits,
      "owners": .array(requests.map(owner)),
      "clients": .array(
        analysis.sheet.relationships.map { relationship in
          [.string(analysis.names.id(of: relationship.client)), .integer(relationship.isLongEnough ? 1 : 0)]
        }),
      "contracts": .array(
        analysis.sheet.contracts.sheetIndices.map { position in
          contract(position, owner: owners[contracts[position.index].facts.key])
        }),
    ]
  }

  /// Numbers of the rules that no policy changes.
  private static var limits: JSONValue {
    [
      "excellent": .integer(Band.excellentFrom), "good": .integer(Band.goodFrom),
      "horizon": .integer(Forecast.horizon), "correction": .integer(Deadlines.feedbackDays),
      "pause": .string(RemovalEligibility.monthsInWords),
      "completed": .string(RemovalEligibility.completedInWords),
      "trending": [.integer(Policy.trendingMonths.first), .integer(Policy.trendingMonths.second)],
    ]
  }

  /// Who asks for removals, and what is missing to ask for one: the parts of the checks of 3.3 that no day changes.
  private func owner(_ request: OwnersRequests) -> JSONValue {
    let profile = request.removals.owner.profile
    let pause = RemovalPause(request.removals.owner, on: analysis.asOf)
    return PanelData.object([
      ("id", request.owner.map(JSONValue.string)), ("badge", profile.badge.map { .string($0.rawValue) }),
      ("top_rated", .bool(profile.badge?.isTopRated ?? false)),
      ("next", pause.next.map { .string($0.description) }),
      ("missing", pause.missing > 0 ? .integer(pause.missing) : nil),
    ])
  }

  private func contract(_ position: SheetPosition, owner: Int?) -> JSONValue {
    let contract = analysis.sheet.contracts[position]
    let facts = contract.facts
    let isRemoved = facts.removal != nil
    let jobs = analysis.scorer.possibleJobs(of: contract, analysis.history)
    let isUsual = jobs.regular == facts.endedOn.map { [$0] } ?? []
    let isUsualIdle = jobs.idle == nil || jobs.idle == facts.idleFrom.map { [$0] }
    let tier = analysis.scorer.weightUnit.tier(of: facts.earnings)
    return PanelData.object([
      ("id", .string(analysis.names.id(of: facts.key))),
      ("client", .integer(contract.relationship.index)),
      ("owner", owner.map(JSONValue.integer)),
      ("excluded", PanelData.flag(contract.verdict.rule == .clientExcluded)),
      ("removed", PanelData.flag(isRemoved)),
      (
        "given",
        PanelData.flag(facts.standingFeedback != nil && facts.stars == nil && facts.privateScore == nil)
      ),
      ("stars", isRemoved ? nil : facts.stars.map { .integer(Int($0.sixHundredths)) }),
      ("private", isRemoved ? nil : facts.privateScore.map { .integer(Int($0.value)) }),
      ("reason", isRemoved ? nil : facts.endReason.flatMap(PanelData.reason)),
      ("unearned", PanelData.flag(!facts.hasEarnings)),
      ("weight", tier == 0 ? nil : .integer(tier)),
      ("end", facts.endedOn.map(offset)), ("idle", facts.idleFrom.map(offset)),
      ("jobs", isUsual ? nil : .array(jobs.regular.map(offset))),
      ("idle_jobs", isUsualIdle ? nil : jobs.idle.map { .array($0.map(offset)) }),
    ])
  }

  private func offset(_ day: Day) -> JSONValue { .integer(day - analysis.asOf) }

  /// The end reasons that a satisfaction can rest on (2.2).
  private static func reason(_ reason: EndReason) -> JSONValue? {
    switch reason {
    case .successful, .unsuccessful: .string(reason.rawValue)
    case .clientUnresponsive, .other: nil
    }
  }

  private static func flag(_ isSet: Bool) -> JSONValue? { isSet ? 1 : nil }

  static func object(_ members: [(name: String, value: JSONValue?)]) -> JSONValue {
    .object(members.compactMap { member in member.value.map { JSONValue.Member(member.name, $0) } })
  }
}
