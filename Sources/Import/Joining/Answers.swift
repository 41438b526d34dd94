// What a person has answered (8.5.26 and 8.5.27).

internal import Basics
internal import JobSuccess

/// One answer: a row of import/answers.csv.
package struct Answer: Hashable, Comparable, Sendable {
  /// The contract as it was called when it was asked about.
  package let contract: String
  /// A column of to-fill.csv, or one that was changed by hand.
  package let column: String
  package let value: String

  package init(contract: String, column: String, value: String) {
    (self.contract, self.column, self.value) = (contract, column, value)
  }

  package static func < (left: Answer, right: Answer) -> Bool {
    if left.contract != right.contract { return precedes(left.contract, right.contract) }
    return left.column == right.column
      ? precedes(left.value, right.value) : precedes(left.column, right.column)
  }
}

/// By bytes, as ids are sorted everywhere.
func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

/// The columns of to-fill.csv that are answered.
enum Question: String, CaseIterable, Sendable {
  case client, earned, ended, stars, endReason = "end_reason", sameAs = "same_as"

  /// What an answer may be.
  var allowed: String {
    switch self {
    case .client: "a name, or unknown"
    case .earned: "what was earned in all in dollars, as 1250.50, or unknown"
    case .ended: "the last day as YYYY-MM-DD, or open, or unknown"
    case .stars: "1 to 5, as 4.75, or none where the client left no feedback, or unknown"
    case .endReason: EndReason.allCases.map(\.rawValue).joined(separator: ", ") + " or unknown"
    case .sameAs: "the id of a contract in contracts.csv, or no, or unknown"
    }
  }

  /// The answer as it is kept; nil for what it can't be.
  func value(_ text: String, contracts: Set<String>) -> String? {
    let word = text.lowercased()
    if word == Question.unknown { return word }
    switch self {
    case .client: return text
    case .earned:
      guard let cents = NumberFormat().money(text), cents >= .zero else { return nil }
      return cents.description
    case .ended:
      if word == "open" { return word }
      let forms = [DatePattern("YYYY-MM-DD"), DatePattern("MON D, YYYY")].compactMap(\.self)
      guard case .day(let day) = DatePattern.read(text, forms) else { return nil }
      return day.description
    case .stars:
      if word == "none" { return word }
      guard let stars = Decimal10(plain: text), let value = stars.rounded(to: 2), (100...500).contains(value),
        stars.places <= 2
      else { return nil }
      return decimalText(value, places: 2)
    case .endReason: return EndReason(rawValue: word.map { $0 == " " ? "_" : String($0) }.joined())?.rawValue
    case .sameAs: return word == "no" ? word : contracts.contains(text) ? text : nil
    }
  }

  static let unknown = "unknown"
}

/// A set of questions.
struct Questions: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ question: Question) {
    rawValue = 1 << UInt8(Question.allCases.firstIndex(of: question) ?? 0)
  }

  /// In the order of the columns.
  var all: [Question] { rawValue == 0 ? [] : Question.allCases.filter { contains(Questions($0)) } }
  var count: Int { rawValue.nonzeroBitCount }
  func has(_ question: Question) -> Bool { contains(Questions(question)) }
}

/// Answers by contract and column.
struct AnswerTable: Sendable {
  private var values: [String: [String: String]] = [:]

  var isEmpty: Bool { values.isEmpty }

  init(_ answers: [Answer]) {
    for answer in answers { values[answer.contract, default: [:]][answer.column] = answer.value }
  }

  /// The answer of a contract under any of its ids, the first that has one.
  func value(_ ids: [String], _ column: String) -> String? {
    if values.isEmpty { return nil }
    return ids.lazy.compactMap { values[$0]?[column] }.first
  }

  func value(_ ids: [String], _ question: Question) -> String? { value(ids, question.rawValue) }

  /// The same without `unknown`, which says only that it is not to be asked again.
  func known(_ ids: [String], _ question: Question) -> String? {
    value(ids, question).flatMap { $0 == Question.unknown ? nil : $0 }
  }

  /// All of one column, by contract.
  func all(_ question: Question) -> [String: String] { values.compactMapValues { $0[question.rawValue] } }
}
