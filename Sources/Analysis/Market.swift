package import Ingestion
package import JobSuccess

/// An input folder that was read for an audience: the ids in it, what was noticed, and views of its profiles.
///
/// The dataset is private to it: histories come from its views alone.
package struct Market: Sendable {
  package let audience: Audience
  /// The result of reading, as the audience may see it.
  package let reading: VisibleReading
  private let dataset: Dataset

  /// Reads an input folder; `progress` is called for every batch.
  ///
  /// - Throws: `MarketError` where the folder can't be used.
  package static func read(
    _ folder: String, _ options: ReadingOptions, for audience: Audience,
    progress: @escaping (ReadingProgress) -> Void = { _ in }
  ) async throws(MarketError) -> Market {
    do {
      let (dataset, report) = try await readExports(folder: folder, options: options, progress: progress)
      return Market(audience: audience, reading: VisibleReading(report, for: audience), dataset: dataset)
    } catch .tooManyRejects(let report, let limit) where !audience.seesPrivateData {
      throw .rejectsWithheld(report.rejected, of: report.records, allowed: limit)
    } catch {
      throw .exports(error)
    }
  }

  private init(audience: Audience, reading: VisibleReading, dataset: Dataset) {
    self.audience = audience
    self.reading = reading
    self.dataset = dataset
  }

  /// What the audience may see of the profiles. The scorer has the policy and the day.
  ///
  /// - Parameter official: The marketplace's own policy, whose scores are official as those by built-in ones are.
  /// - Throws: `UnofficialPolicy` for visitors, where the policy is not official.
  package func view(_ scorer: Scorer, official: Policy? = nil) throws(UnofficialPolicy) -> AudienceView {
    AudienceView(
      dataset, scorer, for: audience,
      showsOfficial: try audience.showsOfficialScores(by: scorer.policy, official: official))
  }

  /// Opens the input's files for the texts in them.
  package func openTexts() throws(UnreadableTexts) -> DatasetTexts {
    do { return try DatasetTexts(dataset) } catch { throw UnreadableTexts(reason: error) }
  }

  // MARK: Profiles and ids

  /// How many profiles there are, also those without a contract.
  package var profileCount: Int { dataset.profiles.count }
  /// How many contracts there are, each counted with its owner.
  package var contractCount: Int { dataset.contracts.count(where: \.isOwned) }

  /// The profiles that have a contract on a day, by id.
  package func profilesWithContracts(on day: Day) -> [ProfileKey] {
    dataset.profiles.indices.lazy.filter { index in
      dataset.contracts[dataset.profiles[index].contracts].contains { $0.startedOn <= day }
    }.map { ProfileKey($0) }
  }

  /// Ranges of profiles that make portions of work: enough contracts each to make handing over cheap, few enough to keep
  /// little in memory.
  package var portions: [Range<Int>] {
    let size = 8192
    var portions: [Range<Int>] = []
    var (start, contracts) = (0, 0)
    for index in dataset.profiles.indices {
      contracts += dataset.profiles[index].contracts.count
      if contracts >= size {
        portions.append(start..<index + 1)
        (start, contracts) = (index + 1, 0)
      }
    }
    if start < dataset.profiles.count { portions.append(start..<dataset.profiles.count) }
    return portions
  }

  package func kind(of profile: ProfileKey) -> ProfileKind { dataset[profile].kind }
  package func id(of profile: ProfileKey) -> String { dataset.id(of: profile) }
  package func id(of contract: ContractKey) -> String { dataset.id(of: contract) }
  /// The bytes of a profile's id.
  package func idBytes(of profile: ProfileKey) -> [UInt8] { dataset.idBytes(of: profile) }

  /// The ids of the contracts of some profiles, and those of their clients, at hand.
  package func identifiers(ofContractsOf profiles: Range<Int>) -> ContractIdentifiers {
    dataset.identifiers(ofContractsOf: profiles)
  }

  /// The profile with an id; nil where there is none.
  package func findProfile(withID id: String) -> ProfileKey? { dataset.profile(withID: id) }

  /// The profile with an id. Where there is none, every id is compared for the message.
  package func profile(withID id: String) throws(UnknownIdentifier) -> ProfileKey {
    if let key = findProfile(withID: id) { return key }
    throw .profile(id, nearest: dataset.nearestProfileID(to: id))
  }

  /// The contract of a profile with an id; nil where it has none.
  package func findContract(withID id: String, of profile: ProfileKey) -> ContractKey? {
    dataset.contract(withID: id, of: profile)
  }

  /// The contract of a profile with an id.
  package func contract(withID id: String, of profile: ProfileKey) throws(UnknownIdentifier) -> ContractKey {
    if let key = findContract(withID: id, of: profile) { return key }
    let owner = dataset.id(of: profile)
    if let other = dataset.contract(withID: id) {
      throw .contractOfAnother(id, owner: dataset.id(of: dataset.owner(of: other)), asked: owner)
    }
    throw .contract(id, of: owner, nearest: dataset.nearestContractID(to: id, of: profile))
  }
}

/// Why an input folder can't be used.
package enum MarketError: Error {
  case exports(ExportsError)
  /// More records were rejected than are allowed, and the audience may not see which.
  case rejectsWithheld(Int, of: Int, allowed: RejectLimit)
}

/// An id that the input does not have.
package enum UnknownIdentifier: Error, Equatable {
  case profile(String, nearest: String?)
  case contract(String, of: String, nearest: String?)
  /// The contract is there, but belongs to another profile.
  case contractOfAnother(String, owner: String, asked: String)
}
