import CSV
import JobSuccess

/// The profiles while contracts.csv and profiles.csv are read, in the order in which they turn up.
struct ProfileTableBuilder: Sendable {
  private(set) var table = IdentifierTable()
  private(set) var profiles: [DatasetProfile] = []
  /// Their kinds once more: they are looked at for every contract, and so little stays in the processor's cache.
  private var kinds: [ProfileKind] = []
  /// The agencies that profiles.csv names as exclusive ones, known or not.
  private(set) var exclusiveAgencies = IdentifierTable()

  /// The kind of the profile at an index.
  @inline(__always)
  func kind(of profile: UInt32) -> ProfileKind {
    kinds[Int(profile)]
  }

  /// The index of a profile, which is added where it is new.
  @inline(__always)
  mutating func intern(_ identifier: HashedIdentifier, _ kind: ProfileKind, in batch: borrowing RecordBatch)
    -> UInt32
  {
    let (index, isNew) = table.intern(identifier, in: batch)
    if isNew {
      profiles.append(DatasetProfile(kind: kind))
      kinds.append(kind)
    }
    return index
  }

  /// Takes in a batch of profiles.csv; refuses records that contradict earlier ones.
  mutating func commit(_ decoded: inout Decoded<ProfileRow>, _ batch: borrowing RecordBatch) {
    for row in decoded.rows {
      if let fault = commit(row, of: batch) {
        decoded.refusals.append(Remark(record: row.record, fault: fault))
      }
    }
  }

  /// Takes in a record, or tells what is wrong with it.
  private mutating func commit(_ row: ProfileRow, of batch: borrowing RecordBatch) -> Fault? {
    if let index = table.find(row.id, in: batch) {
      if profiles[Int(index)].isListed { return .duplicate(ProfileColumn.profileID) }
      if profiles[Int(index)].kind != row.profile.kind {
        return Fault(
          column: ProfileColumn.kind.rawValue, code: .inconsistentProfile,
          allowed: "\(profiles[Int(index)].kind.rawValue), as contracts.csv uses the identifier")
      }
    }
    let index = Int(intern(row.id, row.profile.kind, in: batch))
    profiles[index].badge = row.profile.badge
    profiles[index].recordOffset = batch.fileOffset(of: batch.records[Int(row.record)])
    if !row.exclusiveAgency.field.isEmpty {
      profiles[index].exclusiveAgency =
        exclusiveAgencies.intern(row.exclusiveAgency, in: batch).index
    }
    return nil
  }
}

extension Fault {
  /// An identifier that stands in an accepted record already.
  static func duplicate(_ column: some ColumnName) -> Fault {
    Fault(
      column: column.rawValue, code: .duplicateID,
      allowed: "an identifier that no earlier accepted record has")
  }
}
