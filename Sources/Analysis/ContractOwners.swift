import Ingestion
package import JobSuccess
import Synchronization

/// The owners of contracts that count for a member as well: requests about such a contract are theirs (2.3, 3.3).
///
/// Whether an owner may ask is found once, whichever of its members asks, on any thread.
final class ContractOwners: Sendable {
  private let dataset: Dataset
  private let scorer: Scorer
  private let known = Mutex<[ProfileKey: RemovalEligibility]>([:])

  /// The owners in a dataset, by the scorer's policy and day.
  init(_ dataset: Dataset, _ scorer: Scorer) {
    self.dataset = dataset
    self.scorer = scorer
  }

  /// The owner of a contract.
  func owner(of contract: ContractKey) -> ProfileKey { dataset.owner(of: contract) }

  /// The id of a profile.
  func id(of owner: ProfileKey) -> String { dataset.id(of: owner) }

  /// All of a profile's history, for a day ahead as it is known.
  func history(of owner: ProfileKey) -> History {
    let history = dataset.history(of: owner)
    return scorer.knownOn == scorer.asOf ? history : history.known(on: scorer.knownOn)
  }

  /// Whether a profile may request removals on the day.
  func eligibility(of owner: ProfileKey) -> RemovalEligibility {
    if let found = known.withLock({ $0[owner] }) { return found }
    let eligibility = RemovalEligibility(history(of: owner), scorer.policy, on: scorer.asOf)
    known.withLock { $0[owner] = eligibility }
    return eligibility
  }
}

/// Removals of feedback on contracts of one owner.
package struct OwnersRequests: Sendable {
  /// The owner's id; nil where it is the profile itself.
  package let owner: String?
  package let removals: OwnersRemovals
}
