package import Analysis
internal import Basics
package import Ingestion
internal import JobSuccess

/// Scores on a terminal: the columns that people read, of the profiles in the order of their ids.
package struct ScoreListing {
  private let market: Market
  private let view: AudienceView
  private let terminal: Terminal
  private let names: ProfileNameColumn

  package init(_ market: Market, _ view: AudienceView, for terminal: Terminal) throws(UnreadableTexts) {
    names = try ProfileNameColumn(market, view)
    self.market = market
    self.view = view
    self.terminal = terminal
  }

  /// A table of the named profiles; of all that have a contract on the day where none is named.
  package func text(of keys: [ProfileKey]) throws(UnreadableTexts) -> String {
    let ranges = keys.isEmpty ? market.portions : keys.map { $0.index..<$0.index + 1 }
    switch view.audience {
    case .internal: return try analyses(ranges, officialColumns: [])
    case .talent: return try analyses(ranges, officialColumns: [.number("official")])
    case .public: return try published(ranges)
    }
  }

  private func analyses(_ ranges: [Range<Int>], officialColumns: [TextTable.Column])
    throws(UnreadableTexts) -> String
  {
    let isEstimate = !officialColumns.isEmpty
    var sentences: [String] = []
    var table = TextTable(
      [.text("profile")] + names.columns + [.text("kind")] + officialColumns + [
        .number(isEstimate ? "estimate" : "score"), .text("band"), .text("decided by"), .number("contracts"),
        .number("clients"), .number("stars"),
      ])
    var rows: [[String]] = []
    for range in ranges {
      view.analyse(range) { _, profile in
        let tally = profile.shown.tally
        var row = [profile.id, profile.kind.rawValue]
        if isEstimate { row.append(ScoreListing.percent(profile.estimate?.official.percent)) }
        row += [
          ScoreListing.percent(profile.result.percent),
          profile.result.band?.words ?? profile.result.reason.map { ScoreWords.words($0, profile.policy) }
            ?? "",
          profile.result.window?.name ?? "", String(tally.contracts), String(tally.clients),
          profile.stars.lifetime?.text(places: 2) ?? "",
        ]
        rows.append(row)
        sentences += profile.unknownSentences.map { "\(Printable.line(profile.id)): \($0)\n" }
      }
    }
    for row in rows { table.add(row.prefix(1) + (try names.cells(for: row[0])) + row.dropFirst()) }
    return table.text(for: terminal) + terminal.folded(sentences.joined())
  }

  private func published(_ ranges: [Range<Int>]) throws(UnreadableTexts) -> String {
    var table = TextTable(
      [.text("profile")] + names.columns + [
        .text("kind"), .number("score"), .text("band"), .number("stars"),
      ])
    var rows: [[String]] = []
    for range in ranges {
      view.publish(range) { key, published in
        let percent = published.official.percent
        rows.append([
          market.id(of: key), published.profile.kind.rawValue, ScoreListing.percent(percent),
          percent.map { Band(percent: $0).words } ?? "", published.profile.stars?.text(places: 2) ?? "",
        ])
      }
    }
    for row in rows { table.add(row.prefix(1) + (try names.cells(for: row[0])) + row.dropFirst()) }
    return table.text(for: terminal)
  }

  private static func percent(_ percent: Int?) -> String { percent.map(String.init) ?? "–" }
}
