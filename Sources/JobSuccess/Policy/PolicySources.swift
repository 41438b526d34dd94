/// Where a built-in policy's parameter comes from: the marks of 2.8.
package enum ParameterSource: String, Sendable {
  /// [P]: the platform published it.
  case published
  /// [R]: our reading where the platform published nothing.
  case reading
  /// Without a mark: as this project's own `standard` has it.
  case own

  /// `[P]`, `[R]` or nothing.
  package var mark: String {
    switch self {
    case .published: "[P]"
    case .reading: "[R]"
    case .own: ""
    }
  }
}

/// A key of a policy file, what it decides, and where its rule is written.
package struct PolicyParameter: Equatable, Sendable {
  /// The key with the one it is nested in: `satisfaction.method`.
  package let key: String
  /// What it decides, in a few words.
  package let meaning: String
  /// The section of the specification with the rule.
  package let section: String
  /// The marks of 2.8's row, a policy a column.
  fileprivate let marks: [ParameterSource]

  private init(_ key: String, _ meaning: String, _ section: String, _ marks: [ParameterSource]) {
    (self.key, self.meaning, self.section, self.marks) = (key, meaning, section, marks)
  }

  /// Where a built-in policy has it from; nil where no built-in policy has that name.
  package func source(inBuiltIn name: String) -> ParameterSource? {
    PolicyParameter.columns.firstIndex(of: name).map { marks[$0] }
  }

  fileprivate static let columns = [
    "standard", "upwork-2024-09", "upwork-2023-12", "upwork-2021-04", "upwork-2020-11", "upwork-2020-03",
    "upwork-2015-03",
  ]

  /// Every key but `name`, in the file's order, with the marks of 2.8's table.
  package static let all: [PolicyParameter] = [
    .init("windows", "months", "2.6", [.own, .own, .own, .own, .own, .own, .own]),
    .init(
      "numerator", "what counts above the line", "2.6", [.own, .reading, .own, .own, .own, .own, .own]),
    .init(
      "satisfaction.method", "how feedback becomes an outcome", "2.2",
      [.own, .own, .own, .own, .own, .own, .own]),
    .init("satisfaction.weights", "of the signals", "2.2", weightedReadings),
    .init("satisfaction.positive_from", "share of satisfaction", "2.2", weightedReadings),
    .init("satisfaction.negative_below", "share of satisfaction", "2.2", weightedReadings),
    .init(
      "satisfaction.positive_stars", "fewer are negative", "2.2", [.own, .own, .own, .own, .own, .own, .own]),
    .init(
      "satisfaction.negative_private", "up to it a private score is negative", "2.2",
      [.own, .reading, .own, .own, .own, .own, .own]),
    .init(
      "earnings_tiers", "dollars earned, and what a job weighs", "2.5",
      [.own, .published, .reading, .reading, .reading, .reading, .own]),
    .init(
      "length", "a long contract counts as several jobs", "2.5",
      [.own, .published, .own, .own, .own, .own, .own]),
    .init(
      "long_term_days", "between first and last payment", "2.4", [.own, .own, .own, .own, .own, .own, .own]),
    .init(
      "minimum", "for a window to have a score", "2.6",
      [.own, .published, .published, .published, .published, .published, .reading]),
    .init(
      "no_work", "a contract that ended unpaid and without feedback", "2.3",
      [.own, .published, .published, .own, .own, .own, .published]),
    .init(
      "missing_feedback", "too much of it counts as neutral", "2.7",
      [.own, .published, .published, .published, .published, .reading, .reading]),
    .init(
      "exclude_flagged_clients", "leaves out their contracts", "2.3",
      [.own, .published, .published, .own, .own, .own, .own]),
    .init(
      "removal_perk", "until when feedback may be removed", "3.3", [.own, .own, .own, .own, .own, .own, .own]),
  ]

  private static let weightedReadings: [ParameterSource] = [
    .own, .own, .reading, .reading, .reading, .reading, .reading,
  ]
}

extension Policy {
  /// Which of the platform's announcements a built-in policy follows, by the month from which it applied (2.8); nil where
  /// no built-in policy has that name.
  package static func origin(ofBuiltIn name: String) -> String? {
    guard builtIn(named: name) != nil else { return nil }
    let months = ["03": "March", "04": "April", "09": "September", "11": "November", "12": "December"]
    let parts = name.split(separator: "-")
    guard parts.count == 3, let month = months[String(parts[2])] else {
      return
        "this project's own: what the platform has published, private and public feedback weighted together"
    }
    return "the platform's model as announced, from \(month) \(parts[1])"
  }
}
