package import Analysis
internal import Ingestion

/// The names of profiles, as a column beside their ids; no column where the input has no names.
package struct ProfileNameColumn: Sendable {
  private let market: Market
  private let view: AudienceView
  private let files: DatasetTexts

  /// Opens the input's files for the names.
  package init(_ market: Market, _ view: AudienceView) throws(UnreadableTexts) {
    self.market = market
    self.view = view
    files = try market.openTexts()
  }

  /// The column's heading.
  var columns: [TextTable.Column] { files.hasProfileNames ? [.text("name")] : [] }

  /// The cell for the profile of an id; empty where it has no name.
  func cells(for id: String) throws(UnreadableTexts) -> [String] {
    guard files.hasProfileNames else { return [] }
    guard let key = market.findProfile(withID: id) else { return [""] }
    return [try view.texts(of: key, from: files).profileName() ?? ""]
  }
}
