internal import Basics
internal import JobSuccess

/// Turns the values of a policy file into a policy, noting every fault on the way.
///
/// Each function gives nil only after noting at least one fault, so a policy comes out exactly where none was noted.
final class PolicyDecoder {
  private(set) var faults: [PolicyFault] = []

  /// The keys at the top of a file (2.8), in their order.
  static let topKeys = [
    "name", "extends", "windows", "numerator", "satisfaction", "earnings_tiers", "length", "long_term_days",
    "minimum",
    "no_work", "missing_feedback", "exclude_flagged_clients", "removal_perk",
  ]

  /// The policy of a file's root; `defaultName` is its name where the file gives none.
  static func policy(_ root: PolicyNode, defaultName: String) throws(PolicyFaults) -> Policy {
    let decoder = PolicyDecoder()
    guard let policy = decoder.policy(root, defaultName: defaultName), decoder.faults.isEmpty else {
      throw PolicyFaults(
        decoder.faults.sorted { left, right in
          guard let left = left.place, let right = right.place else { return false }
          return left < right
        })
    }
    return policy
  }

  private func policy(_ root: PolicyNode, defaultName: String) -> Policy? {
    guard let file = keys(root, nil, PolicyDecoder.topKeys) else { return nil }
    var base: Policy?
    if let extends = file.values["extends"] {
      base = builtIn(extends)
      if base == nil { return nil }
    }
    let name = file.values["name"].map { self.name($0, "name") } ?? fallback(defaultName, in: root)
    let windows = value(
      file, "windows", base.map { Windows(months: $0.windows, trending: $0.hasTrending) }, windows)
    let numerator = value(file, "numerator", base?.numerator) { choice($0, $1, Numerator.self) }
    let satisfaction = value(file, "satisfaction", base?.satisfaction) {
      self.satisfaction($0, $1, base: base?.satisfaction)
    }
    let tiers = value(file, "earnings_tiers", base?.earningsTiers, earningsTiers)
    let length = value(file, "length", base.map { Switch($0.length) }) { node, key in
      self.switched(node, key, base: base?.length ?? Policy.standard.length) {
        self.length($0, key, base: base?.length)
      }
    }
    let longTerm = value(file, "long_term_days", base.map { Switch($0.longTermDays) }) { node, key in
      self.switched(node, key, base: base?.longTermDays ?? Policy.standard.longTermDays) {
        self.whole($0, key, 1...36_500)
      }
    }
    let minimum = value(file, "minimum", base?.minimum) { self.minimum($0, $1, base: base?.minimum) }
    let noWork = value(file, "no_work", base?.noWork) { choice($0, $1, NoWork.self) }
    let missing = value(file, "missing_feedback", base.map { Switch($0.missingFeedback) }) { node, key in
      self.switched(node, key, base: base?.missingFeedback ?? Policy.standard.missingFeedback) {
        self.missingFeedback($0, key, base: base?.missingFeedback)
      }
    }
    let flagged = value(file, "exclude_flagged_clients", base?.excludeFlaggedClients, flag)
    let perk = value(file, "removal_perk", base?.removalPerk, removalPerk)
    guard let name, let windows, let numerator, let satisfaction, let tiers, let length, let longTerm,
      let minimum,
      let noWork, let missing, let flagged, let perk
    else { return nil }
    return Policy(
      name: name, windows: windows.months, hasTrending: windows.trending, numerator: numerator,
      satisfaction: satisfaction, earningsTiers: tiers, length: length.rule, longTermDays: longTerm.rule,
      minimum: minimum, noWork: noWork, missingFeedback: missing.rule, excludeFlaggedClients: flagged,
      removalPerk: perk)
  }

  private func builtIn(_ node: PolicyNode) -> Policy? {
    let names = Policy.builtIn.map(\.name)
    guard let text = text(node, "extends", "allowed: " + names.joined(separator: ", ")) else { return nil }
    if let policy = Policy.builtIn(named: text) { return policy }
    let nearest = Suggestion.find(text, among: names).map { "did you mean \"\($0)\"? " } ?? ""
    return note(
      .unknownPolicy, node, "extends", text, "is not a built-in policy, and a file may extend no other",
      nearest + "allowed: " + names.joined(separator: ", "))
  }

