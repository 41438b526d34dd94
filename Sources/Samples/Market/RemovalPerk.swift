import JobSuccess

/// What Top Rated profiles asked to have removed, while that could be done, and what was answered (3.3).
struct RemovalPerk {
  let asOf: Day

  /// The last day of the perk: 2024-09-02.
  static let lastDay = Stories.asOf + 2

  /// Asks for the worst feedback, goes on asking where there is more, and takes away what was granted.
  func use(_ profile: inout DraftProfile, mark: String, _ random: inout RandomStream) {
    guard let score = Standing.score(profile.contracts, on: asOf), score >= 78, random.happens(420) else {
      return
    }
    // At most one in each three months and a bit, and ten contracts have to be completed between two of them.
    let atMost = profile.contracts.count / 14 + 1
    let regretted = profile.contracts.indices.filter { index in
      profile.contracts[index].standing.map {
        let feedback = profile.contracts[index].feedback[$0]
        return Standing.verdict(feedback) < 1 && feedback.removal == nil && feedback.report == nil
      } ?? false
    }
    var previous: Day?
    for index in regretted {
      guard profile.removalRequests.count < atMost, let standing = profile.contracts[index].standing else {
        break
      }
      let contract = profile.contracts[index]
      let feedback = contract.feedback[standing]
      let isAnswered = feedback.respondedAt?.day ?? feedback.submittedAt.day
      let asked = max(
        isAnswered + random.whole(1...20), previous.map { $0 + random.whole(95...200) } ?? isAnswered)
      guard asked <= min(asOf, RemovalPerk.lastDay) else { break }
      previous = asked
      let decided = asked + random.whole(1...4)
      let asker = asker(profile.kind, &random)
      let decision: RequestDecision =
        decided > asOf ? .pending : asker == .member || random.happens(150) ? .denied : .granted
      let mode = random.pick([RemovalMode.jssOnly, .jssAndProfile])
      profile.removalRequests.append(
        DraftRemovalRequest(
          id: "rq-" + mark + "-" + String(profile.removalRequests.count + 1), contract: contract.id,
          mode: mode,
          requestedAt: Moment(asked, &random), requestedBy: asker, decision: decision))
      if decision == .granted {
        profile.contracts[index].feedback[standing].remove(mode, on: decided, ground: .perk)
      }
    }
  }

  private func asker(_ kind: ProfileKind, _ random: inout RandomStream) -> Requester? {
    kind == .freelancer
      ? random.pick(shares: [.freelancer: 900, nil: 100])
      : random.pick(shares: [.owner: 450, .businessManager: 250, .admin: 150, .member: 100, nil: 50])
  }
}
