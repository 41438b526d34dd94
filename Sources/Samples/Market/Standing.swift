import JobSuccess

/// How well a profile stands, roughly: every contract with feedback counts once. Good enough to hand out badges that
/// fit the scores; the score itself is computed elsewhere, from the written files.
enum Standing {
  /// Whether a feedback is good (1), bad (−1) or neither, by the weights and borders of the standard policy (2.8).
  static func verdict(_ feedback: DraftFeedback) -> Int {
    let stars =
      feedback.publicScore ?? (feedback.attributes.isEmpty ? nil : feedback.attributes.reduce(0, +) / 6)
    let fourThousandths: Int =
      switch (stars, feedback.privateScore) {
      case (let stars?, let score?): 3 * (stars - 100) + 280 * score
      case (let stars?, nil): 10 * (stars - 100)
      case (nil, let score?): 400 * score
      case (nil, nil): 4000
      }
    return fourThousandths >= 3000 ? 1 : fourThousandths < 2000 ? -1 : 0
  }

  /// The best of the three windows, 0 to 100; nil where too little is known.
  static func score(_ contracts: [DraftContract], on day: Day) -> Int? {
    [-6, -12, -24].compactMap { months in
      let first = day.adding(months: months)
      var sum = 0
      var count = 0
      var unheard = 0
      for contract in contracts {
        guard let ended = contract.endedOn, ended >= first, contract.earnings >= .oneDollar,
          contract.clientStanding != .suspended, contract.clientStanding != .flagged
        else { continue }
        guard let standing = contract.standing else {
          unheard += 1
          continue
        }
        guard contract.feedback[standing].removal == nil else { continue }
        sum += verdict(contract.feedback[standing])
        count += 1
      }
      let ended = count + unheard
      let excess = ended >= 10 ? max(0, unheard - ended * 35 / 100) : 0
      return count >= 4 ? 100 * max(0, sum) / (count + excess) : nil
    }.max()
  }

  static func badge(of profile: DraftProfile, on day: Day) -> Badge {
    guard let first = profile.contracts.first?.startedOn else { return .none }
    let year = profile.contracts.filter { ($0.lastPaidOn ?? $0.startedOn) >= day.adding(months: -12) }
    let earned = year.reduce(Cents.zero) { $0 + $1.earnings }
    let score = score(profile.contracts, on: day)
    let isAgency = profile.kind == .agency
    if let score, score >= 93, first < day - 120, earned >= Cents(isAgency ? 1_000_000 : 100_000) {
      let isPlus = earned > Cents(isAgency ? 2_000_000 : 1_000_000) && year.contains(where: \.isLarge)
      return isPlus ? .topRatedPlus : .topRated
    }
    let isPromising =
      first >= day - 240 && earned >= Cents(20_000)
      && profile.contracts.allSatisfy { contract in
        contract.standing.map { verdict(contract.feedback[$0]) == 1 } ?? true
      }
    return isPromising ? .risingTalent : .none
  }
}
