import CSV
import JobSuccess

/// One record of profiles.csv (1.4).
struct ProfileRow: Sendable {
  var profile: Profile
  var id: HashedIdentifier
  /// Empty where there is none.
  var exclusiveAgency: HashedIdentifier
  var record: BatchIndex
}

/// Decodes profiles.csv.
struct ProfileDecoder: RecordDecoder {
  let hash: IdentifierHash
  private let kinds = Choices<ProfileKind>()
  private let badges = Choices<Badge>()

  init(hash: IdentifierHash) {
    self.hash = hash
  }

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<ProfileRow>) -> ProfileRow? {
    let id = values.identifier(ProfileColumn.profileID, hash)
    let kind = values.choice(ProfileColumn.kind, of: kinds)
    let badge = values.choice(ProfileColumn.badge, of: badges)
    let exclusiveAgency = values.identifier(ProfileColumn.exclusiveAgencyID, hash)
    guard values.isSound, let kind else { return nil }
    return ProfileRow(
      profile: Profile(kind: kind, badge: badge), id: id,
      exclusiveAgency: exclusiveAgency, record: values.index)
  }
}
