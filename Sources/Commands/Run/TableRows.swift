import CSV
import Exports
import JobSuccess
import Reporting

/// Makes the rows of all tables for portions of the profiles; the same rows on any number of threads.
struct TableRows: Sendable {
  let ledger: Ledger
  let scorer: Scorer
  let replay: BadgeReplay
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
    var bytes: [UInt8] = []
    var rows = 0
  }

  func rows(of profiles: Range<Int>) -> Portion {
    audience == .public ? publicRows(of: profiles) : analysis(of: profiles)
  }

  private func analysis(of profiles: Range<Int>) -> Portion {
    let texts = LedgerIdentifiers(ledger: ledger)
    var (scores, windows, outcomes) = (CSVWriter(), CSVWriter(), CSVWriter())
    var (removals, actions) = (CSVWriter(), CSVWriter())
    var counts = [0, 0, 0, 0, 0]
    var summary = RunSummary()
    var findings = RunFindings(pages: pages)
    var room = ReplayRoom(replay)
    for index in profiles {
      let key = ProfileKey(index)
      let full = ledger.history(of: key)
      guard !full.contracts.isEmpty else { continue }
      let history = audience == .internal ? full : PublicSignals(full, on: scorer.asOf).history
      let sheet = scorer.score(history)
      guard !sheet.contracts.isEmpty else { continue }
      let estimate =
        audience == .internal
        ? nil
        : PublicEstimate(
          estimated: sheet.result.percent, official: scorer.score(full).result.percent)
      var whatIf = RemovalWhatIf(scorer, history, sheet)
      let profile = ScoredProfile(
        id: ledger.idBytes(of: key), history: history, sheet: sheet, effects: whatIf.effectsOfAll())
      let possible = Actions(scorer, history, sheet).all(effects: profile.effects)
      ScoresTable.write(profile, scorer, texts, withRemovals: true, estimate: estimate, to: &scores)
      WindowsTable.write(profile, scorer, to: &windows)
      OutcomesTable.write(profile, scorer, texts, to: &outcomes)
      RemovalsTable.write(profile, scorer, texts, to: &removals)
      ActionsTable.write(possible, of: profile, texts, to: &actions)
      counts[0] += 1
      counts[1] += sheet.windows.count
      counts[2] += sheet.contracts.count
      counts[3] += profile.effects.count
      counts[4] += possible.count
      summary.add(sheet)
      let sundays = replay.goodSundays(history, sheet, &room)
      summary.add(
        BadgeCriteria(history, sheet, goodSundays: sundays), listed: history.profile.badge)
      findings.add(index, sheet, best: profile.bestRemoval, possible, history, scorer, since: previous)
    }
    let bytes = [scores.bytes, windows.bytes, outcomes.bytes, removals.bytes, actions.bytes]
    return Portion(
      blocks: zip(bytes, counts).map { Block(bytes: $0, rows: $1) }, summary: summary, findings: findings)
  }

  private func publicRows(of profiles: Range<Int>) -> Portion {
    var scores = CSVWriter()
    var summary = RunSummary()
    var findings = RunFindings(pages: pages)
    for index in profiles {
      let key = ProfileKey(index)
      let full = ledger.history(of: key)
      let sheet = scorer.score(full)
      guard !sheet.contracts.isEmpty else { continue }
      PublicScoresTable.write(
        PublicProfile(full, sheet), id: ledger.idBytes(of: key), official: sheet.result.percent, to: &scores)
      summary.add(sheet)
      findings.add(index, official: sheet.result)
    }
    return Portion(
      blocks: [Block(bytes: scores.bytes, rows: summary.profiles)], summary: summary, findings: findings)
  }
}
