// What texts of platforms hold: a number behind a title, and the period of a payment.

internal import Basics
internal import JobSuccess

/// A title and a number behind it in parentheses: `HTML front end (35695275)`.
struct NumberedTitle: Equatable {
  let title: String
  let number: String

  /// Nil where the last parentheses hold no number.
  init?(_ text: String) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
    let digits = text[text.index(after: open)...].dropLast()
    guard (1...40).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    title = text[..<open].trimmingSpaces
    number = String(digits)
  }
}

/// The columns of feedback.csv that import fills.
enum FeedbackCells {
  static let attributes = ["skills", "quality", "availability", "deadlines", "communication", "cooperation"]
}

/// The period that a payment is for, as its description says.
enum PaidPeriod {
  private static let forms = [
    DatePattern("MON D, YYYY"), DatePattern("M/D/YYYY"), DatePattern("YYYY-MM-DD"),
  ].compactMap(\.self)

  /// The first day of `Earnings for Aug 31-Sep 6, 2026` or `Invoice for 05/27/2024-06/02/2024 - 12:30 hrs`; nil for none.
  static func start(of text: String) -> Day? {
    guard let range = text.lowercased().firstRange(of: " for ") else { return nil }
    let count = text.lowercased().distance(from: text.lowercased().startIndex, to: range.upperBound)
    let rest = String(text.dropFirst(count))
    let dash = { (character: Character) in character == "-" || character == "\u{2013}" }
    let parts = rest.split(maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: dash).map(
      \.trimmingSpaces)
    guard parts.count >= 2 else { return nil }
    // Slashes: each date is whole.
    if let first = day(parts[0]),
      day(String(parts[1].prefix { !$0.isWhitespace })) != nil || day(parts[1]) != nil
    {
      return first
    }
    // Words: the year may be behind the end alone, and so may the month be before the start alone.
    let words = parts[1].split(separator: " ").map(String.init)
    guard let year = words.last(where: { $0.utf8.count == 4 && Int($0) != nil }).flatMap({ Int($0) }) else {
      return nil
    }
    let startWords = parts[0].split(separator: " ").map { String($0).replacing(",", with: "") }
    guard startWords.count >= 2, let month = EnglishMonths.number(Array(startWords[0].utf8)),
      let dayOfMonth = Int(startWords[1])
    else { return nil }
    let endMonth = EnglishMonths.number(Array(words[0].utf8)) ?? month
    return Day(year: month > endMonth ? year - 1 : year, month: month, day: dayOfMonth)
  }

  private static func day(_ text: String) -> Day? {
    let bytes = Array(text.utf8)[...]
    return forms.lazy.compactMap { $0.day(bytes) }.first
  }
}