  private func name(_ node: PolicyNode, _ key: String) -> String? {
    guard let text = text(node, key, PolicyDecoder.allowedName) else { return nil }
    guard PolicyDecoder.isName(text) else {
      return note(.outOfRange, node, key, text, "can't be a policy's name", PolicyDecoder.allowedName)
    }
    return text
  }

  private func fallback(_ name: String, in root: PolicyNode) -> String? {
    guard PolicyDecoder.isName(name) else {
      return note(.missingKey, root, "name", nil, "is missing", "add it: " + PolicyDecoder.allowedName)
    }
    return name
  }

  static let allowedName =
    "allowed: 1 to 64 of the letters a to z, A to Z, digits, dots, dashes and underscores"

  /// Names stand in file names, tables and pages, and in the digest.
  static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}

/// What a file's root can't become a policy for. Never empty.
struct PolicyFaults: Error {
  let faults: [PolicyFault]

  init(_ faults: [PolicyFault]) {
    self.faults = faults
  }
}

/// A rule that a policy may switch off.
enum Switch<Rule> {
  case off
  case on(Rule)

  init(_ rule: Rule?) {
    self = rule.map(Switch.on) ?? .off
  }

  var rule: Rule? {
    if case .on(let rule) = self { rule } else { nil }
  }
}

/// The `windows` key: months and whether `trending` ends the list.
struct Windows {
  let months: [Int]
  let trending: Bool
}

// MARK: - Keys

/// The keys of one group that are known.
struct PolicyKeys {
  let values: [String: PolicyNode]
  /// Where the group stands, for a key that is missing in it.
  let place: PolicyNode
  /// The key that it is the value of; nil at the top.
  let path: String?
  /// Whether other keys stand in the group: then one that is missing was perhaps misspelt, and isn't told as well.
  let hasUnknown: Bool

  func path(_ key: String) -> String {
    path.map { "\($0).\(key)" } ?? key
  }
}

extension PolicyDecoder {
  /// The values of a group of keys, after noting the keys that mean nothing in it.
  func keys(_ node: PolicyNode, _ path: String?, _ known: [String]) -> PolicyKeys? {
    guard case .map(let members) = node.content else {
      let problem = path == nil ? "the file is \(node.kindName)" : "is \(node.kindName)"
      return note(.wrongType, node, path, nil, problem, "allowed: the keys " + known.joined(separator: ", "))
    }
    var values: [String: PolicyNode] = [:]
    for member in members {
      guard known.contains(where: { Array($0.utf8) == Array(member.key.utf8) }) else {
        let nearest = Suggestion.find(member.key, among: known).map { "did you mean \"\($0)\"? " } ?? ""
        let key = path.map { "\($0).\(member.key)" } ?? member.key
        faults.append(
          PolicyFault(
            .unknownKey, at: member.place, key: key, "is not a key of a policy",
            allowed: nearest + "allowed here: " + known.joined(separator: ", ")))
        continue
      }
      values[member.key] = member.value
    }
    return PolicyKeys(values: values, place: node, path: path, hasUnknown: values.count < members.count)
  }

  /// The value of a key, else that of the policy the file extends.
  func value<Value>(
    _ keys: PolicyKeys, _ key: String, _ base: Value?, _ decode: (PolicyNode, String) -> Value?
  ) -> Value? {
    if let node = keys.values[key] { return decode(node, keys.path(key)) }
    if let base { return base }
    if keys.hasUnknown { return nil }
    let advice = keys.path == nil ? "add it, or begin with `extends: standard`" : "add it"
    return note(.missingKey, keys.place, keys.path(key), nil, "is missing", advice)
  }

  /// `off`, a rule, or `on` for the rule that the file's base or `standard` has.
  func switched<Rule>(
    _ node: PolicyNode, _ key: String, base: Rule?, _ decode: (PolicyNode) -> Rule?
  ) -> Switch<Rule>? {
    if case .scalar(let text, _) = node.content, let isOn = PolicyDecoder.flag(text) {
      return isOn ? Switch(base) : .off
    }
    return decode(node).map(Switch.on)
  }

  /// Notes a fault; gives nil, for a value that isn't there.
  func note<Value>(
    _ kind: PolicyFault.Kind, _ node: PolicyNode, _ key: String?, _ value: String?, _ problem: String,
    _ allowed: String? = nil
  ) -> Value? {
    faults.append(PolicyFault(kind, at: node.place, key: key, value: value, problem, allowed: allowed))
    return nil
  }
}
