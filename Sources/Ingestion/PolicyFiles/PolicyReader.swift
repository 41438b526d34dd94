internal import Basics
internal import JobSuccess

/// A value of a policy file, with its key.
struct PolicyItem {
  let node: PolicyNode
  /// The key with those it is nested in; nil for the whole file.
  let key: String?
  /// Whether the file extends a policy that has this value: then a group may leave keys out.
  var hasBase = false
  /// Whether a group has keys that mean nothing in it: a missing key was perhaps misspelt, and is no second fault.
  var hasUnknown = false

  func path(_ name: String) -> String { key.map { "\($0).\(name)" } ?? name }

  func with(base hasBase: Bool) -> PolicyItem { PolicyItem(node: node, key: key, hasBase: hasBase) }

  /// The value of a key in a group.
  subscript(_ name: String) -> PolicyItem? {
    guard case .map(let members) = node.content else { return nil }
    return members.first { $0.key == name }
      .map { PolicyItem(node: $0.value, key: path(name), hasBase: hasBase) }
  }

  func fault(
    _ kind: PolicyFault.Kind, _ problem: String, value: String? = nil, allowed: String
  ) -> PolicyFault {
    PolicyFault(kind, at: node.place, key: key, value: value, problem, allowed: allowed)
  }

  /// The fault that a key is missing in a group.
  func missing(_ name: String, advice: String) -> PolicyFault {
    PolicyFault(.missingKey, at: node.place, key: path(name), "is missing", allowed: advice)
  }
}

/// Reads the values of a policy file into a policy and notes every fault on the way.
final class PolicyReader {
  private(set) var faults: [PolicyFault] = []

  /// The policy of a file's root, of use only where no fault was noted; `defaultName` is its name where the file gives
  /// none.
  func policy(_ root: PolicyNode, defaultName: String) -> Policy {
    var policy = Policy.standard
    let item = PolicyItem(node: root, key: nil)
    guard var file = group(item, known: ["name", "extends"] + Policy.keys.map(\.name)) else { return policy }
    if let extends = file["extends"] {
      guard PolicyForm.builtIn().read(self, extends, &policy) else { return policy }
      file.hasBase = true
    }
    policy.name = defaultName
    if let name = file["name"] {
      _ = PolicyForm.name().read(self, name, &policy.name)
    } else if !PlainName.isValid(defaultName) {
      note(file.missing("name", advice: "add it: allowed: " + PolicyReader.allowedName))
    }
    for key in Policy.keys { _ = key.read(self, file, &policy) }
    return policy
  }

  /// The item as a group, after noting the keys that mean nothing in it; nil for anything else.
  ///
  /// - Parameter what: What a message calls the whole that keys are of.
  func group(_ item: PolicyItem, known: [String], of what: String = "a policy") -> PolicyItem? {
    let list = known.joined(separator: ", ")
    guard case .map(let members) = item.node.content else {
      let problem = (item.key == nil ? "the file is " : "is ") + item.node.kindName
      note(item.fault(.wrongType, problem, allowed: "allowed: the keys " + list))
      return nil
    }
    var group = item
    for member in members where !known.contains(member.key) {
      group.hasUnknown = true
      note(.unknownKey(member, item.path(member.key), of: what, among: known))
    }
    return group
  }

  /// The elements of a list; nil for anything else.
  func elements(of item: PolicyItem, allowed: String) -> [PolicyItem]? {
    if case .list(let nodes) = item.node.content { return nodes.map { PolicyItem(node: $0, key: item.key) } }
    note(item.fault(.wrongType, "is \(item.node.kindName)", allowed: allowed))
    return nil
  }

  /// Reads the value of a key of a group; false after a fault. A missing key leaves the extended policy's value.
  func read<Value>(
    _ name: String, of group: PolicyItem, as form: PolicyForm<Value>, into value: inout Value
  ) -> Bool {
    if let item = group[name] { return form.read(self, item, &value) }
    if group.hasBase || group.hasUnknown { return group.hasBase }
    return note(
      group.missing(name, advice: group.key == nil ? "add it, or begin with `extends: standard`" : "add it"))
  }

  /// Notes a fault; always false.
  @discardableResult func note(_ fault: PolicyFault) -> Bool {
    faults.append(fault)
    return false
  }

  static let allowedName = "1 to 64 of the letters a to z, A to Z, digits, dots, dashes and underscores"

  /// The word of a flag; nil for anything else.
  static func isOn(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }
}
