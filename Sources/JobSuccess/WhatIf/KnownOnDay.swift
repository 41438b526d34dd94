extension History {
  /// The history as known on a day: nothing in it is dated later, and it can be scored on later days as if nothing
  /// happened since (3.6, forecast).
  ///
  /// Keys don't change. A contract that starts after the day gets a start after all others.
  package func known(on day: Day) -> History {
    Work.count(contracts.count + feedback.count)
    var known = self
    for index in contracts.indices {
      known.contracts[index] = contracts[index].known(on: day, in: self)
    }
    for index in feedback.indices {
      if let removedOn = feedback[index].removedOn, removedOn > day {
        known.feedback[index].removal = nil
        known.feedback[index].removalGround = nil
        known.feedback[index].removedOn = nil
      }
      if let respondedOn = feedback[index].respondedOn, respondedOn > day {
        known.feedback[index].respondedOn = nil
      }
    }
    known.removalRequests.removeAll { $0.requestedAt.day > day }
    known.midContractRequests.removeAll { $0.requestedOn > day }
    known.reports.removeAll { $0.reportedOn > day }
    return known
  }
}

extension Contract {
  /// The contract as known on a day.
  fileprivate func known(on day: Day, in history: History) -> Contract {
    var known = self
    if startedOn > day { known.startedOn = .never }
    if let endedOn, endedOn > day {
      known.endedOn = nil
      known.endReason = nil
      known.endedBy = nil
      known.status = .active
    }
    // Both are in the order of time, so the known ones are at the front.
    let feedbackCount = feedback.prefix { history.feedback[$0].submittedOn <= day }.count
    known.feedback = feedback.lowerBound..<feedback.lowerBound + feedbackCount
    let paymentCount = payments.prefix { history.payments[$0].paidOn <= day }.count
    known.payments = payments.lowerBound..<payments.lowerBound + paymentCount
    if payments.isEmpty {
      if let firstPaidOn, firstPaidOn > day { known.earnings = .zero }
      known.lastPaidOn = min(lastPaidOn ?? known.endedOn ?? day, day)
    } else if paymentCount == 0 {
      known.earnings = .zero
    }
    return known
  }
}
