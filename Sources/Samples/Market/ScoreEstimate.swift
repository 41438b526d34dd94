import JobSuccess

/// A rough score, in which every contract with feedback counts once. It gives the profiles badges that fit their
/// scores; the score itself is computed by JobSuccess, from the files once written.
enum ScoreEstimate {
  /// 1 if a feedback is good, −1 if it is bad, else 0, by the weights and borders of the standard policy (2.8).
  static func outcome(of feedback: DraftFeedback) -> Int {
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

  /// The best score of the three windows, 0 to 100; nil with fewer than four contracts with feedback.
  static func score(_ contracts: [DraftContract], on day: Day) -> Int? {
    [-6, -12, -24].compactMap { months in
      let first = day.adding(months: months)
      var sum = 0
      var count = 0
      var withoutFeedback = 0
      for contract in contracts {
        guard let ended = contract.endedOn, ended >= first, contract.earnings >= .oneDollar,
          contract.clientStanding != .suspended, contract.clientStanding != .flagged
        else { continue }
        guard let last = contract.lastClientFeedback else {
          withoutFeedback += 1
          continue
        }
        guard contract.feedback[last].removal == nil else { continue }
        sum += outcome(of: contract.feedback[last])
        count += 1
      }
      let ended = count + withoutFeedback
      let excess = ended >= 10 ? max(0, withoutFeedback - ended * 35 / 100) : 0
      return count >= 4 ? 100 * max(0, sum) / (count + excess) : nil
    }.max()
  }

  /// The badge that a profile with these contracts would have.
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
        contract.lastClientFeedback.map { outcome(of: contract.feedback[$0]) == 1 } ?? true
      }
    return isPromising ? .risingTalent : .none
  }
}
