import Analysis
import CSV
import Ingestion
import JobSuccess
import Reporting

/// Makes the rows of all tables for portions of the profiles; the same rows on any number of threads.
struct TableRows: Sendable {
  let dataset: Dataset
  let view: AudienceView
  let replay: ScoreReplay
  /// The scores of the run before, where there is one.
  let previous: PreviousScores?
  /// For how many profiles pages may be made.
  let pages: Int

  /// What became of a portion of the profiles.
  struct Portion: Sendable {
    /// Rows of each table.
    var blocks: [Block]
    var summary = RunSummary()
    var findings: RunFindings
  }

  /// Some rows of a table.
  struct Block: Sendable {
    let bytes: [UInt8]
    let rows: Int

    init(_ written: borrowing CSVWriter) {
      bytes = written.bytes
      rows = written.rows
    }
  }

  func rows(of profiles: Range<Int>) -> Portion {
    view.audience.seesAnalysis ? analysis(of: profiles) : publicRows(of: profiles)
  }

  private func analysis(of profiles: Range<Int>) -> Portion {
    let scorer = view.scorer
    let texts = GatheredIdentifiers(gathered: dataset.identifiers(ofContractsOf: profiles))
    var rows = AnalysisRows()
    var summary = RunSummary()
    var findings = RunFindings(pages: pages)
    var room = ReplayBuffers(replay)
    var profile = ScoredProfile(id: [], history: .empty, sheet: ScoreSheet(asOf: scorer.asOf))
    for index in profiles {
      let key = ProfileKey(index)
      guard !dataset[key].contracts.isEmpty else { continue }
      profile.history = view.history(of: key)
      scorer.score(profile.history, into: &profile.sheet)
      guard !profile.sheet.contracts.isEmpty else { continue }
      profile.id = dataset.idBytes(of: key)
      let estimate = view.estimate(profile.sheet.result, of: key)
      profile.effects = effects(of: profile)
      let possible = Actions(scorer, profile.history, profile.sheet).all(effects: profile.effects)
      rows.add(profile, possible, scorer, texts, estimate)
      summary.add(profile.sheet.result, contracts: profile.sheet.contracts.count)
      let sundays = replay.goodDays(profile.history, profile.sheet, &room)
      summary.add(
        BadgeCriteria(profile.history, profile.sheet, goodSundays: sundays),
        listed: profile.history.profile.badge)
      findings.add(
        index, profile.sheet, best: profile.bestRemoval, possible, profile.history, scorer, since: previous)
    }
    return Portion(blocks: rows.blocks, summary: summary, findings: findings)
  }

  private func effects(of profile: ScoredProfile) -> [RemovalEffect] {
    var whatIf = RemovalWhatIf(view.scorer, profile.history, profile.sheet)
    return whatIf.effectsOfAll()
  }

  private func publicRows(of profiles: Range<Int>) -> Portion {
    var scores = CSVWriter()
    var summary = RunSummary()
    var findings = RunFindings(pages: pages)
    for index in profiles {
      let key = ProfileKey(index)
      let published = view.publicProfile(of: key)
      guard published.contracts > 0 else { continue }
      PublicScoresTable.write(
        published.profile, id: dataset.idBytes(of: key), official: published.official.percent, to: &scores)
      summary.add(published.official, contracts: published.contracts)
      findings.add(index, shown: published.official)
    }
    return Portion(blocks: [Block(scores)], summary: summary, findings: findings)
  }
}

/// Rows of all tables that analyse profiles, in the order of `AudienceTables.run`.
private struct AnalysisRows: ~Copyable {
  private var scores = CSVWriter()
  private var windows = CSVWriter()
  private var outcomes = CSVWriter()
  private var removals = CSVWriter()
  private var actions = CSVWriter()

  var blocks: [TableRows.Block] {
    [.init(scores), .init(windows), .init(outcomes), .init(removals), .init(actions)]
  }

  mutating func add(
    _ profile: ScoredProfile, _ possible: [Action], _ scorer: Scorer, _ texts: some ClientIdentifierTexts,
    _ estimate: PublicEstimate?
  ) {
    ScoresTable.write(profile, scorer, texts, withRemovals: true, estimate: estimate, to: &scores)
    WindowsTable.write(profile, scorer, to: &windows)
    OutcomesTable.write(profile, scorer, texts, to: &outcomes)
    RemovalsTable.write(profile, scorer, texts, to: &removals)
    ActionsTable.write(possible, of: profile, texts, to: &actions)
  }
}
