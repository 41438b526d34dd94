// The first page of a run (6.2): what it found, and where the rest is.

internal import JobSuccess

/// The index of a run, for each audience from a view of its own.
enum IndexPage {
  /// For the marketplace's own people; with `isEstimate`, for talents.
  static func bytes(_ run: RunOverview, _ facts: RunFacts, isEstimate: Bool) -> [UInt8] {
    var chapters = [Chapter("Distribution", "distribution"), Chapter("At risk", "risk")]
    if run.movers != nil { chapters.append(Chapter("Movers", "movers")) }
    chapters += [Chapter("Removals", "removals"), Chapter("Deadlines", "deadlines")]
    if run.quality != nil { chapters.append(Chapter("Data", "data")) }
    chapters.append(Chapter("Pages", "pages"))
    return Frame(
      title: UntrustedText("All profiles"), kicker: "Scores as of \(own: facts.asOf)", facts: facts,
      chapters: chapters
    ).page { html in
      if isEstimate {
        html.callout(
          "All figures are estimates from public signals",
          """
          Private feedback, and feedback that isn't public yet, are not in them. \
          \(InlineText(own: RunFile.scores.rawValue), to: .file(.scores)) has the official score beside each estimate.
          """)
      }
      html.tiles(run.tiles)
      if let leak = run.leak { html.tag(.p, InlineText(own: leak), .class(.rest)) }
      html.distributionSection(run)
      html.riskSection(run)
      if let movers = run.movers { html.moversSection(movers) }
      html.liftsSection(run)
      html.deadlinesSection(run)
      if let quality = run.quality { html.dataSection(quality) }
      html.pagesSection(run.pages)
    }
  }

  /// For visitors: the pages of the run, and nothing about what is behind a score.
  static func bytes(_ run: VisitorsOverview, _ facts: RunFacts) -> [UInt8] {
    Frame(title: UntrustedText("Public profiles"), kicker: "Scores as of \(own: facts.asOf)", facts: facts)
      .page {
        html in
        html.pagesSection(run.pages)
        html.tag(
          .p,
          "The scores of all \(run.profiles) profiles are in \(InlineText(own: RunFile.scores.rawValue), to: .file(.scores)).",
          .class(.rest))
      }
  }
}

extension RunOverview {
  fileprivate var scored: Int { percents.reduce(0, +) }

  fileprivate func count(_ band: Band) -> Int {
    percents.indices.filter { Band(percent: $0) == band }.reduce(0) { $0 + percents[$1] }
  }

  /// A share of the profiles with a score, in whole percent.
  fileprivate func share(_ count: Int) -> String { "\(Ratio(count, max(1, scored)).scaled(by: 100))%" }

  fileprivate var tiles: [Tile] {
    let excellent = count(.excellent)
    var tiles = [
      Tile("Profiles with a score", InlineText(scored), note: "of \(profiles) with a contract"),
      Tile(
        "Excellent", InlineText(excellent), note: "\(Band.excellentFrom) and above: \(own: share(excellent))"),
      Tile(
        "At risk", InlineText(risks.total), note: "below \(ScoreRisk.mark) within \(ScoreRisk.horizon) days"),
      Tile("A removal would lift", InlineText(lifts.total), note: "to \(ScoreRisk.mark) or more"),
    ]
    if let badges {
      tiles.append(
        Tile(
          "Top Rated by rules", InlineText(badges.topRated + badges.topRatedPlus),
          note: "\(badges.topRatedPlus) of them Plus; \(badges.differing) listed otherwise"))
    }
    if let quality {
      tiles.append(Tile("Records left out", InlineText(quality.rejected), note: "of \(quality.records)"))
    }
    return tiles
  }

  fileprivate var histogram: Histogram {
    let width = 5
    let lowest = (percents.firstIndex { $0 > 0 } ?? 0) / width * width
    let bins = stride(from: lowest, through: 100, by: width).map { low in
      let end = min(low + width - 1, 100)
      return HistogramBin(
        low == 100 ? "100" : "\(low)–\(end)", count: percents[low...end].reduce(0, +),
        strong: low >= ScoreRisk.mark)
    }
    return Histogram(
      "scores", title: "Profiles by score", binName: "Score", countName: "Profiles", bins: bins)
  }
}

extension RunOverview.Subject {
  /// The id, linked to the page where there is one.
  fileprivate var cell: Cell {
    Cell(page.map { "\("\(id)", to: .profile($0))" } ?? "\(id)", sortsBy: id)
  }

  fileprivate var kindCell: Cell { Cell(InlineText(own: kind.heading)) }

  fileprivate var scoreCell: Cell { percent.map { Cell($0) } ?? Cell.nothing }
}

extension HTML {
  fileprivate mutating func distributionSection(_ run: RunOverview) {
    section("Distribution", "distribution") { html in
      html.histogram(run.histogram)
      let bands: [(term: InlineText, meaning: InlineText)] = Band.allCases.map { band in
        let count = run.count(band)
        return ("\(own: band.words.sentenceCase), \(own: band.range)", "\(count) · \(own: run.share(count))")
      }
      let reasons: [(term: InlineText, meaning: InlineText)] = NoScoreReason.allCases.map { reason in
        (InlineText(own: reason.heading.sentenceCase), InlineText(run.reasons[reason] ?? 0))
      }
      html.sideBySide([
        Side("With a score: \(run.scored)", chosen: true, bands),
        Side("Without a score: \(run.profiles - run.scored)", reasons),
      ]) { html, lines in html.definitions(lines) }
    }
  }

