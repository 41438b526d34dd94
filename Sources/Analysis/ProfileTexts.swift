package import CSV
package import Ingestion
package import JobSuccess

/// The ids of a profile, its contracts and its clients.
package protocol ProfileNames: Sendable {
  var profileID: String { get }
  func id(of contract: ContractKey) -> String
  func id(of client: ClientKey) -> String
  /// The ids of the freelancer who did the work of a contract, and of the profile that owns it.
  func parties(of contract: ContractKey) -> (freelancer: String, owner: String)
}

extension ProfileNames {
  /// The parties of a contract of a history by itself: the profile is both.
  package func parties(of contract: ContractKey) -> (freelancer: String, owner: String) {
    (profileID, profileID)
  }
}

/// The texts of a profile besides, fetched when they are asked for. A text that isn't there is nil.
package protocol ProfileTexts: ProfileNames {
  associatedtype Failure: Error

  /// The profile's name, where it is known.
  func profileName() throws(Failure) -> String?
  /// The agency whose score the profile shows (1.4).
  func exclusiveAgency() -> ExclusiveAgency?
  func title(of contract: ContractKey) throws(Failure) -> String?
  /// The comment of the feedback at an index of the history.
  func comment(of feedback: Int) throws(Failure) -> String?
  /// The response to the feedback at an index of the history.
  func response(to feedback: Int) throws(Failure) -> String?
}

/// The ids of a profile of the dataset.
struct DatasetNames: ProfileNames {
  private let dataset: Dataset
  let profile: ProfileKey

  init(_ dataset: Dataset, _ profile: ProfileKey) {
    self.dataset = dataset
    self.profile = profile
  }

  var profileID: String { dataset.id(of: profile) }
  func id(of contract: ContractKey) -> String { dataset.id(of: contract) }
  func id(of client: ClientKey) -> String { dataset.id(of: client) }
  func parties(of contract: ContractKey) -> (freelancer: String, owner: String) {
    let parties = dataset.parties(of: contract, in: profile)
    return (dataset.id(of: parties.freelancer), dataset.id(of: parties.owner))
  }
}

/// The texts of a profile, fetched from the input's files.
package struct DatasetProfileTexts: ProfileTexts {
  let names: DatasetNames
  let files: DatasetTexts
  /// Gives the official score of the agency whose score the profile shows.
  let view: AudienceView

  package var profileID: String { names.profileID }
  package func id(of contract: ContractKey) -> String { names.id(of: contract) }
  package func id(of client: ClientKey) -> String { names.id(of: client) }
  package func parties(of contract: ContractKey) -> (freelancer: String, owner: String) {
    names.parties(of: contract)
  }
  package func exclusiveAgency() -> ExclusiveAgency? { view.exclusiveAgency(of: names.profile) }

  package func profileName() throws(UnreadableTexts) -> String? {
    try fetch { () throws(CSVError) in try files.name(of: names.profile) }
  }

  package func title(of contract: ContractKey) throws(UnreadableTexts) -> String? {
    try fetch { () throws(CSVError) in try files.title(of: contract) }
  }

  package func comment(of feedback: Int) throws(UnreadableTexts) -> String? {
    try fetch { () throws(CSVError) in try files.feedback(feedback).comment }
  }

  package func response(to feedback: Int) throws(UnreadableTexts) -> String? {
    try fetch { () throws(CSVError) in try files.feedback(feedback).response }
  }

  /// The star attributes of the feedback at an index of the history, in hundredths of a star.
  package func attributes(of feedback: Int) throws(UnreadableTexts) -> [StarAttribute: Int] {
    try fetch { () throws(CSVError) in try files.feedback(feedback).attributes }
  }

  private func fetch<Text>(_ body: () throws(CSVError) -> Text) throws(UnreadableTexts) -> Text {
    do throws(CSVError) { return try body() } catch { throw UnreadableTexts(reason: error) }
  }
}

/// Texts could not be fetched from the input: mostly because it has changed since it was read, or is gone.
package struct UnreadableTexts: Error, CustomStringConvertible {
  package let reason: CSVError

  /// The texts could not be read for this reason.
  package init(reason: CSVError) { self.reason = reason }

  /// Whether trying again with a complete export may help.
  package var isOfTheExport: Bool {
    switch reason {
    case .unreadable, .readFailed, .outOfMemory: false
    default: true
    }
  }

  package var description: String {
    let place = "the input can't be read a second time, for the texts in it"
    return switch reason {
    case _ where reason.isLimitOfOpenFiles: "\(place): \(CSVError.openFilesAdvice)"
    case .unreadable(let path, let code): "\(place): \(path) can't be opened (system error \(code))"
    case .readFailed(let path, let offset, let code):
      "\(place): \(path) can't be read at byte \(offset) (system error \(code))"
    case .outOfMemory: "\(place): there is not enough memory; try again when more is free"
    default: "\(place): it has changed since, or is gone. Try again when its export is complete."
    }
  }
}
