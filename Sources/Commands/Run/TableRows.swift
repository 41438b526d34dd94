import CSV
import Ingestion
import JobSuccess
import Reporting

/// Makes the rows of all tables for portions of the profiles; the same rows on any number of threads.
struct TableRows: Sendable {
  let dataset: Dataset
  let scorer: Scorer
  let replay: ScoreReplay
  let audience: Audience
  /// The scores of the run before, where there is one.
  let previous: PreviousScores?
  /// For how many profiles pages may be made.
  let pages: Int

  /// What an audience gets, in the order of a portion's blocks.
  static func tables(for audience: Audience) -> [Table] {
    let analysis = [WindowsTable.table, OutcomesTable.table, RemovalsTable.table, ActionsTable.table]
    return switch audience {
    case .internal: [ScoresTable.table] + analysis
    case .talent: [ScoresTable.estimates] + analysis.map(\.estimated)
    case .public: [PublicScoresTable.table]
    }
  }

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
    audience == .public ? publicRows(of: profiles) : analysis(of: profiles)
  }

  private func analysis(of profiles: Range<Int>) -> Portion {
    let texts = GatheredIdentifiers(gathered: dataset.identifiers(ofContractsOf: profiles))
    var rows = AnalysisRows()
    var summary = RunSummary()
    var findings = RunFindings(pages: pages)
    var room = ReplayBuffers(replay)
    var profile = ScoredProfile(id: [], history: .empty, sheet: ScoreSheet(asOf: scorer.asOf))
    for index in profiles {
      let key = ProfileKey(index)
      let full = dataset.history(of: key)
      guard !full.contracts.isEmpty else { continue }
      profile.history = audience == .internal ? full : PublicSignals(full, on: scorer.asOf).history
      scorer.score(profile.history, into: &profile.sheet)
      guard !profile.sheet.contracts.isEmpty else { continue }
      profile.id = dataset.idBytes(of: key)
      let estimate =
        audience == .internal
        ? nil
        : PublicEstimate(
          estimated: profile.sheet.result.percent, official: scorer.score(full).result.percent)
      profile.effects = effects(of: profile)
      let possible = Actions(scorer, profile.history, profile.sheet).all(effects: profile.effects)
      rows.add(profile, possible, scorer, texts, estimate)
      summary.add(profile.sheet)
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
    var whatIf = RemovalWhatIf(scorer, profile.history, profile.sheet)
    return whatIf.effectsOfAll()
  }

  private func publicRows(of profiles: Range<Int>) -> Portion {
    var scores = CSVWriter()
    var summary = RunSummary()
    var findings = RunFindings(pages: pages)
    for index in profiles {
      let key = ProfileKey(index)
      let full = dataset.history(of: key)
      let sheet = scorer.score(full)
      guard !sheet.contracts.isEmpty else { continue }
      PublicScoresTable.write(
        PublicProfile(full, sheet), id: dataset.idBytes(of: key), official: sheet.result.percent, to: &scores)
      summary.add(sheet)
      findings.add(index, official: sheet.result)
    }
    return Portion(blocks: [Block(scores)], summary: summary, findings: findings)
  }
}

/// Rows of all tables that analyse profiles, in the order of `TableRows.tables`.
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
