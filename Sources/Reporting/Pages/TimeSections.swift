// The windows side by side, and the score day by day.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func windowsSection(_ story: ScoreStory) {
    section("Windows", "windows", lead: story.windowsLead) { html in
      html.windowBars(
        WindowBars(
          "windows-chart", title: "Score by window",
          bars: story.analysis.sheet.windows.map { window in
            WindowBar(
              window.window.heading, window.score.map { Points(share: $0) }, basis: story.basis(of: window),
              decides: window.window == story.analysis.result.window)
          }))
    }
  }

  /// Nothing for a profile without a score on any of the days.
  mutating func daysSection(_ story: ScoreStory) {
    guard story.hasDays else { return }
    section(
      "Day by day", "days",
      lead: """
        \(own: story.isEstimate ? ScoreStory.estimateWords + ": each" : "Each") of the last \(DailyReplay.months) \
        months' days as it was scored then, and \(Forecast.horizon) days ahead if nothing new happens.
        """
    ) { html in
      let causes = DayCauses(story.analysis)
      func point(_ day: ForecastDay) -> DailyPoint {
        DailyPoint(day.day.description, Points(day.score), cause: causes[day.day])
      }
      html.dailyLine(
        DailyLine(
          "daily", title: "Score by day", past: story.analysis.past.map(point),
          ahead: story.analysis.forecast.days.dropFirst().map(point),
          thresholds: [Threshold(Points(Band.excellentFrom), "\(Band.excellentFrom), excellent")]))
      let events = story.analysis.scoreEvents
      guard !events.isEmpty else {
        return html.tag(.p, "Nothing that leaves a window changes the score in the days ahead.")
      }
      let shown = events.prefix(ScoreStory.shownEvents)
      html.folded(
        "\(own: counted(shown.count, "day")) ahead on which the score changes", "event-list",
        isLong: shown.count > 5
      ) { html in html.table(story.eventTable(shown)) }
    }
  }
}

/// A day ahead on which the score changes.
struct ScoreEvent {
  let day: ForecastDay
  let before: JobSuccessScore
  /// What leaves a window on it.
  let leaving: [Departure]

  /// The departures that are named; the others are counted.
  var named: ArraySlice<Departure> { leaving.prefix(3) }
}

extension ProfileAnalysis {
  /// The days ahead on which the score changes.
  var scoreEvents: [ScoreEvent] {
    let departures = Dictionary(grouping: forecast.departures, by: \.day)
    return zip(forecast.days, forecast.days.dropFirst()).compactMap { before, day in
      let isSame =
        before.score.exact == nil && day.score.exact == nil
        || before.score.exact.map { exact in
          day.score.exact.map { $0 == exact } ?? false
        } ?? false
      return isSame ? nil : ScoreEvent(day: day, before: before.score, leaving: departures[day.day] ?? [])
    }
  }
}

extension ScoreStory {
  /// Rows of the table of days on which the score changes.
  static let shownEvents = 12

  /// Whether there is a score on any of the days that are shown.
  var hasDays: Bool {
    (analysis.past + analysis.forecast.days).contains { $0.score.exact != nil }
  }

  fileprivate var windowsLead: InlineText {
    let rule: InlineText = "The best window decides; a tie goes to the longer one."
    return isEstimate ? "\(own: ScoreStory.estimateWords). \(rule)" : rule
  }

  fileprivate func basis(of window: WindowScore) -> String {
    let tally = window.tally
    let size = "\(counted(tally.contracts, "contract")), \(counted(tally.clients, "client"))"
    guard window.score == nil else { return size }
    let (contracts, clients) = (analysis.policy.minimum.contracts, analysis.policy.minimum.clients)
    return "\(size); a score needs \(counted(contracts, "contract")) and \(counted(clients, "client"))"
  }

  fileprivate func eventTable(_ events: some Sequence<ScoreEvent>) -> DataTable {
    DataTable(
      "events", caption: "When the score changes, if nothing new happens",
      columns: [.day("From"), .number(isEstimate ? "Estimate" : "Score"), .prose("Leaves its window")],
      rows: events.map { event in
        let leaving = event.named.compactMap { departure -> InlineText? in
          guard let contract = self[departure.position] else { return nil }
          return
            "\(contract.name) (\(own: departure.window.heading.replacing(" ", with: "\u{A0}")))"
        }
        var words = InlineText.list(leaving)
        let others = event.leaving.count - event.named.count
        if others > 0 { words = "\(words), and \(others) more" }
        if event.leaving.isEmpty { words = "a job of a contract that lasts" }
        return [
          Cell(InlineText(own: event.day.day.description)), Cell(Points(event.day.score)), Cell(words),
        ]
      }, sortable: false)
  }
}
