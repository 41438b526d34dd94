// All contracts known on the day: what each counts as, by which rule, and what it adds.

internal import JobSuccess

extension HTML {
  /// `signals` are what rests on private feedback, for those who may see it.
  mutating func contractsSection(_ story: ScoreStory, _ signals: [ExplainedProfile.PrivateSignals]?) {
    section(
      "Contracts", "contracts",
      lead: "What each counts as, and what it adds to the score of the \(own: story.shownHeading)."
    ) { html in
      let count = story.contracts.count
      html.table(
        DataTable(
          "contract-table",
          caption:
            "\(own: counted(count, "contract")), the latest first; a contract counts from its day on",
          columns: ContractRow.columns(withSignals: signals != nil),
          rows: story.latestFirst.map { index in
            ContractRow(story.contracts[index]).cells(signals?[index])
          }, search: count > 10 ? "Find a contract" : nil))
      html.removedComments(story, signals)
    }
  }

  private mutating func removedComments(_ story: ScoreStory, _ signals: [ExplainedProfile.PrivateSignals]?) {
    let removed = (signals ?? []).indices.compactMap { index in
      signals?[index].removedComment.map { (story.contracts[index], $0) }
    }
    guard !removed.isEmpty else { return }
    tag(.h3, "Comments that were removed from the profile")
    for (contract, comment) in removed.prefix(ScoreStory.shownComments) {
      tag(.p, "\(contract.name)")
      quote(UntrustedText(comment, limit: ScoreStory.longestComment))
    }
  }
}

extension ScoreStory {
  /// Removed comments that a page shows, and bytes of each: a page stays small.
  fileprivate static let shownComments = 20
  fileprivate static let longestComment = 600

  fileprivate var latestFirst: [Int] {
    contracts.indices.sorted { left, right in
      let (a, b) = (contracts[left].latest, contracts[right].latest)
      return a == b ? left < right : a > b
    }
  }
}

extension ContractStory {
  /// Its title and its id, and the agency of a member's.
  fileprivate var nameAndID: InlineText {
    let known: InlineText = title == nil ? "\(id)" : "\(name) \(small: "\(id)")"
    return agency.map { "\(known) \(small: "for \($0)")" } ?? known
  }

  fileprivate var latest: Day { outcomeDay ?? endedOn ?? .latest }
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
