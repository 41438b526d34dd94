import Analysis
import CSV
import Ingestion
import JobSuccess
import Reporting

/// The texts that a profile's page shows, fetched from the input's files.
struct DatasetProfileTexts: ProfileTexts {
  let dataset: Dataset
  let texts: DatasetTexts
  let profile: ProfileKey
  /// Gives the official score of the agency whose score the profile shows.
  let view: AudienceView

  var profileID: String { dataset.id(of: profile) }

  func profileName() throws(CSVError) -> String? { try texts.name(of: profile) }

  func exclusiveAgency() -> ExclusiveAgency? {
    guard let id = dataset.exclusiveAgencyID(of: profile) else { return nil }
    let key = dataset.profile(withID: id)
    return ExclusiveAgency(
      id: id, percent: key.flatMap { view.officialPercent(of: $0) })
  }

  func id(of contract: ContractKey) -> String { dataset.id(of: contract) }
  func id(of client: ClientKey) -> String { dataset.id(of: client) }
  func title(of contract: ContractKey) throws(CSVError) -> String? { try texts.title(of: contract) }
  func comment(of feedback: Int) throws(CSVError) -> String? { try texts.feedback(feedback).comment }
  func response(to feedback: Int) throws(CSVError) -> String? { try texts.feedback(feedback).response }
}
