/// A few things for some of the profiles: sorted by profile, found by halving.
package struct ByProfile<Element: Sendable>: Sendable {
  private let profiles: [ProfileKey]
  private let elements: [Element]

  /// Things with their profiles; within a profile they stand in the order that `precedes` gives them.
  init(_ entries: [(profile: ProfileKey, element: Element)], by precedes: (Element, Element) -> Bool) {
    let sorted = entries.sorted { left, right in
      left.profile != right.profile ? left.profile < right.profile : precedes(left.element, right.element)
    }
    profiles = sorted.map(\.profile)
    elements = sorted.map(\.element)
  }

  private init(profiles: [ProfileKey], elements: [Element]) {
    self.profiles = profiles
    self.elements = elements
  }

  /// Nothing for anybody.
  init() {
    self.init(profiles: [], elements: [])
  }

  func map<Other>(_ transform: (Element) -> Other) -> ByProfile<Other> {
    ByProfile<Other>(profiles: profiles, elements: elements.map(transform))
  }

  /// The things of a profile.
  package subscript(profile: ProfileKey) -> [Element] {
    let start = profiles.firstIndexSorted { $0 >= profile }
    let end = profiles.firstIndexSorted { $0 > profile }
    return start == end ? [] : Array(elements[start..<end])
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element meets a condition that all later elements meet too; `endIndex` where none does.
  func firstIndexSorted(where condition: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
