import CSV
import Ingestion
import JobSuccess
import Reporting

/// The texts that a profile's page shows, fetched from the input's files.
struct DatasetProfileTexts: ProfileTexts {
  let dataset: Dataset
  let texts: DatasetTexts
  let profile: ProfileKey
  /// Scores the agency whose score the profile shows.
  let scorer: Scorer

  var profileID: String { dataset.id(of: profile) }

  func profileName() throws(CSVError) -> String? { try texts.name(of: profile) }

  func exclusiveAgency() -> ExclusiveAgency? {
    guard let id = dataset.exclusiveAgencyID(of: profile) else { return nil }
    let key = dataset.profile(withID: id)
    return ExclusiveAgency(
      id: id, percent: key.flatMap { scorer.score(dataset.history(of: $0)).result.percent })
  }

  func id(of contract: ContractKey) -> String { dataset.id(of: contract) }
  func id(of client: ClientKey) -> String { dataset.id(of: client) }
  func title(of contract: ContractKey) throws(CSVError) -> String? { try texts.title(of: contract) }
  func comment(of feedback: Int) throws(CSVError) -> String? { try texts.feedback(feedback).comment }
  func response(to feedback: Int) throws(CSVError) -> String? { try texts.feedback(feedback).response }
}
