package import Analysis
package import Basics
package import JobSuccess

/// The score of the days to come: what leaves the windows, and what that does.
package struct ForecastAnswer {
  private let about: ProfileAnalysis
  private let terminal: Terminal
  private let forecast: Forecast

  package init(_ about: ProfileAnalysis, _ terminal: Terminal) {
    self.about = about
    self.terminal = terminal
    forecast = about.forecast
  }

  package var answer: Answer {
    let departures = forecast.departures.map { departure -> JSONValue in
      [
        "day": .string(departure.day.description), "window": .string(departure.window.name),
        "contract_id": .string(id(of: departure)), "part": .string(departure.part.rawValue),
      ]
    }
    return Answer(
      text: text,
      members: [
        .init("days", .array(DailyScores.json(forecast.days))), .init("departures", .array(departures)),
      ])
  }

  private var text: String {
    let last = about.asOf + Forecast.horizon
    guard !forecast.departures.isEmpty else {
      return "Nothing leaves a window until \(last): if nothing new happens, the score stays as it is.\n"
    }
    var table = TextTable(
      .text("day"), .number("score"), .number("exact"), .text("decides"), .text("effect"),
      .text("what leaves"))
    var start = forecast.departures.startIndex
    while start < forecast.departures.endIndex {
      let day = forecast.departures[start].day
      let end = forecast.departures[start...].firstIndex { $0.day != day } ?? forecast.departures.endIndex
      let ahead = day - about.asOf
      let (before, after) = (forecast.days[ahead - 1].score, forecast.days[ahead].score)
      table.add(
        day.description, ScoreWords.short(after), after.exact?.text(times: 100, places: 4) ?? "",
        after.window?.name ?? "", DailyScores.effect(before, after), leaves(forecast.departures[start..<end]))
      start = end
    }
    return terminal.styled("Until \(last)", .bold) + ", if nothing new happens\n" + table.text(for: terminal)
      + ends
  }

  private var ends: String {
    guard let last = forecast.days.last else { return "" }
    return "On \(last.day): \(ScoreWords.sentence(last.score, about.policy)).\n"
  }

  /// `24m: ct-1 and 3 more; 12m: a job of ct-2`
  private func leaves(_ departures: ArraySlice<Departure>) -> String {
    var windows: [Window] = []
    for departure in departures where !windows.contains(departure.window) { windows.append(departure.window) }
    return windows.map { window in
      let parts = departures.filter { $0.window == window }.map(words)
      let rest = parts.count - DailyScores.shownParts
      return window.name + ": " + parts.prefix(DailyScores.shownParts).joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more" : "")
    }.joined(separator: "; ")
  }

  private func words(_ departure: Departure) -> String {
    switch departure.part {
    case .contract: id(of: departure)
    case .job: "a job of \(id(of: departure))"
    case .end: "\(id(of: departure)) (without feedback)"
    }
  }

  private func id(of departure: Departure) -> String {
    about.names.id(of: about.sheet.contracts[departure.position].facts.key)
  }
}

/// Scores a day.
package enum DailyScores {
  /// More contracts than this, leaving one window on one day, are counted instead of named.
  static let shownParts = 3
  /// In the place of an effect where there is none.
  static let none = "none"

  package static func json(_ days: [ForecastDay]) -> [JSONValue] {
    days.map { .object([.init("day", .string($0.day.description))] + ComparisonJSON.score($0.score)) }
  }

  /// What happened from one day to the next: `88 to 97`, `+0.1234, not shown`, `12m decides`, or nothing.
  static func effect(_ before: JobSuccessScore, _ after: JobSuccessScore) -> String {
    var parts: [String] = []
    if before.percent != after.percent {
      parts.append("\(ScoreWords.short(before)) to \(ScoreWords.short(after))")
      if let band = after.band, let old = before.band, band != old { parts.append("now \(band.words)") }
    } else if let old = before.exact, let new = after.exact, old != new {
      parts.append("\((new - old).signedPercent), not shown")
    }
    if let window = after.window, let old = before.window, window != old {
      parts.append("now \(window.name) decides")
    }
    return parts.isEmpty ? none : parts.joined(separator: ", ")
  }
}
