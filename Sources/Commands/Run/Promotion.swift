import Publication

/// Publishes a run that is in OUT/runs once more, so that OUT/latest leads to it.
struct Promotion {
  let folder: LockedFolder
  /// The output folder.
  let out: String
  let console: Console

  /// Throws unless the run of this name is as it was written.
  func check(_ name: String) throws {
    let place = "\(out)/runs/\(name)"
    let check = try Verification.verify(place)
    guard check.differences.isEmpty else {
      throw Failure(
        .badData,
        heading: "\(place) is not as it was written (\(check.differences.count)), so it can't be published; "
          + "`jss run --force` with its arguments makes it again",
        messages: check.differences.map(\.description))
    }
  }

  /// Publishes the run of this name, which has been checked; returns its new manifest.
  func publish(_ name: String, _ manifest: Manifest) throws -> Manifest {
    let promoted = PromotedManifest(manifest: manifest, number: try folder.nextNumber(), at: Clock.timestamp)
    let left = try Signals.shielded { () throws in try folder.promote(name, manifest: promoted.bytes) }
    if let left { console.warn("what is left of the run's old folder could not be removed: \(left)") }
    return try Manifest(promoted.bytes)
  }
}
