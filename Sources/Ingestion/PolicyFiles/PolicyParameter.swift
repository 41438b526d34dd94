internal import Basics
package import JobSuccess

/// A key of a policy file, the only description of it: its place in a `Root`, its form with the bounds, what it decides,
/// and the sources of its values.
///
/// `Root` is ``Policy``, or the part of one that a group of keys describes.
package struct PolicyParameter<Root>: Sendable {
  /// The key with those it is nested in: `satisfaction.method`.
  package let key: String
  /// The key without those.
  let name: String
  /// The section of the specification with the rule.
  package let section: String
  /// What it decides, in a few words; empty for a key that its group's meaning covers.
  let meaning: String
  /// The marks of 2.8's row, one for each built-in policy.
  private let marks: [ParameterSource?]
  /// The keys nested in it, where they have a meaning and marks of their own.
  let inner: [PolicyParameter]
  /// Whether a `Root` has the key.
  let isThere: @Sendable (Root) -> Bool
  /// The value as a policy file has it.
  let write: @Sendable (Root) -> JSONValue
  /// Reads the value from the group that has the key; false after a fault.
  let read: @Sendable (PolicyReader, PolicyItem, inout Root) -> Bool

  /// - Parameters:
  ///   - path: The value in a `Root`.
  ///   - marks: A letter for each built-in policy, in their order; see ``ParameterSource``.
  ///   - isThere: Whether a `Root` has the key.
  init<Value>(
    _ key: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ form: PolicyForm<Value>,
    in section: String = "2.2", marks: String = "-------", means meaning: String = "",
    inner: [PolicyParameter] = [], where isThere: @escaping @Sendable (Root) -> Bool = { _ in true }
  ) {
    let name = key.split(separator: ".").last.map(String.init) ?? key
    (self.key, self.name, self.section, self.meaning) = (key, name, section, meaning)
    (self.marks, self.inner, self.isThere) = (marks.map(ParameterSource.init), inner, isThere)
    write = { root in form.write(root[keyPath: path]) }
    read = { reader, group, root in reader.read(name, of: group, as: form, into: &root[keyPath: path]) }
  }

  /// The source of the value that a built-in policy has; nil where no built-in policy has that name.
  package func source(inBuiltIn name: String) -> ParameterSource? {
    Policy.builtIn.firstIndex { $0.name == name }.flatMap { marks[$0] }
  }
}

/// The source of a built-in policy's value; the raw value is its mark in 2.8.
package enum ParameterSource: Character, Sendable {
  /// The platform published it.
  case published = "P"
  /// This project's reading, because the platform published nothing.
  case reading = "R"
  /// This project's own choice, or the same as in `standard`.
  case own = "-"
}

extension PolicyParameter<Policy> {
  /// Every key that has a meaning of its own, in the file's order; `name` has none.
  package static var all: [PolicyParameter<Policy>] {
    Policy.keys.flatMap { $0.inner.isEmpty ? [$0] : $0.inner }
  }
}

extension Policy {
  /// The keys at the top of a policy file after `name`, in its order.
  static let keys: [PolicyParameter<Policy>] = [
    .init("windows", \.self, .windows(), in: "2.6", means: "months"),
    .init(
      "numerator", \.numerator, .choice(), in: "2.6", marks: "-R-----", means: "what counts above the line"),
    .init("satisfaction", \.self, satisfactionForm, inner: satisfactionKeys),
    .init(
      "earnings_tiers", \.earningsTiers, .tiers(), in: "2.5", marks: "-PRRRR-",
      means: "dollars earned, and what a job weighs"),
    .init(
      "length", \.length, .off(or: lengthForm, .standard), in: "2.5", marks: "-P-----",
      means: "a long contract counts as several jobs"),
    .init(
      "long_term_days", \.longTermDays, .off(or: .whole(1...36_500), standardLongTermDays), in: "2.4",
      means: "between first and last payment"),
    .init(
      "minimum", \.minimum, minimumForm, in: "2.6", marks: "-PPPPPR", means: "for a window to have a score"),
    .init(
      "no_work", \.noWork, .choice(), in: "2.3", marks: "-PP---P",
      means: "a contract that ended unpaid and without feedback"),
    .init(
      "idle_after_months", \.idleAfterMonths, .off(or: .whole(1...120), standardIdleMonths), in: "2.3",
      marks: "-PPPPRR", means: "unpaid so long, an open contract is idle"),
    .init(
      "missing_feedback", \.missingFeedback, .off(or: missingFeedbackForm, .standard), in: "2.7",
      marks: "-PPPPRR", means: "too much of it counts as neutral"),
    .init(
      "exclude_flagged_clients", \.excludeFlaggedClients, .flag(), in: "2.3", marks: "-PP----",
      means: "leaves out their contracts"),
    .init(
      "member_contracts", \.memberContracts, .choice(), in: "2.3", marks: "-RPPPRR",
      means: "for whom an agency's contracts count"),
    .init("removal_perk", \.removalPerk, .perk(), in: "3.3", means: "until when feedback may be removed"),
  ]

