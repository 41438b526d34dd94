// The list of all profiles of a large run: a page of its own, beside the index, that is opened only when it is needed.

package import Analysis
internal import Basics
package import Ingestion
internal import JobSuccess

/// Writes the list in blocks: nothing of it grows with the run but what is written.
///
/// The profiles are a block of data in the page, as an array of texts with a line a profile, its values separated by tabs.
/// The page's script shows and searches them.
package struct AllProfilesPage: Sendable {
  private let market: Market
  private let view: AudienceView
  private let shown: ShownScores
  private let withPage: Set<ProfileKey>
  private let facts: RunFacts
  private let files: DatasetTexts

  /// The page's name in a run's folder.
  package static let path = "all.html"
  /// Profiles of a block.
  private static let portion = 4096

  /// Opens the input's files for the names.
  package init(
    _ market: Market, _ view: AudienceView, _ shown: ShownScores, withPage: Set<ProfileKey>, _ facts: RunFacts
  ) throws(UnreadableTexts) {
    self.market = market
    self.view = view
    self.shown = shown
    self.withPage = withPage
    self.facts = facts
    files = try market.openTexts()
  }

  /// Writes the page's blocks, one behind the other.
  package func write(workers: Int, _ body: ([UInt8]) throws -> Void) async throws {
    let frame = AllProfilesPage.frame(count: shown.count, facts, isEstimate: isEstimate)
    try body(frame.before + Array("[".utf8))
    let starts = Array(stride(from: 0, to: shown.count, by: AllProfilesPage.portion))
    var isFirst = true
    try await InOrder(starts, workers: workers).forEach({ start in
      try lines(of: start..<min(start + AllProfilesPage.portion, shown.count))
    }) { bytes in
      try body((isFirst ? [] : Array(",".utf8)) + bytes)
      isFirst = false
    }
    try body(Array("]".utf8) + frame.after)
  }

  private var isEstimate: Bool {
    switch view.audience {
    case .talent: true
    case .internal, .public: false
    }
  }

  /// The lines of some profiles as a text of JSON: id, name, kind, score, and the name of the page.
  private func lines(of indices: Range<Int>) throws(UnreadableTexts) -> [UInt8] {
    var text = ""
    for index in indices {
      let (profile, percent) = shown[index]
      let name = try view.texts(of: profile, from: files).profileName() ?? ""
      text += AllProfilesPage.line(
        id: market.id(of: profile), name: name, kind: market.kind(of: profile), percent: percent,
        page: withPage.contains(profile) ? PageName(profileID: market.idBytes(of: profile)) : nil)
    }
    var html = HTML()
    html.embed(JSONValue.string(text))
    return html.finish()
  }

  static func line(id: String, name: String, kind: ProfileKind, percent: Int?, page: PageName?) -> String {
    // What separates values is none of theirs; names may hold anything.
    let name = String(
      String.UnicodeScalarView(
        UntrustedText(name).text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    let score = percent.map(String.init) ?? ""
    return "\(id)\t\(name)\t\(kind.heading)\t\(score)\t\(page?.path ?? "")\n"
  }

  /// What is around the data.
  static func frame(count: Int, _ facts: RunFacts, isEstimate: Bool) -> (before: [UInt8], after: [UInt8]) {
    var frame = Frame(
      title: UntrustedText("All \(grouped(count)) profiles"), kicker: "Scores as of \(own: facts.asOf)",
      facts: facts)
    frame.part = .list
    var place = 0
    let page = frame.page { html in
      if isEstimate {
        html.callout(
          "All scores are estimates from public signals",
          "\(InlineText(own: RunFile.scores.rawValue), to: .file(.scores)) has the official score beside each estimate."
        )
      }
      html.section("List", "list") { html in
        html.tag(
          .p,
          """
          This list needs a script. All profiles are in \(InlineText(own: RunFile.scores.rawValue), to: .file(.scores)), \
          too.
          """, .id("list-without-script"))
        html.tag(.script, .jsonData, .id("list-data")) { html in place = html.count }
      }
    }
    return (Array(page[..<place]), Array(page[place...]))
  }
}
