import CSV
import JobSuccess

/// The profiles while contracts.csv and profiles.csv are read, in the order in which they are first named.
struct ProfileTableBuilder: Sendable {
  private(set) var table = IdentifierTable()
  private(set) var profiles = InputColumn<DatasetProfile, DatasetProfile>()
  /// The kinds once more: every contract looks one up, and this column is small enough for the processor's cache.
  private var kinds = InputColumn<DatasetProfile, ProfileKind>()
  /// The agencies that profiles.csv names as exclusive ones, also those that nothing else names.
  private(set) var exclusiveAgencies = IdentifierTable()

  /// The kind of a profile.
  @inline(__always)
  func kind(of profile: InputIndex<DatasetProfile>) -> ProfileKind {
    kinds[profile]
  }

  /// The profile with an identifier; nil where there is none yet.
  @inline(__always)
  func find(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch) -> InputIndex<DatasetProfile>? {
    table.find(identifier, in: batch).map { InputIndex($0) }
  }

  /// The profile with an identifier, which is added where there is none yet.
  @inline(__always)
  mutating func intern(_ identifier: HashedIdentifier, _ kind: ProfileKind, in batch: borrowing RecordBatch)
    -> InputIndex<DatasetProfile>
  {
    let (index, isNew) = table.intern(identifier, in: batch)
    if isNew {
      profiles.append(DatasetProfile(kind: kind))
      kinds.append(kind)
    }
    return InputIndex(index)
  }

  /// Takes in a batch of profiles.csv; refuses records that contradict earlier ones.
  mutating func commit(_ decoded: inout Decoded<ProfileRow>, _ batch: borrowing RecordBatch) {
    for row in decoded.rows {
      if let issue = commit(row, of: batch) { decoded.refusals.append(issue) }
    }
  }

  /// Takes in a record, or returns what is wrong with it.
  private mutating func commit(_ row: ProfileRow, of batch: borrowing RecordBatch) -> RecordIssue? {
    if let known = find(row.id, in: batch).map({ profiles[$0] }) {
      if known.isListed { return .duplicate(ProfileColumn.profileID, in: row.record) }
      if known.kind != row.profile.kind {
        return RecordIssue(
          record: row.record, column: ProfileColumn.kind.rawValue, code: .inconsistentProfile,
          allowed: "\(known.kind.rawValue), \(ColumnCondition.kindInContracts.rawValue)")
      }
    }
    let profile = intern(row.id, row.profile.kind, in: batch)
    profiles[profile].badge = row.profile.badge
    profiles[profile].recordOffset = Int(batch.fileOffset(of: row.record))
    if !row.exclusiveAgency.field.isEmpty {
      profiles[profile].exclusiveAgency = exclusiveAgencies.intern(row.exclusiveAgency, in: batch).index
    }
    return nil
  }
}
