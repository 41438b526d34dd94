import Basics

/// Values that belong to some of the profiles, sorted by profile and found by binary search.
package struct ByProfile<Element: Sendable>: Sendable {
  private let profiles: [ProfileKey]
  private let elements: [Element]

  /// - Parameters:
  ///   - entries: The values, each with its profile.
  ///   - precedes: The order of the values of one profile.
  init(_ entries: [(ProfileKey, Element)], by precedes: (Element, Element) -> Bool) {
    let sorted = entries.sorted { left, right in
      left.0 != right.0 ? left.0 < right.0 : precedes(left.1, right.1)
    }
    profiles = sorted.map(\.0)
    elements = sorted.map(\.1)
  }

  private init(profiles: [ProfileKey], elements: [Element]) {
    self.profiles = profiles
    self.elements = elements
  }

  /// No values.
  init() {
    self.init(profiles: [], elements: [])
  }

  func map<Other>(_ transform: (Element) -> Other) -> ByProfile<Other> {
    ByProfile<Other>(profiles: profiles, elements: elements.map(transform))
  }

  /// The profiles that have a value, in their order.
  package var profilesWithValues: [ProfileKey] {
    profiles.indices.filter { $0 == 0 || profiles[$0] != profiles[$0 - 1] }.map { profiles[$0] }
  }

  /// The values of a profile.
  package subscript(profile: ProfileKey) -> [Element] {
    let start = profiles.partitioningIndex { $0 >= profile }
    let end = profiles.partitioningIndex { $0 > profile }
    return start == end ? [] : Array(elements[start..<end])
  }
}
