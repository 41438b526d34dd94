// The windows side by side, and the score day by day.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func windowsSection(_ story: ScoreStory) {
    section("Windows", "windows", lead: "The best window decides; a tie goes to the longer one.") { html in
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

  mutating func daysSection(_ story: ScoreStory) {
    section(
      "Day by day", "days",
      lead: """
        Each of the last \(DailyReplay.months) months' days as it was scored then, and \(Forecast.horizon) days ahead if \
        nothing new happens.
        """
    ) { html in
      html.dailyLine(
        DailyLine(
          "daily", title: "Score by day", past: story.analysis.past.map(\.point),
          ahead: story.analysis.forecast.days.dropFirst().map(\.point),
          thresholds: [Threshold(Points(Band.excellentFrom), "\(Band.excellentFrom), excellent")]))
      let events = story.events
      guard !events.isEmpty else {
        return html.tag(.p, "Nothing that leaves a window changes the score in the days ahead.")
      }
      html.table(story.eventTable(events.prefix(ScoreStory.shownEvents)))
    }
  }
}

extension ForecastDay {
  fileprivate var point: DailyPoint { DailyPoint(day.description, Points(score)) }
}

extension ScoreStory {
  fileprivate static let shownEvents = 12

  fileprivate func basis(of window: WindowScore) -> String {
    let tally = window.tally
    let size = "\(counted(tally.contracts, "contract")), \(counted(tally.clients, "client"))"
    guard window.score == nil else { return size }
    return "\(size); it takes \(analysis.policy.minimum.contracts) and \(analysis.policy.minimum.clients)"
  }

  /// Days ahead on which the score changes, with what leaves on them.
  fileprivate var events: [(day: ForecastDay, before: JobSuccessScore, leaving: [Departure])] {
    zip(analysis.forecast.days, analysis.forecast.days.dropFirst()).compactMap { before, day in
      let isSame =
        before.score.exact == nil && day.score.exact == nil
        || before.score.exact.map { exact in
          day.score.exact.map { $0 == exact } ?? false
        } ?? false
      return isSame ? nil : (day, before.score, analysis.forecast.departures.filter { $0.day == day.day })
    }
  }

  fileprivate func eventTable(
    _ events: some Sequence<(day: ForecastDay, before: JobSuccessScore, leaving: [Departure])>
  )
    -> DataTable
  {
    DataTable(
      "events", caption: "When the score changes, if nothing new happens",
      columns: [.day("From"), .number("Score"), .prose("Leaves its window")],
      rows: events.map { event in
        let leaving = event.leaving.prefix(3).map { departure -> InlineText in
          "\(contracts[departure.position.index].name) (\(own: departure.window.heading.replacing(" ", with: "\u{A0}")))"
        }
        var words = InlineText.list(leaving)
        if event.leaving.count > 3 { words = "\(words), and \(event.leaving.count - 3) more" }
        if event.leaving.isEmpty { words = "a job of a contract that lasts" }
        return [
          Cell(InlineText(own: event.day.day.description)), Cell(Points(event.day.score)), Cell(words),
        ]
      }, sortable: false)
  }
}
