// Policies that differ in some parameters, from a YAML file with lists of values (7.8).

internal import Basics
package import JobSuccess

/// The policies of a grid: one for each combination of the values of some keys.
///
///     extends: standard
///     grid:
///       minimum.contracts: [2, 4]
///       satisfaction.weights.private: [0.6, 0.7]
package struct PolicyGrid: Sendable {
  /// A combination of values.
  package struct Point: Sendable {
    /// Each key of the grid with its value, as the file writes them.
    package let settings: String
    /// The policy with these values; its name is `settings` with what a name may not hold left out.
    package let policy: Policy
  }

  /// The most combinations of a grid.
  package static let most = 1000
  /// The combinations, those of the last key's values next to each other.
  package let points: [Point]

  /// Reads a grid.
  package static func read(path: String) throws(PolicyError) -> PolicyGrid {
    try parse(try PolicyFile.bytes(path: path), file: path)
  }

  /// The grid of a file's text.
  package static func parse(_ bytes: [UInt8], file: String) throws(PolicyError) -> PolicyGrid {
    let root = try PolicyFile.root(bytes, file: file, example: "extends: standard")
    let reader = PolicyReader()
    let axes = axes(root, reader)
    guard reader.faults.isEmpty else { throw PolicyError(file: file, faults: reader.faults) }
    let count = axes.reduce(1) { count, axis in min(most + 1, count * axis.values.count) }
    guard count <= most else {
      throw PolicyError(
        file: file,
        faults: [
          PolicyFault(
            .outOfRange, key: "grid", "has more than \(most) combinations", allowed: "leave some values out")
        ])
    }
    var points: [Point] = []
    for number in 0..<count { points.append(try point(number, axes, root, file)) }
    return PolicyGrid(points: points)
  }

  private struct Axis {
    let member: PolicyNode.Member
    let values: [PolicyNode]
  }

  /// The keys of the grid with their values.
  private static func axes(_ root: PolicyNode, _ reader: PolicyReader) -> [Axis] {
    let item = PolicyItem(node: root, key: nil)
    guard let file = reader.group(item, known: ["extends", "grid"], of: "a grid") else { return [] }
    guard let grid = file["grid"], case .map(let members) = grid.node.content else {
      reader.note(
        (file["grid"] ?? file).fault(
          .missingKey, "has no grid of keys with lists of values",
          allowed: "such as grid: {minimum.contracts: [2, 4]}"))
      return []
    }
    return members.compactMap { member in
      let item = PolicyItem(node: member.value, key: member.key)
      let allowed = "allowed: a list of one or more values of the key, such as [2, 4]"
      guard case .list(let values) = member.value.content, !values.isEmpty else {
        reader.note(item.fault(.wrongType, "is no list of values", allowed: allowed))
        return nil
      }
      return Axis(member: member, values: values)
    }
  }

  private static func point(
    _ number: Int, _ axes: [Axis], _ root: PolicyNode, _ file: String
  ) throws(PolicyError) -> Point {
    var rest = number
    var chosen: [(axis: Axis, value: PolicyNode)] = []
    for axis in axes.reversed() {
      chosen.insert((axis, axis.values[rest % axis.values.count]), at: 0)
      rest /= axis.values.count
    }
    let extends =
      PolicyItem(node: root, key: nil)["extends"]?.node
      ?? PolicyNode(content: .scalar("standard", quoted: false), place: root.place)
    var members = [PolicyNode.Member(key: "extends", place: extends.place, value: extends)]
    for (axis, value) in chosen {
      members = inserting(
        value, at: axis.member.key.split(separator: ".").map(String.init), axis.member, members)
    }
    let settings = chosen.map { $0.axis.member.key + "=" + $0.value.inline }.joined(separator: " ")
    let reader = PolicyReader()
    let policy = reader.policy(
      PolicyNode(content: .map(members), place: root.place), defaultName: name(of: settings, number))
    guard reader.faults.isEmpty else { throw PolicyError(file: file, faults: reader.faults) }
    return Point(settings: settings, policy: policy)
  }

  /// The members with a value under a path of keys.
  private static func inserting(
    _ value: PolicyNode, at path: [String], _ member: PolicyNode.Member, _ members: [PolicyNode.Member]
  ) -> [PolicyNode.Member] {
    guard let key = path.first else { return members }
    var changed = members
    let place = changed.firstIndex { $0.key == key }
    var inner = value
    if path.count > 1 {
      var nested: [PolicyNode.Member] = []
      if let place, case .map(let known) = changed[place].value.content { nested = known }
      let all = inserting(value, at: Array(path.dropFirst()), member, nested)
      inner = PolicyNode(content: .map(all), place: member.place)
    }
    let changedMember = PolicyNode.Member(key: key, place: member.place, value: inner)
    if let place { changed[place] = changedMember } else { changed.append(changedMember) }
    return changed
  }

  private static func name(of settings: String, _ number: Int) -> String {
    let name = String(settings.map { PlainName.isAllowed($0) ? $0 : "-" })
    return PlainName.isValid(name) ? name : "point-\(number + 1)"
  }
}

extension PolicyNode {
  /// The value on one line.
  fileprivate var inline: String {
    switch content {
    case .scalar(let text, _): text
    case .list(let nodes): "[" + nodes.map(\.inline).joined(separator: ",") + "]"
    case .map(let members): "{" + members.map { $0.key + ":" + $0.value.inline }.joined(separator: ",") + "}"
    }
  }
}
