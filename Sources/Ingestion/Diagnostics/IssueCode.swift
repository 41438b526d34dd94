internal import JobSuccess

/// What can be wrong with a record (1.5). The raw value is the code in rejects.csv and run.json.
package enum IssueCode: String, CaseIterable, Sendable {
  // Of the whole record.
  case fieldCount = "field_count"
  case strayQuote = "stray_quote"
  case loneCarriageReturn = "lone_carriage_return"
  case invalidUTF8 = "invalid_utf8"
  case recordTooLong = "record_too_long"

  // Of a value.
  case missingValue = "missing_value"
  case malformedDate = "malformed_date"
  case malformedNumber = "malformed_number"
  case malformedIdentifier = "malformed_identifier"
  case outOfRange = "out_of_range"
  case unknownChoice = "unknown_choice"

  // Between columns, and between records.
  case inconsistentDates = "inconsistent_dates"
  case notAllowedHere = "not_allowed_here"
  case duplicateID = "duplicate_id"
  case unknownContract = "unknown_contract"
  case unknownProfile = "unknown_profile"
  case unknownFeedback = "unknown_feedback"
  case inconsistentProfile = "inconsistent_profile"

  // Warnings.
  case lateFeedback = "late_feedback"
  case timeZoneSkew = "time_zone_skew"
  case invisibleCharacter = "invisible_character"
  case changedBySpreadsheet = "changed_by_spreadsheet"
  case earningsDiffer = "earnings_differ"

  /// Whether the record counts all the same.
  package var severity: Severity {
    switch self {
    case .lateFeedback, .timeZoneSkew, .invisibleCharacter, .changedBySpreadsheet, .earningsDiffer: .warning
    default: .rejected
    }
  }

  /// What is wrong, without the value: a heading for findings with this code.
  package var title: String {
    switch self {
    case .fieldCount: "the record has more or fewer fields than the header"
    case .strayQuote: "a quote where none is allowed"
    case .loneCarriageReturn: "a carriage return without a line feed after it"
    case .invalidUTF8: "the record is not UTF-8"
    case .recordTooLong: "the record is longer than 1 MiB"
    case .missingValue: "a required value is missing"
    case .malformedDate: "not a date"
    case .malformedNumber: "not a plain number"
    case .malformedIdentifier: "not an identifier"
    case .outOfRange: "the value is out of range"
    case .unknownChoice: "not one of the choices"
    case .inconsistentDates: "dates contradict each other"
    case .notAllowedHere: "a value is not allowed in this record"
    case .duplicateID: "an earlier record has the same identifier"
    case .unknownContract: "no accepted contract has this identifier"
    case .unknownProfile: "no profile has this identifier"
    case .unknownFeedback: "no accepted feedback has this identifier"
    case .inconsistentProfile: "the profile contradicts what is known of it"
    case .lateFeedback: "final feedback more than \(Deadlines.feedbackDays) days after the contract's end"
    case .timeZoneSkew:
      "a client's final feedback of the day before the contract's end, counted as given on the end day"
    case .invisibleCharacter: "an identifier holds a character that nobody sees"
    case .changedBySpreadsheet: "an identifier looks like a number that a spreadsheet has rounded"
    case .earningsDiffer: "the payments of a contract differ from its earnings, and count in their place"
    }
  }

  /// What the people who make the export can do about it.
  package var remedy: String {
    switch self {
    case .fieldCount: "Quote values that hold a comma, and write every column in every record."
    case .strayQuote: "Put quotes around the whole value and double the quotes inside it."
    case .loneCarriageReturn: "End records with LF or CRLF, and quote values that hold a carriage return."
    case .invalidUTF8: "Export the file as UTF-8."
    case .recordTooLong: "Shorten the text, or look for a quote that isn't closed where it should be."
    case .missingValue: "Fill in the value."
    case .malformedDate, .malformedNumber, .malformedIdentifier, .outOfRange, .unknownChoice:
      "Correct the value."
    case .inconsistentDates: "Correct whichever date is wrong."
    case .notAllowedHere: "Empty the value, or correct what it depends on."
    case .duplicateID: "Export each record once."
    case .unknownContract: "Export the contract too, or fix its own record where that was rejected."
    case .unknownProfile:
      "Export a contract or a profiles.csv row of this profile, or correct the identifier."
    case .unknownFeedback: "Export the feedback too, or fix its own record where that was rejected."
    case .inconsistentProfile: "Use an identifier for a freelancer or for an agency, not for both."
    case .lateFeedback: "Nothing needs to be done where the date is right."
    case .timeZoneSkew: "Export moments with their offset from UTC, or dates of one time zone."
    case .invisibleCharacter: "Remove the character, in every file that has the identifier."
    case .changedBySpreadsheet:
      "Export again from the source: in the spreadsheet, several identifiers may have become one."
    case .earningsDiffer: "Export all payments of a contract, or none of them."
    }
  }
}

/// Whether a record with a finding counts.
package enum Severity: String, Sendable {
  /// The record doesn't count.
  case rejected
  /// The record counts.
  case warning
}

/// Why a value is invalid.
package struct ValueIssue: Error, Equatable, Sendable {
  package let code: IssueCode
  /// What the value may be, as a noun phrase: "a date …".
  package let allowed: String

  package init(_ code: IssueCode, allowed: String) {
    self.code = code
    self.allowed = allowed
  }
}
