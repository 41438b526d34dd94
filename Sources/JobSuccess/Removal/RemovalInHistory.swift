extension History {
  /// The history as if the standing final client feedback of these contracts were removed on a day (3.2).
  ///
  /// A contract without such feedback stays as it is, and so does one whose feedback is removed by then: nothing brings
  /// it back.
  package func removing(_ keys: some Sequence<ContractKey>, _ mode: RemovalMode, on day: Day) -> History {
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
