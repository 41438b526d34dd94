package import Analysis

/// Which tables an audience gets (6.3).
package enum AudienceTables {
  /// The tables of a run, scores first.
  package static func run(for audience: Audience) -> [Table] {
    let analysis = [WindowsTable.table, OutcomesTable.table, RemovalsTable.table, ActionsTable.table]
    return switch audience {
    case .internal: [ScoresTable.table] + analysis
    case .talent: [ScoresTable.estimates] + analysis.map(\.estimated)
    case .public: [PublicScoresTable.table]
    }
  }

  /// The table of scores by themselves, without the removals that a run computes.
  package static func scores(for audience: Audience) -> Table {
    switch audience {
    case .internal: ScoresTable.table.without(ScoresTable.removalColumns)
    case .talent: ScoresTable.estimates.without(ScoresTable.removalColumns)
    case .public: PublicScoresTable.table
    }
  }

  /// The table of badges.
  package static func badges(for audience: Audience) -> Table {
    switch audience {
    case .internal: BadgesTable.table
    case .talent, .public: BadgesTable.estimates
    }
  }
}
