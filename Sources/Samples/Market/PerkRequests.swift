import JobSuccess

/// Draws the removal requests of Top Rated profiles under the perk of 3.3, and the answers to them.
struct PerkRequests {
  let asOf: Day

  /// The last day on which feedback could be removed on request: 2024-09-02.
  static let lastDay = Stories.asOf + 2

  /// Adds requests to remove the profile's bad feedback, and removes what is granted. `mark` is the profile's number
  /// in the requests' ids.
  func add(to profile: inout DraftProfile, mark: String, using random: inout RandomStream) {
    guard let score = ScoreEstimate.score(profile.contracts, on: asOf), score >= 78, random.happens(420)
    else {
      return
    }
    // Requests are at least 95 days apart, and there is at most one for each fourteen contracts.
    let atMost = profile.contracts.count / 14 + 1
    let unwelcome = profile.contracts.indices.filter { index in
      profile.contracts[index].lastClientFeedback.map {
        let feedback = profile.contracts[index].feedback[$0]
        return ScoreEstimate.outcome(of: feedback) < 1 && feedback.removal == nil && feedback.report == nil
      } ?? false
    }
    var previous: Day?
    for index in unwelcome {
      guard profile.removalRequests.count < atMost, let last = profile.contracts[index].lastClientFeedback
      else {
        break
      }
      let contract = profile.contracts[index]
      let feedback = contract.feedback[last]
      let isAnswered = feedback.respondedAt?.day ?? feedback.submittedAt.day
      let asked = max(
        isAnswered + random.whole(1...20), previous.map { $0 + random.whole(95...200) } ?? isAnswered)
      guard asked <= min(asOf, PerkRequests.lastDay) else { break }
      previous = asked
      let decided = asked + random.whole(1...4)
      let asker = asker(profile.kind, using: &random)
      let decision: RequestDecision =
        decided > asOf ? .pending : asker == .member || random.happens(150) ? .denied : .granted
      let mode = random.pick([RemovalMode.jssOnly, .jssAndProfile])
      profile.removalRequests.append(
        DraftRemovalRequest(
          id: "rq-" + mark + "-" + String(profile.removalRequests.count + 1), contract: contract.id,
          mode: mode,
          requestedAt: Moment(asked, using: &random), requestedBy: asker, decision: decision))
      if decision == .granted {
        profile.contracts[index].feedback[last].remove(mode, on: decided, ground: .perk)
      }
    }
  }

  private func asker(_ kind: ProfileKind, using random: inout RandomStream) -> Requester? {
    kind == .freelancer
      ? random.pick(shares: [.freelancer: 900, nil: 100])
      : random.pick(shares: [.owner: 450, .businessManager: 250, .admin: 150, .member: 100, nil: 50])
  }
}
