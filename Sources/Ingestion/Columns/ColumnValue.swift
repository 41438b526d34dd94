import JobSuccess

/// What the values of a column are (1.1). Messages and docs/formats.md take their words from here.
package enum ColumnValue: Equatable, Sendable {
  case text, identifier
  /// A date or an instant, of which the UTC day counts.
  case day
  /// A date or an instant, of which the moment counts.
  case instant
  case dollars, dollarsWithRefunds
  case stars, privateScore
  /// A whole percent, 0 to 100.
  case percent
  /// One of a few words.
  case choice([String])

  /// The words of an enumeration.
  static func choice<Choice: CaseIterable & RawRepresentable<String>>(of _: Choice.Type) -> ColumnValue {
    .choice(Choice.allCases.map(\.rawValue))
  }

  /// The kind's name in docs/formats.md; the words of a choice.
  package var name: String {
    switch self {
    case .text: "text"
    case .identifier: "identifier"
    case .day: "day"
    case .instant: "instant"
    case .dollars: "dollars"
    case .dollarsWithRefunds: "dollars with refunds"
    case .stars: "stars"
    case .privateScore: "private score"
    case .percent: "percent"
    case .choice: form
    }
  }

  /// The kinds that are no choice.
  package static let kinds: [ColumnValue] = [
    .text, .identifier, .day, .instant, .dollars, .dollarsWithRefunds, .stars, .privateScore, .percent,
  ]

  /// `true` or `false`.
  static let boolean = ColumnValue.choice(["true", "false"])

  /// How a value is written, as a noun phrase.
  package var form: String {
    switch self {
    case .text: "any text"
    case .identifier:
      "1 to \(IdentifierText.longest) bytes without control characters, not beginning with =, +, - or @"
    case .day, .instant: "a date as YYYY-MM-DD or an RFC 3339 instant such as 2025-03-31T09:30:00Z"
    case .dollars, .dollarsWithRefunds:
      "US dollars as a plain decimal with at most two decimals, such as 1250.50"
    case .stars: "a number of stars as a plain decimal with at most two decimals, such as 4.75"
    case .privateScore, .percent: limits
    case .choice(let words):
      words.count == 1 ? words[0] : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }
  }

  /// Between which limits a value is, as a noun phrase; its form where that says all.
  package var limits: String {
    let (years, scores) = (Day.years, PrivateScore.range)
    let most = Cents.largest.amount / 100
    return switch self {
    case .day, .instant: "a date in the years \(years.lowerBound) to \(years.upperBound), also in UTC"
    case .dollars: "US dollars from 0 to \(most)"
    case .dollarsWithRefunds: "US dollars from -\(most) to \(most)"
    case .stars: "a number of stars from 1 to 5"
    case .privateScore: "a whole number from \(scores.lowerBound) to \(scores.upperBound)"
    case .percent: "a whole number from 0 to 100"
    case .text, .identifier, .choice: form
    }
  }
}

/// What a value must be beside, for other values of its record or for other records (1.2 to 1.5). The raw value is what
/// a message says is allowed; some messages add the day or the word at hand.
package enum ColumnCondition: String, CaseIterable, Sendable {
  case unique = "an identifier that no earlier accepted record has"
  case noAgency = "an identifier that no earlier contract uses for an agency"
  case noFreelancer = "an identifier that no earlier contract uses for a freelancer"
  case notTheFreelancer = "another identifier than freelancer_id's"
  case knownContract = "a contract_id of an accepted record of contracts.csv"
  case knownFeedback = "a feedback_id of an accepted record of feedback.csv"
  case knownProfile = "an identifier of contracts.csv's freelancers and agencies, or of profiles.csv"
  case contractOfProfile = "a contract of the profile in profile_id"
  case kindInContracts = "as contracts.csv uses the identifier"
  case firstOfDay = "a day of which no earlier accepted record has the profile's score"

  case whereEnded = "a date where status is ended"
  case onlyWhereEnded = "nothing unless status is ended"
  case notBeforeStart = "a date not before started_on"
  case notBeforeFirstPayment = "a date not before first_paid_on"
  case notBeforeContractStart = "a date not before the contract's started_on"
  case notBeforeContractEnd = "a date at most one UTC day before the contract's ended_on"
  case notAfterContractEnd = "a date not after the contract's ended_on"

  case finalByFreelancer = "final where author is freelancer"
  case midContractWhileOpen = "mid_contract, since the contract has not ended"
  case notMidContract = "nothing where kind is mid_contract"
  case notBeforeSubmission = "a moment not before submitted_at (a plain date is 00:00:00Z)"
  case whereResponse = "a date where there is a response"
  case onlyClientsFinal = "nothing unless author is client and kind is final"
  case whereRemoved = "a date where removal is not empty"
  case groundWhereRemoved = "a ground where removal is not empty"
  case notBeforeSubmissionDay = "a date not before submitted_at's day"

  /// Which records it is for, where it is not for all and does not say so itself.
  package var scope: String? {
    switch self {
    case .midContractWhileOpen: "a client's feedback on an open contract"
    case .notBeforeContractEnd: "a client's final feedback"
    case .notAfterContractEnd: "mid-contract feedback"
    case .kindInContracts: "profiles of contracts.csv"
    default: nil
    }
  }
}
