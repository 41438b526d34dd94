// "What would change it": removals, what a visitor would see of them, the best plan, new contracts, time.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func changeSection(_ story: ScoreStory, _ visitors: VisitorsProfile) {
    section("What would change it", "change", lead: story.changeLead) { html in
      html.definitions(story.changeFigures)
      let raising = story.analysis.raisingRemovals
      let shown = raising.prefix(ScoreStory.shownRemovals)
      guard !shown.isEmpty else { return }
      html.table(story.removalTable(shown))
      html.rest(shown: shown.count, of: raising.count, what: "removals", in: .removals)
      for (index, effect) in shown.prefix(ScoreStory.comparedRemovals).enumerated() {
        html.comparison(effect, story, visitors, number: index + 1)
      }
    }
  }
}

extension ScoreStory {
  /// Removals that are shown under both modes: a page stays small.
  fileprivate static let comparedRemovals = 5

  fileprivate var changeLead: InlineText {
    let count: InlineText
    switch analysis.raisingRemovals.count {
    case 0 where analysis.result.exact == nil: return "There is no score yet that a removal could raise."
    case 0: return "No single removal would raise the score."
    case 1: count = "One removal would raise the score."
    case let several: count = "\(several) removals would raise the score, each by itself."
    }
    let checks = analysis.raisingRemovals.map {
      analysis.eligibility(for: analysis.sheet.contracts[$0.position].facts.key).failed
    }
    let allowed = checks.count(where: \.isEmpty)
    let isAgencys = analysis.raisingRemovals.contains {
      analysis.agency(of: analysis.sheet.contracts[$0.position].facts.key) != nil
    }
    let asker: InlineText = isAgencys ? "; for an agency's contract, by the agency" : ""
    if allowed == checks.count, allowed == 1 {
      return "\(count) It may be asked for now\(untilLastRequest)\(asker)."
    }
    if allowed > 0 {
      let which: InlineText = allowed == checks.count ? "One of them" : "One of \(allowed) of them"
      return
        "\(count) \(which) may be asked for now\(untilLastRequest)\(asker); after it the others have to wait."
    }
    let reasons = checks[0].map(\.words).joined(separator: "; ")
    return "\(count) None may be asked for now: \(own: reasons)."
  }

  fileprivate var changeFigures: [(term: InlineText, meaning: InlineText)] {
    var lines: [(term: InlineText, meaning: InlineText)] = []
    lines += planLines
    for target in analysis.targets {
      let count: InlineText =
        switch target.contracts {
        case nil: "no number of good contracts up to \(Target.most) is enough"
        case 1?: "one more good contract (\(analysis.targetContract.kindInShort))"
        case let count?: "\(count) more good contracts (\(analysis.targetContract.kindInShort) each)"
        }
      let aging: InlineText =
        waiting(for: target) ?? "waiting alone does not reach it within \(Forecast.horizon) days"
      lines.append((goal(target.percent), "\(count); \(aging)"))
    }
    if analysis.targets.isEmpty {
      lines.append(
        ("Band", isEstimate ? "the estimate is in the highest band" : "the score is in the highest band"))
    }
    return lines
  }

  /// What waiting alone does, where it reaches a target.
  func waiting(for target: Target) -> InlineText? {
    target.byAging.map { "or by waiting: \($0.words(before: analysis.result.percent))" }
  }

  fileprivate func removalTable(_ shown: some Sequence<RemovalEffect>) -> DataTable {
    let rows = shown.compactMap { effect -> [Cell]? in
      guard let contract = self[effect.position] else { return nil }
      let change = Points(effect.before).flatMap { before in
        Points(effect.after).map { Points(hundredths: $0.hundredths - before.hundredths) }
      }
      return [
        Cell("\(contract.name)", sortsBy: contract.title ?? contract.id)
      ]
        + (isEstimate
          ? [Cell(self.change(effect.before.percent, effect.after.percent), sortsBy: change?.sortKey ?? "")]
          : [
            Cell(
              InlineText(own: ScoreWords.short(effect.after.percent)),
              sortsBy: effect.after.percent.map { "\($0)" } ?? ""),
            change.map { Cell(change: $0) }
              ?? Cell(InlineText(own: effect.change == .losesScore ? "loses it" : "gains one"), sortsBy: ""),
          ])
        + [
          Cell(InlineText(own: effect.after.window?.heading ?? "none")),
          Cell(InlineText(own: contract.words.sentenceCase)),
        ]
    }
    var caption: InlineText = "The score without the feedback on one contract"
    let withoutEffect = analysis.removals.count { $0.change.reason != nil }
    let others = analysis.removals.count - withoutEffect - analysis.raisingRemovals.count
    if others > 0 { caption = "\(caption); removing any of \(others) others would lower it" }
    if withoutEffect > 0 { caption = "\(caption); \(withoutEffect) more would change nothing" }
    return DataTable(
      "removals", caption: caption,
      columns: [.text("Contract")]
        + (isEstimate ? [.number("Change")] : [.number("Score after it"), .number("Change")])
        + [.text("Window that decides after it"), .prose("What it counts as now")], rows: rows)
  }
}

extension HypotheticalContracts {
  /// What one of them is, in short.
  fileprivate var kindInShort: InlineText {
    let rating = stars.map { "\($0.sixHundredths / UInt16(Stars.perStar)) stars, " } ?? ""
    let inPrivate = privateScore.map { "private score \($0.value), " } ?? ""
    return "\(own: rating)\(own: inPrivate)$\(earnings.dollars), \(days) days"
  }
}
