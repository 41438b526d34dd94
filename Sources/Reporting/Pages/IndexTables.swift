// The tables of a run's index: deadlines, removals, profiles at risk.

internal import Analysis
internal import JobSuccess

extension RunOverview.Subject {
  /// The name, linked to the page where there is one, and the id; the id alone where no name is known.
  var cell: Cell {
    Cell(name == nil ? link : "\(link) \(small: "\(id)")", sortsBy: name ?? id)
  }

  var kindCell: Cell { Cell(InlineText(own: kind.heading)) }

  var scoreCell: Cell { percent.map { Cell($0) } ?? Cell.nothing }
}

extension HTML {
  mutating func riskSection(_ run: RunOverview) {
    section(
      "At risk", "risk",
      lead: """
        Below \(ScoreRisk.mark) now, or within \(ScoreRisk.horizon) days if nothing new happens; the lowest exact \
        score first.
        """
    ) { html in
      guard !run.risks.shown.isEmpty else { return html.tag(.p, "No profile is at risk.") }
      html.table(
        DataTable(
          "risk-table", caption: "Profiles at risk", showsCaption: false,
          columns: [
            .text("Profile"), .text("Kind"), .number("Score"), .number("Exact"),
            .number("With the best removal"), .day("Below \(ScoreRisk.mark)"),
          ],
          rows: run.risks.shown.map { risk in
            [
              risk.subject.cell, risk.subject.kindCell, risk.subject.scoreCell,
              Cell(Points(share: risk.exact)), risk.afterRemoval.map { Cell($0) } ?? Cell.nothing,
              risk.falls.map { falls in
                let score = ScoreWords.short(falls.score.percent)
                return Cell(InlineText(own: "\(falls.day): \(score)"))
              } ?? Cell("now", sortsBy: "0"),
            ]
          }, search: run.risks.shown.count > 10 ? "Find a profile" : nil))
      html.rest(shown: run.risks.shown.count, of: run.risks.total, what: "profiles at risk", in: .scores)
    }
  }

  mutating func unclearSection(_ unclear: RunOverview.Listed<RunOverview.Unclear>) {
    section(
      "Not all is known", "unknown", lead: "What an import could not find out, and what the scores could be."
    ) {
      html in
      html.table(
        DataTable(
          "unknown-table", caption: "Profiles of which not all is known", showsCaption: false,
          columns: [.text("Profile"), .text("Kind"), .number("Score"), .text("What could be")],
          rows: unclear.shown.map { found in
            [
              found.subject.cell, found.subject.kindCell, found.subject.scoreCell,
              Cell(InlineText(own: found.sentence)),
            ]
          }, search: unclear.shown.count > 10 ? "Find a profile" : nil))
      html.rest(shown: unclear.shown.count, of: unclear.total, what: "profiles", in: .scores)
    }
  }

  mutating func liftsSection(_ run: RunOverview) {
    section(
      "Removals", "removals",
      lead: """
        Profiles below \(ScoreRisk.mark) or without a score that one removal would lift to \(ScoreRisk.mark) or more; the \
        highest score after it first.
        """
    ) { html in
      guard run.lifts.total + run.laterLifts.total > 0 else {
        return html.tag(.p, "No single removal would lift a profile to \(ScoreRisk.mark) or more.")
      }
      html.lifts(run.lifts, "lift-table", caption: "May be asked for now")
      html.lifts(run.laterLifts, "later-lift-table", caption: "May not be asked for now")
    }
  }

  private mutating func lifts(
    _ lifts: RunOverview.Listed<RunOverview.Lift>, _ anchor: Anchor, caption: InlineText
  ) {
    guard !lifts.shown.isEmpty else { return }
    let shown = lifts.shown.prefix(IndexPage.shownRows)
    table(
      DataTable(
        anchor, caption: caption,
        columns: [
          .text("Profile"), .text("Kind"), .number("Score"), .number("After"),
          .identifier("Without the feedback on"),
        ],
        rows: shown.map { lift in
          [
            lift.subject.cell, lift.subject.kindCell, lift.subject.scoreCell, Cell(lift.after),
            "\(lift.contract)",
          ]
        }, search: shown.count > 10 ? "Find a profile or contract" : nil))
    rest(shown: shown.count, of: lifts.total, what: "profiles", in: .scores)
  }

  mutating func deadlinesSection(_ run: RunOverview) {
    section("Deadlines", "deadlines", lead: "What can be done, the most urgent first.") { html in
      guard !run.deadlines.shown.isEmpty else { return html.tag(.p, "Nothing is due.") }
      let shown = run.deadlines.shown.prefix(IndexPage.shownRows)
      html.table(
        DataTable(
          "deadline-table", caption: "The next deadlines", showsCaption: false,
          columns: [
            .text("Profile"), .day("Until"), .number("Days left"), .prose("What"), .identifier("Contract"),
          ],
          rows: shown.map { due in
            [
              due.subject.cell, Cell(InlineText(own: due.deadline.description)), Cell(due.daysLeft),
              Cell(InlineText(own: due.words)), "\(due.contract)",
            ]
          }, search: shown.count > 10 ? "Find a profile or contract" : nil))
      html.rest(shown: shown.count, of: run.deadlines.total, what: "deadlines", in: .actions)
    }
  }
}
