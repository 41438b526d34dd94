/// A profile's place in the dataset; places are in the order of the profile ids' bytes.
package struct ProfileKey: Hashable, Comparable, Sendable {
  /// The index into the dataset's profiles.
  package let index: Int

  /// The profile at `index` of the dataset.
  package init(_ index: Int) {
    self.index = index
  }

  package static func < (left: ProfileKey, right: ProfileKey) -> Bool {
    left.index < right.index
  }
}
