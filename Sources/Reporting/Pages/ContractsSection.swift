// All contracts known on the day: what each counts as, by which rule, and what it adds.

internal import Analysis
internal import JobSuccess

extension HTML {
  /// `signals` are what rests on private feedback, for those who may see it.
  mutating func contractsSection(_ story: ScoreStory, _ signals: ExplainedProfile.Signals?) {
    section(
      "Contracts", "contracts",
      lead: "What each counts as, and what it adds to the score of the \(own: story.shownHeading)."
    ) { html in
      let count = story.analysis.sheet.contracts.count
      let title: InlineText =
        "\(own: counted(count, "contract")), the latest first; a contract counts from its day on"
      html.folded(title, "contract-list", isLong: count > 10) { html in
        html.table(
          DataTable(
            "contract-table", caption: title, showsCaption: count <= 10,
            columns: ContractRow.columns(withSignals: signals != nil),
            rows: story.newest.compactMap { position in
              story[position].map { ContractRow($0).cells(signals?.contracts[position]) }
            }, search: count > 10 ? "Find a contract" : nil))
      }
      html.rest(shown: story.newest.count, of: count, what: "contracts", in: .outcomes)
      html.removedComments(story, signals)
    }
  }

  private mutating func removedComments(_ story: ScoreStory, _ signals: ExplainedProfile.Signals?) {
    guard let removed = signals?.removedComments, !removed.isEmpty else { return }
    tag(.h3, "Comments that were removed from the profile")
    for (position, comment) in removed {
      guard let contract = story[position] else { continue }
      tag(.p, "\(contract.name)")
      quote(UntrustedText(comment, limit: ScoreStory.longestComment))
    }
  }
}

extension ScoreStory {
  /// Bytes of a removed comment that a page shows: a page stays small.
  fileprivate static let longestComment = 600
}

extension ContractStory {
  /// Its title and its id, and the agency of a member's.
  fileprivate var nameAndID: InlineText {
    let known: InlineText = title == nil ? "\(id)" : "\(name) \(small: "\(id)")"
    return agency.map { "\(known) \(small: "for \($0)")" } ?? known
  }
}

private struct ContractRow {
  private let contract: ContractStory

  init(_ contract: ContractStory) {
    self.contract = contract
  }

  static func columns(withSignals: Bool) -> [Column] {
    let signals: [Column] = withSignals ? [.number("Private"), .number("Satisfied")] : []
    return [
      .prose("Contract"), .day("Day"), .number("Jobs"), .number("Earned, $"), .number("Stars"),
    ]
      + signals + [.number("Adds"), .prose("Why")]
  }

  func cells(_ signals: ExplainedProfile.PrivateSignals?) -> [Cell] {
    [
      Cell(contract.nameAndID),
      Cell(contract.outcomeDay.map { InlineText(own: $0.description) } ?? "\(unseen: "never")–"),
      contract.jobs > 0 ? Cell(contract.jobs) : Cell.nothing,
      Cell(contract.earnings.dollars, sortsBy: "\(contract.earnings.amount)"),
      contract.stars.map { Cell(InlineText(own: $0.text)) } ?? Cell.nothing,
    ] + (signals.map(cells) ?? []) + [
      contract.contribution.map { Cell(change: Points(share: $0.adds)) } ?? Cell.nothing,
      "\(mark: contract.verdict.outcome.glyph) \(own: contract.words.sentenceCase)",
    ]
  }

  private func cells(_ signals: ExplainedProfile.PrivateSignals) -> [Cell] {
    [
      signals.privateScore.map { Cell(Int($0.value)) } ?? Cell.nothing,
      signals.satisfaction.map { Cell(InlineText(own: $0.text(places: 2))) } ?? Cell.nothing,
    ]
  }
}
