package import Analysis
internal import CSV
internal import Ingestion
internal import JobSuccess

/// Makes the rows of all tables for portions of the profiles, and counts what a run is summed up by; the same on any
/// number of threads.
package struct RunRows: Sendable {
  private let market: Market
  private let view: AudienceView
  /// The scores of the run before, where there is one.
  private let previous: PreviousScores?
  /// For how many profiles pages may be made.
  private let pages: Int

  package init(_ market: Market, _ view: AudienceView, since previous: PreviousScores?, pages: Int) {
    self.market = market
    self.view = view
    self.previous = previous
    self.pages = pages
  }

  /// What became of a portion of the profiles.
  package struct Portion: Sendable {
    /// Rows of each table, in the order of `AudienceTables.run`.
    package var blocks: [Block]
    package var summary = RunSummary()
    package var findings: RunFindings
    /// The profiles of the rows of scores.csv.
    package var shown = ShownScores()
  }

  /// Some rows of a table.
  package struct Block: Sendable {
    package let bytes: [UInt8]
    package let rows: Int

    init(_ written: borrowing CSVWriter) {
      bytes = written.bytes
      rows = written.rows
    }
  }

  /// The rows of the profiles in a range of the market's.
  package func portion(_ profiles: Range<Int>) -> Portion {
    switch view.audience {
    case .internal: analyses(profiles, ScoresTable.table)
    case .talent: analyses(profiles, ScoresTable.estimates)
    case .public: publicScores(profiles)
    }
  }

  private func analyses(_ profiles: Range<Int>, _ scoresTable: Table<ProfileAnalysis>) -> Portion {
    let ids = market.identifiers(ofContractsOf: profiles)
    var scores = CSVWriter()
    var windows = CSVWriter()
    var outcomes = CSVWriter()
    var removals = CSVWriter()
    var actions = CSVWriter()
    var summary = RunSummary()
    var findings = RunFindings(pages: pages)
    var shown = ShownScores()
    view.analyse(profiles) { key, profile in
      scoresTable.write(profile, to: &scores)
      for window in profile.sheet.windows {
        let row = ShownWindow(window: window, scorer: profile.scorer, profileID: profile.id)
        WindowsTable.table.write(row, to: &windows)
      }
      OutcomesTable.write(profile, at: key, ids, to: &outcomes)
      RemovalsTable.write(profile, ids, to: &removals)
      for action in profile.actions {
        ActionsTable.table.write(PossibleAction(action, of: profile), to: &actions)
      }
      summary.add(profile)
      findings.add(key, profile, since: previous)
      shown.append(key, profile.result.percent)
    }
    return Portion(
      blocks: [Block(scores), Block(windows), Block(outcomes), Block(removals), Block(actions)],
      summary: summary, findings: findings, shown: shown)
  }

  private func publicScores(_ profiles: Range<Int>) -> Portion {
    var scores = CSVWriter()
    var summary = RunSummary()
    var shown = ShownScores()
    view.publish(profiles) { key, published in
      PublicScoresTable.table.write(PublicScore(id: market.id(of: key), published), to: &scores)
      summary.add(published.official, contracts: published.ownedContracts)
      shown.append(key, published.official.percent)
    }
    return Portion(
      blocks: [Block(scores)], summary: summary, findings: RunFindings(pages: pages), shown: shown)
  }
}
