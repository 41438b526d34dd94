package import Analysis

/// Which tables an audience gets (6.3).
package enum AudienceTables {
  /// The tables of a run that are written profile by profile, scores first.
  package static func run(for audience: Audience) -> [TableSchema] {
    switch audience {
    case .internal:
      [
        ScoresTable.table.schema, WindowsTable.table.schema, OutcomesTable.table.schema,
        RemovalsTable.table.schema, ActionsTable.table.schema,
      ]
    case .talent:
      [
        ScoresTable.estimates.schema, WindowsTable.table.estimated().schema,
        OutcomesTable.table.estimated().schema,
        RemovalsTable.table.estimated().schema, ActionsTable.table.estimated().schema,
      ]
    case .public: [PublicScoresTable.table.schema]
    }
  }

  /// All tables of a run. Rejects are raw records, which nobody but the marketplace's own people may see.
  package static func all(for audience: Audience) -> [TableSchema] {
    switch audience {
    case .internal: run(for: audience) + [RejectsTable.table.schema]
    case .talent, .public: run(for: audience)
    }
  }
}
