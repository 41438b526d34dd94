/// How often a platform publishes a changed score (7.8).
package enum PublicationCadence: Equatable, Sendable {
  case daily, weekly, biweekly, monthly, quarterly
  /// On the day of each so-manieth new feedback.
  case perFeedback(Int)

  /// The allowed counts of `perFeedback`.
  package static let feedbackCounts = 1...1000
  private static let prefix = "per-feedback:"

  /// The cadence of a name, such as `weekly` or `per-feedback:5`; nil for anything else.
  package init?(_ name: String) {
    switch name {
    case "daily": self = .daily
    case "weekly": self = .weekly
    case "biweekly": self = .biweekly
    case "monthly": self = .monthly
    case "quarterly": self = .quarterly
    default:
      guard name.hasPrefix(PublicationCadence.prefix),
        let count = Int(name.dropFirst(PublicationCadence.prefix.count)),
        PublicationCadence.feedbackCounts.contains(count)
      else { return nil }
      self = .perFeedback(count)
    }
  }

  /// What may be named, for a message.
  package static let allowed =
    "daily, weekly, biweekly, monthly, quarterly, or per-feedback:K for a whole number K from "
    + "\(feedbackCounts.lowerBound) to \(feedbackCounts.upperBound)"

  /// Its name.
  package var name: String {
    switch self {
    case .daily: "daily"
    case .weekly: "weekly"
    case .biweekly: "biweekly"
    case .monthly: "monthly"
    case .quarterly: "quarterly"
    case .perFeedback(let count): PublicationCadence.prefix + String(count)
    }
  }

  /// The days of the year up to the as-of day on which scores are published, in ascending order.
  package func days(_ history: History, upTo asOf: Day) -> [Day] {
    let year = (0..<LeakAudit.days).reversed().map { asOf - $0 }
    switch self {
    case .daily: return year
    case .weekly: return year.filter { (asOf - $0).isMultiple(of: 7) }
    case .biweekly: return year.filter { (asOf - $0).isMultiple(of: 14) }
    case .monthly: return year.filter { $0.isLastOfMonth }
    case .quarterly: return year.filter { $0.isLastOfMonth && $0.date.month.isMultiple(of: 3) }
    case .perFeedback(let count):
      let given = history.contracts.flatMap { contract in
        contract.feedback.filter { history.feedback[$0].isClientsFinal }.map {
          history.feedback[$0].submittedOn
        }
      }.filter { $0 > asOf - LeakAudit.days && $0 <= asOf }.sorted()
      var days: [Day] = []
      for place in given.indices where (place + 1).isMultiple(of: count) && days.last != given[place] {
        days.append(given[place])
      }
      return days
    }
  }
}

extension Day {
  fileprivate var isLastOfMonth: Bool { (self + 1).date.day == 1 }
}

/// How coarsely a platform shows a score (7.8).
package enum ScoreRounding: String, CaseIterable, Sendable {
  /// A whole percent.
  case whole = "1"
  /// The nearest multiple of 5.
  case fives = "5"
  /// The band alone.
  case bands

  /// The whole percents that look like this one.
  package func range(of percent: Int) -> ClosedRange<Int> {
    switch self {
    case .whole: return percent...percent
    case .fives:
      let shown = (percent + 2) / 5 * 5
      return max(0, shown - 2)...min(100, shown + 2)
    case .bands:
      let band = Band(percent: percent)
      let all = (0...100).filter { Band(percent: $0) == band }
      return (all.first ?? percent)...(all.last ?? percent)
    }
  }
}