  private static let satisfactionKeys: [PolicyParameter<Policy>] = [
    .init("satisfaction.method", \.satisfaction.method, .choice(), means: "how feedback becomes an outcome"),
    .init(
      "satisfaction.weights", \.satisfaction.weighted, weightsForm, marks: "--RRRRR", means: "of the signals",
      where: isWeighted),
    .init(
      "satisfaction.positive_from", \.satisfaction.weighted.positiveFrom, .decimal(0...1), marks: "--RRRRR",
      means: "share of satisfaction", where: isWeighted),
    .init(
      "satisfaction.negative_below", \.satisfaction.weighted.negativeBelow, .decimal(0...1), marks: "--RRRRR",
      means: "share of satisfaction", where: isWeighted),
    .init(
      "satisfaction.positive_stars", \.satisfaction.override.positiveStars, .decimal(1...5),
      means: "fewer are negative", where: isOverride),
    .init(
      "satisfaction.negative_private", \.satisfaction.override.negativePrivate, .whole(0...10),
      marks: "-R-----", means: "up to it a private score is negative", where: isOverride),
  ]

  private static let isWeighted: @Sendable (Policy) -> Bool = { $0.satisfaction.method == .weighted }
  private static let isOverride: @Sendable (Policy) -> Bool = { $0.satisfaction.method == .override }

  private static let satisfactionForm = PolicyForm.group(satisfactionKeys) {
    policy, group in
    let (below, from) = (
      policy.satisfaction.weighted.negativeBelow, policy.satisfaction.weighted.positiveFrom
    )
    guard isWeighted(policy), below > from else { return nil }
    let item = group["negative_below"] ?? group["positive_from"] ?? group
    return PolicyFault(
      .outOfOrder, at: item.node.place, key: "satisfaction.negative_below", value: below.description,
      "is above positive_from, \(from)", allowed: "allowed: at most positive_from")
  }

  private static let weightsForm = PolicyForm<WeightedSatisfaction>.group([
    .init("public", \.publicWeight, .decimal(0...100)), .init("private", \.privateWeight, .decimal(0...100)),
    .init("end_reason", \.endReasonWeight, .decimal(0...100)),
  ]) { weighted, group in
    max(weighted.publicWeight, weighted.privateWeight, weighted.endReasonWeight) > .zero
      ? nil : group.fault(.outOfRange, "are all 0", allowed: "allowed: at least one of them above 0")
  }

  private static let lengthForm = PolicyForm<LengthRule>.group([
    .init("period_days", \.periodDays, .whole(1...3650)), .init("max_jobs", \.maxJobs, .whole(1...100)),
  ])

  private static let minimumForm = PolicyForm<Minimum>.group([
    .init("contracts", \.contracts, .whole(1...1000)), .init("clients", \.clients, .whole(1...1000)),
    .init("clients_scope", \.clientsScope, .choice()),
  ])

  private static let missingFeedbackForm = PolicyForm<MissingFeedbackRule>.group([
    .init("tolerance", \.tolerance, .decimal(0...1)), .init("min_ended", \.minEnded, .whole(1...1000)),
  ])
}

extension SatisfactionMethod {
  /// The names of the methods in a policy file.
  enum Name: String, CaseIterable { case weighted, override }

  fileprivate var method: Name {
    get { if case .weighted = self { .weighted } else { .override } }
    set { self = newValue == .weighted ? .weighted(weighted) : .override(override) }
  }

  /// The parameters of the method `weighted`; those of `standard` where this is the other method.
  fileprivate var weighted: WeightedSatisfaction {
    get { if case .weighted(let weighted) = self { weighted } else { .standard } }
    set { self = .weighted(newValue) }
  }

  fileprivate var override: OverrideSatisfaction {
    get { if case .override(let override) = self { override } else { .standard } }
    set { self = .override(newValue) }
  }
}
