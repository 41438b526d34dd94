// The first page of a run (6.2): what it found, and where the rest is.

internal import JobSuccess

/// The index of a run, for each audience from a view of its own.
enum IndexPage {
  /// For the marketplace's own people; with `isEstimate`, for talents. What changed comes first, then what can be done,
  /// then the rest.
  static func bytes(_ run: RunOverview, _ facts: RunFacts, isEstimate: Bool) -> [UInt8] {
    var chapters = run.since == nil ? [] : [Chapter("Since the last run", "since")]
    if !run.cards.isEmpty { chapters.append(Chapter("Profiles", "profiles")) }
    chapters += [
      Chapter("Deadlines", "deadlines"), Chapter("Removals", "removals"), Chapter("At risk", "risk"),
    ]
    if run.unclear.total > 0 { chapters.append(Chapter("Not all is known", "unknown")) }
    chapters.append(Chapter("Distribution", "distribution"))
    if run.quality != nil { chapters.append(Chapter("Data", "data")) }
    if run.cards.isEmpty { chapters.append(Chapter("All profiles", "all")) }
    chapters.append(Chapter("Tables", "tables"))
    return frame("All profiles", facts, chapters).page { html in
      if isEstimate {
        html.callout(
          "All figures are estimates from public signals",
          """
          Private feedback, and feedback that isn't public yet, are not in them. \
          \(InlineText(own: RunFile.scores.rawValue), to: .file(.scores)) has the official score beside each estimate.
          """)
      }
      if let since = run.since { html.sinceSection(since) }
      html.tiles(run.tiles)
      if let leak = run.leak { html.tag(.p, InlineText(own: leak), .class(.rest)) }
      if !run.cards.isEmpty { html.cardsSection(run.cards) }
      html.deadlinesSection(run)
      html.liftsSection(run)
      html.riskSection(run)
      if run.unclear.total > 0 { html.unclearSection(run.unclear) }
      html.distributionSection(run)
      if let quality = run.quality { html.dataSection(quality) }
      if run.cards.isEmpty { html.listSection(run.list) }
      html.filesSection(run.tables)
    }
  }

  /// For visitors: all profiles, and nothing about what is behind a score.
  static func bytes(_ run: VisitorsOverview, _ facts: RunFacts) -> [UInt8] {
    frame(
      "Public profiles", facts, [Chapter("All profiles", "all"), Chapter("Tables", "tables")]
    ).page { html in
      html.listSection(run.list)
      html.filesSection(run.tables)
    }
  }

  private static func frame(_ title: String, _ facts: RunFacts, _ chapters: [Chapter]) -> Frame {
    var frame = Frame(
      title: UntrustedText(title), kicker: "Scores as of \(own: facts.asOf)", facts: facts, chapters: chapters
    )
    frame.part = .search
    return frame
  }

  /// Rows of a table that is no list of all profiles: enough to begin with.
  static let shownRows = 50
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
