package import Analysis
internal import Basics
internal import CSV
internal import Ingestion
internal import JobSuccess

/// Rows of scores or badges on standard output: CSV with a header, or a JSON object a line.
package struct ProfileRows: Sendable {
  /// What the rows say of a profile.
  package enum Kind: Sendable {
    case scores
    /// Of those who have a contract; with `differing`, of those whose listed badge is not the one that the rules give.
    case badges(differing: Bool)
  }

  private let market: Market
  private let view: AudienceView
  private let kind: Kind
  private let isJSON: Bool

  package init(_ kind: Kind, _ market: Market, _ view: AudienceView, asJSON isJSON: Bool) {
    self.kind = kind
    self.market = market
    self.view = view
    self.isJSON = isJSON
  }

  /// The header; empty in JSON.
  package var header: [UInt8] {
    var output = Output(isJSON: isJSON)
    switch (kind, view.audience) {
    case (.scores, .public): output.writeHeader(PublicScoresTable.table)
    case (.scores, .internal), (.scores, .talent), (.badges, _): output.writeHeader(table)
    }
    return output.bytes
  }

  /// The rows of the profiles in a range of the market's.
  package func rows(of profiles: Range<Int>) -> [UInt8] {
    var output = Output(isJSON: isJSON)
    switch (kind, view.audience) {
    case (.scores, .public):
      for key in profiles.lazy.map({ ProfileKey($0) }) {
        let published = view.published(key)
        guard published.contracts > 0 else { continue }
        output.write(PublicScore(id: market.id(of: key), published), PublicScoresTable.table)
      }
    case (.scores, .internal), (.scores, .talent):
      let table = table
      view.analyse(profiles) { _, profile in output.write(profile, table) }
    case (.badges(let differing), _):
      let table = table
      view.analyse(profiles) { _, profile in
        guard !differing || profile.badges.differs(from: profile.history.profile.badge) == true else {
          return
        }
        output.write(profile, table)
      }
    }
    return output.bytes
  }

  /// The table of analyses.
  private var table: Table<ProfileAnalysis> {
    switch (kind, view.audience) {
    case (.scores, .internal): ScoresTable.scoresAlone
    case (.scores, .talent), (.scores, .public): ScoresTable.estimatesAlone
    case (.badges, .internal): BadgesTable.table
    case (.badges, .talent), (.badges, .public): BadgesTable.estimates
    }
  }
}

/// Rows in one of two formats.
private struct Output: ~Copyable {
  let isJSON: Bool
  private var rows = CSVWriter()
  private var lines = JSONWriter()

  init(isJSON: Bool) { self.isJSON = isJSON }

  mutating func writeHeader<Row>(_ table: Table<Row>) {
    if !isJSON { table.writeHeader(to: &rows) }
  }

  mutating func write<Row>(_ row: Row, _ table: Table<Row>) {
    if isJSON {
      lines.write(table.object(row))
      lines.endLine()
    } else {
      table.write(row, to: &rows)
    }
  }

  var bytes: [UInt8] { isJSON ? lines.bytes : rows.bytes }
}
