/// Contracts that do not exist (3.5, `--add`): alike, each of a new client, from D − days to D, paid throughout.
package struct HypotheticalContracts: Equatable, Sendable {
  package var stars: Stars?
  package var privateScore: PrivateScore?
  package var earnings: Cents
  package var days: Int
  package var count: Int

  /// So many contracts alike; what `--target` counts by default: 5 stars, private 10, $300, 30 days.
  package init(
    stars: Stars? = Stars(hundredths: 500), privateScore: PrivateScore? = PrivateScore(10),
    earnings: Cents = Cents(300_00), days: Int = 30, count: Int = 1
  ) {
    self.stars = stars
    self.privateScore = privateScore
    self.earnings = earnings
    self.days = days
    self.count = count
  }
}

extension History {
  /// The history with hypothetical contracts that end on a day. Their keys come after those of all others.
  package func adding(_ added: HypotheticalContracts, endingOn day: Day) -> History {
    var changed = self
    for _ in 0..<added.count {
      var contract = Contract(
        client: ClientKey(.max - UInt32(changed.contracts.count)), startedOn: day - added.days, endedOn: day,
        earnings: added.earnings, status: .ended)
      contract.feedback = changed.feedback.endIndex..<changed.feedback.endIndex + 1
      changed.contracts.append(contract)
      changed.feedback.append(
        Feedback(
          submittedAt: Instant(startOf: day), author: .client, kind: .final, stars: added.stars,
          privateScore: added.privateScore))
    }
    return changed
  }

  /// The history as if the client had corrected the standing final feedback of a contract (3.5, `--change`); what is
  /// nil stays. Nil where there is no standing feedback.
  package func correcting(
    _ key: ContractKey, stars: Stars? = nil, privateScore: PrivateScore? = nil, on day: Day
  ) -> History? {
    guard let standing = standingFeedback(of: self[key], on: day) else { return nil }
    var changed = self
    if let stars { changed.feedback[standing].stars = stars }
    if let privateScore { changed.feedback[standing].privateScore = privateScore }
    return changed
  }
}
