// "Since the last run": what changed, why, and how the last runs went.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func sinceSection(_ since: RunOverview.Since) {
    section("Since the last run", "since", lead: since.lead) { html in
      if !since.movers.shown.isEmpty {
        html.table(since.moverTable)
        html.rest(
          shown: since.movers.shown.count, of: since.movers.total, what: "scores that changed", in: .scores)
      }
      html.tag(.div, .class(.lines)) { html in
        for line in since.lines { html.trendLine(line) }
      }
    }
  }
}

extension RunOverview.Since {
  fileprivate var lead: InlineText {
    let scores: InlineText =
      movers.total == 0 ? "No score changed" : "\(own: counted(movers.total, "score")) changed"
    let runs: InlineText =
      trend.points.count > 2 ? " The lines show the last \(trend.points.count) runs." : ""
    return "\(scores) since the run of \(day: day).\(runs)"
  }

  fileprivate var moverTable: DataTable {
    DataTable(
      "mover-table", caption: "Scores that changed, the largest change first",
      columns: [.text("Profile"), .number("Before"), .number("Now"), .prose("Because")],
      rows: movers.shown.map { mover in
        [
          mover.subject.cell, mover.before.map { Cell($0) } ?? Cell.nothing, mover.subject.scoreCell,
          Cell(mover.cause),
        ]
      }, search: movers.shown.count > 10 ? "Find a profile or contract" : nil)
  }

  fileprivate var lines: [TrendLine] {
    func line(
      _ anchor: Anchor, _ title: String, _ unit: TrendLine.Unit, _ value: (RunPoint) -> Int?
    ) -> TrendLine {
      TrendLine(
        anchor, title: title, unit: unit, days: trend.points.map { TrendLine.Day($0.asOf, value($0)) })
    }
    let lines = [
      line("trend-scored", "Profiles with a score", .count) { $0.scored },
      line("trend-mean", "Mean score", .hundredths) { $0.meanHundredths },
      line("trend-excellent", "Share of \(Band.excellentFrom) and above", .tenthsOfPercent) {
        $0.excellentTenths
      },
    ]
    guard trend.points.contains(where: { $0.rejected != nil }) else { return lines }
    return lines + [line("trend-rejects", "Records left out", .count) { $0.rejected }]
  }
}
