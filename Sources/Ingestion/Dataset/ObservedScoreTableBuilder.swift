import CSV
import JobSuccess

/// Observed scores while their file is read, in the file's order. There are few of them.
struct ObservedScoreTableBuilder: Sendable {
  private struct ProfileDay: Hashable {
    let profile: Int
    let day: Day
  }

  private var rows: [ObservedScoreRow] = []
  private var known: Set<ProfileDay> = []

  /// Takes in a batch of observed_scores.csv; refuses records of a profile and a day that an earlier one has.
  mutating func commit(_ decoded: inout Decoded<ObservedScoreRow>) {
    for row in decoded.rows {
      let place = ProfileDay(profile: row.profile.index, day: row.observation.day)
      if known.insert(place).inserted {
        rows.append(row)
      } else {
        decoded.refusals.append(
          RecordIssue(
            record: row.record, column: ObservedScoreColumn.observedOn.rawValue, code: .duplicateID,
            allowed: ColumnCondition.firstOfDay.rawValue))
      }
    }
  }

  /// Each profile's observations by day.
  func observations(_ contracts: ContractOrder) -> ByProfile<ScoreObservation> {
    let entries = rows.map { (contracts.profiles.keys[$0.profile], $0.observation) }
    return ByProfile(entries) { $0.day < $1.day }
  }
}