  fileprivate mutating func riskSection(_ run: RunOverview) {
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

  fileprivate mutating func moversSection(_ movers: RunOverview.Listed<RunOverview.Mover>) {
    section("Movers", "movers", lead: "Since the last run, the largest change first.") { html in
      guard !movers.shown.isEmpty else { return html.tag(.p, "No score changed.") }
      let shown = movers.shown.prefix(IndexPage.shownRows)
      html.table(
        DataTable(
          "mover-table", caption: "Scores that changed", showsCaption: false,
          columns: [.text("Profile"), .text("Kind"), .number("Before"), .number("Now")],
          rows: shown.map { mover in
            [
              mover.subject.cell, mover.subject.kindCell, mover.before.map { Cell($0) } ?? Cell.nothing,
              mover.subject.scoreCell,
            ]
          }, search: shown.count > 10 ? "Find a profile" : nil))
      html.rest(shown: shown.count, of: movers.total, what: "movers", in: .scores)
    }
  }

  fileprivate mutating func liftsSection(_ run: RunOverview) {
    section(
      "Removals", "removals",
      lead:
        """
        Profiles below \(ScoreRisk.mark) or without a score that one removal would lift to \(ScoreRisk.mark) or more; the \
        highest score after it first.
        """
    ) { html in
      guard !run.lifts.shown.isEmpty else {
        return html.tag(.p, "No single removal would lift a profile to \(ScoreRisk.mark) or more.")
      }
      let shown = run.lifts.shown.prefix(IndexPage.shownRows)
      html.table(
        DataTable(
          "lift-table", caption: "The best removal of each profile", showsCaption: false,
          columns: [
            .text("Profile"), .text("Kind"), .number("Score"), .number("After"),
            .identifier("Without the feedback on"),
            .text("May be asked for"),
          ],
          rows: shown.map { lift in
            [
              lift.subject.cell, lift.subject.kindCell, lift.subject.scoreCell, Cell(lift.after),
              "\(lift.contract)", Cell(InlineText(own: lift.isAllowed ? "now" : "not now")),
            ]
          }, search: shown.count > 10 ? "Find a profile or contract" : nil))
      html.rest(shown: shown.count, of: run.lifts.total, what: "profiles", in: .scores)
    }
  }

  fileprivate mutating func deadlinesSection(_ run: RunOverview) {
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
              Cell(InlineText(own: due.action.words)), "\(due.contract)",
            ]
          }, search: shown.count > 10 ? "Find a profile or contract" : nil))
      html.rest(shown: shown.count, of: run.deadlines.total, what: "deadlines", in: .actions)
    }
  }

  fileprivate mutating func dataSection(_ quality: RunOverview.DataQuality) {
    let lead: InlineText =
      quality.rejected == 0
      ? "All \(quality.records) records could be used."
      : """
      \(quality.rejected) of \(quality.records) records were left out. Each is listed with its reason in \
      \(InlineText(own: RunFile.rejects.rawValue), to: .file(.rejects)).
      """
    section("Data", "data", lead: lead) { html in
      guard !quality.groups.isEmpty else { return }
      html.table(
        DataTable(
          "data-table", caption: "What was wrong, or worth a look",
          columns: [.text("File"), .text("What"), .number("Records"), .text("Then")],
          rows: quality.groups.map { group in
            [
              Cell(InlineText(own: group.file)), Cell(InlineText(own: group.title.sentenceCase)),
              Cell(group.count),
              Cell(InlineText(own: group.isRejected ? "left out" : "kept, with a warning")),
            ]
          }))
    }
  }

  fileprivate mutating func pagesSection(_ pages: [RunOverview.Subject]) {
    section("Pages", "pages", lead: pages.isEmpty ? "This run has no pages of profiles." : "") { html in
      let shown = pages.prefix(IndexPage.shownPages)
      guard !shown.isEmpty else { return }
      html.table(
        DataTable(
          "page-table", caption: "\(own: counted(pages.count, "profile")) with a page",
          columns: [.text("Profile"), .text("Kind"), .number("Score")],
          rows: shown.map { [$0.cell, $0.kindCell, $0.scoreCell] },
          search: shown.count > 10 ? "Find a profile" : nil))
      html.rest(shown: shown.count, of: pages.count, what: "pages", in: .manifest)
    }
  }
}

extension IndexPage {
  /// Pages that the index lists; the manifest names all files.
  fileprivate static let shownPages = 2_000
  /// Rows of a table that is no list of pages: enough to begin with.
  fileprivate static let shownRows = 50
}

extension Band {
  /// Its whole percents: `80–89`.
  fileprivate var range: String {
    let percents = (0...100).filter { Band(percent: $0) == self }
    return "\(percents.first ?? 0)–\(percents.last ?? 0)"
  }
}

extension NoScoreReason {
  /// The reason in a few words.
  fileprivate var heading: String {
    switch self {
    case .noEligibleContracts: "no contract counts"
    case .tooFewContracts: "too few contracts"
    case .tooFewClients: "too few clients"
    }
  }
}
