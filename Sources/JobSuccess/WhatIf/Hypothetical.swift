// Changes of a history that what-ifs are computed with.

/// Equal contracts that don't exist (3.5, `--add`). Each has a new client, runs from D − `days` to D, and is paid all
/// the time.
package struct HypotheticalContracts: Equatable, Sendable {
  /// The stars of each; nil for none.
  package var stars: Stars?
  /// The private score of each; nil for none.
  package var privateScore: PrivateScore?
  /// The earnings of each.
  package var earnings: Cents
  /// The length of each in days.
  package var days: Int
  /// The number of contracts.
  package var count: Int

  /// Contracts with these values. The defaults are those of `--target`: 5 stars, private score 10, $300, 30 days.
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
  /// The history with hypothetical contracts that end on a day. Their keys are after all others.
  package func adding(_ added: HypotheticalContracts, endingOn day: Day) -> History {
    Work.count(contracts.count + feedback.count)
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

  /// The history as if the client corrected the standing final feedback of a contract (3.5, `--change`). Values that
  /// are nil don't change. Returns nil if there is no standing feedback.
  package func correcting(
    _ key: ContractKey, stars: Stars? = nil, privateScore: PrivateScore? = nil, on day: Day
  ) -> History? {
    guard let standing = standingFeedback(of: self[key], on: day) else { return nil }
    Work.count(feedback.count)
    var changed = self
    if let stars { changed.feedback[standing].stars = stars }
    if let privateScore { changed.feedback[standing].privateScore = privateScore }
    return changed
  }

  /// The history as if the standing final client feedback of these contracts were removed on a day (3.2). Contracts
  /// without such feedback, or with feedback that is removed already, don't change.
  package func removing(_ keys: some Sequence<ContractKey>, _ mode: RemovalMode, on day: Day) -> History {
    Work.count(feedback.count)
    var changed = self
    for key in keys {
      guard let standing = standingFeedback(of: self[key], on: day),
        feedback[standing].removal(on: day) == nil
      else { continue }
      changed.feedback[standing].removal = mode
      changed.feedback[standing].removedOn = day
    }
    return changed
  }
}
