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

  /// The rows that the audience gets.
  private enum Content {
    case published
    case analyses(Table<ProfileAnalysis>, differing: Bool)
  }

  private let market: Market
  private let view: AudienceView
  private let content: Content
  private let isJSON: Bool

  package init(_ kind: Kind, _ market: Market, _ view: AudienceView, asJSON isJSON: Bool) {
    self.market = market
    self.view = view
    self.isJSON = isJSON
    content =
      switch (kind, view.audience) {
      case (.scores, .internal): .analyses(ScoresTable.scoresAlone, differing: false)
      case (.scores, .talent): .analyses(ScoresTable.estimatesAlone, differing: false)
      case (.scores, .public): .published
      case (.badges(let differing), .internal): .analyses(BadgesTable.table, differing: differing)
      case (.badges(let differing), .talent), (.badges(let differing), .public):
        .analyses(BadgesTable.estimates, differing: differing)
      }
  }

  /// The header; empty in JSON.
  package var header: [UInt8] {
    var output = Output(isJSON: isJSON)
    switch content {
    case .published: output.writeHeader(PublicScoresTable.table)
    case .analyses(let table, _): output.writeHeader(table)
    }
    return output.bytes
  }

  /// The rows of the profiles in a range of the market's.
  package func rows(of profiles: Range<Int>) -> [UInt8] {
    var output = Output(isJSON: isJSON)
    switch content {
    case .published:
      view.publish(profiles) { key, published in
        output.write(PublicScore(id: market.id(of: key), published), PublicScoresTable.table)
      }
    case .analyses(let table, let differing):
      view.analyse(profiles) { _, profile in
        if differing, profile.badges.differs(from: profile.history.profile.badge) != true { return }
        output.write(profile, table)
      }
    }
    return output.bytes
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
