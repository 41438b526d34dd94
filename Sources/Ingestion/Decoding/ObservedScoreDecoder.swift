import CSV
import JobSuccess

/// One record of observed_scores.csv (7.1).
struct ObservedScoreRow: Sendable {
  var profile: InputIndex<DatasetProfile>
  var observation: ScoreObservation
  var record: BatchIndex
}

/// Decodes observed_scores.csv.
struct ObservedScoreDecoder: RecordDecoder {
  let lookup: ContractLookup

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<ObservedScoreRow>)
    -> ObservedScoreRow?
  {
    let profileID = values.identifier(ObservedScoreColumn.profileID, lookup.hash)
    let day = values.day(ObservedScoreColumn.observedOn)
    let percent = values.read(ObservedScoreColumn.jss) { (text) throws(ValueIssue) in try wholePercent(text) }
    guard values.isSound, let day else { return nil }
    guard let profile = lookup.profiles.find(profileID, in: values.batch) else {
      values.refuse(ObservedScoreColumn.profileID, .unknownProfile, .knownProfile)
      return nil
    }
    return ObservedScoreRow(
      profile: InputIndex(profile), observation: ScoreObservation(day: day, percent: percent),
      record: values.index)
  }
}
