/// The periods around a contract's end and a feedback (chapter 4). A deadline is the last day on which a thing can be
/// done.
package enum Deadlines {
  /// Both sides may give final feedback until so many days after the end; the client may correct it as long (4.1, 4.4).
  package static let feedbackDays = 14
  /// The talent may answer until so many days after the end (4.2).
  package static let answerDays = 28
  /// The platform decides on a report within so many business days (4.4).
  package static let reportBusinessDays = 7
}

extension Day {
  /// The day so many business days (Monday to Friday) later, counted from the next day.
  package func adding(businessDays count: Int) -> Day {
    var day = self
    var left = count
    while left > 0 {
      day = day + 1
      if day.weekday < 5 { left -= 1 }
    }
    return day
  }
}
