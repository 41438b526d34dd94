import CSV
import Exports
import JobSuccess
import Reporting

/// Makes the rows of all tables for portions of the profiles; the same rows on any number of threads.
struct TableRows: Sendable {
  let ledger: Ledger
  let scorer: Scorer

  /// In the order of a portion's blocks.
  static let tables = [
    ScoresTable.table, WindowsTable.table, OutcomesTable.table, RemovalsTable.table, ActionsTable.table,
  ]

  /// What became of a portion of the profiles.
  struct Portion: Sendable {
    /// Rows of each table.
    var blocks: [Block]
    var summary = RunSummary()
  }

  /// Some rows of a table.
  struct Block: Sendable {
    var bytes: [UInt8] = []
    var rows = 0
  }

  func rows(of profiles: Range<Int>) -> Portion {
    let texts = LedgerIdentifiers(ledger: ledger)
    var (scores, windows, outcomes) = (CSVWriter(), CSVWriter(), CSVWriter())
    var (removals, actions) = (CSVWriter(), CSVWriter())
    var counts = [0, 0, 0, 0, 0]
    var summary = RunSummary()
    for index in profiles {
      let key = ProfileKey(index)
      let history = ledger.history(of: key)
      let sheet = scorer.score(history)
      guard !sheet.contracts.isEmpty else { continue }
      var whatIf = RemovalWhatIf(scorer, history, sheet)
      let profile = ScoredProfile(
        id: ledger.idBytes(of: key), history: history, sheet: sheet, effects: whatIf.effectsOfAll())
      let possible = Actions(scorer, history, sheet).all(effects: profile.effects)
      ScoresTable.write(profile, scorer, texts, withRemovals: true, to: &scores)
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
    }
    let bytes = [scores.bytes, windows.bytes, outcomes.bytes, removals.bytes, actions.bytes]
    return Portion(blocks: zip(bytes, counts).map { Block(bytes: $0, rows: $1) }, summary: summary)
  }
}
