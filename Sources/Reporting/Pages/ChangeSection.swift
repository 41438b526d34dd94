// "What would change it": removals, what a visitor would see of them, the best plan, new contracts, time.

internal import JobSuccess

extension HTML {
  mutating func changeSection(_ story: ScoreStory, _ visitors: VisitorsProfile) {
    section("What would change it", "change", lead: story.changeLead) { html in
      html.definitions(story.changeFigures)
      let raising = story.raisingRemovals
      let shown = raising.prefix(ScoreStory.shownRemovals)
      guard !shown.isEmpty else { return }
      html.table(story.removalTable(shown))
      html.rest(shown: shown.count, of: raising.count, what: "removals", in: .removals)
      for (index, effect) in shown.prefix(ScoreStory.comparedRemovals).enumerated() {
        html.comparison(effect, story, visitors, number: index)
      }
    }
  }

  /// One removal under both modes, beside how it stands.
  private mutating func comparison(
    _ effect: RemovalEffect, _ story: ScoreStory, _ visitors: VisitorsProfile, number: Int
  ) {
    let contract = story.contracts[effect.position]
    guard let job = visitors.jobs.first(where: { $0.entry.contract == contract.key }) else { return }
    let sides = [nil, RemovalMode.jssOnly, .jssAndProfile].map { mode in
      Side(
        mode.heading,
        RemovalSide(mode, score: mode == nil ? effect.before.percent : effect.after.percent, job, visitors)
          .lines)
    }
    let title: Words = "\(contract.name): what a visitor would see"
    guard number > 0 else {
      tag(.h3, title)
      return sideBySide(sides) { html, lines in html.definitions(lines) }
    }
    tag(.details, .id(Anchor("compared").numbered(number + 1))) { html in
      html.tag(.summary, title)
      html.sideBySide(sides) { html, lines in html.definitions(lines) }
    }
  }
}

extension Optional<RemovalMode> {
  fileprivate var heading: Words {
    switch self {
    case nil: "As it stands"
    case .jssOnly?: "Removed from the score"
    case .jssAndProfile?: "Removed from score and profile"
    }
  }
}

/// What one removal mode does, line by line (3.1).
private struct RemovalSide {
  let lines: [(term: Words, meaning: Words)]

  init(_ mode: RemovalMode?, score: Int?, _ job: VisitorsJob, _ visitors: VisitorsProfile) {
    let visibility = FeedbackVisibility(mode)
    let hidden: Words = "hidden"
    let stars: Words
    let comment: Words
    let answer: Words
    if case .given(let given, _, _) = job.entry.feedback {
      stars = visibility.showsStars ? given.map { Words(own: $0.text) } ?? "none" : hidden
      answer = job.response == nil ? "none" : visibility.showsResponse ? "shown" : hidden
      switch visibility.comment {
      case .replacedByNotice: comment = Words(own: FeedbackVisibility.notice)
      case .visible: comment = job.comment == nil ? "none" : "shown"
      }
    } else {
      (stars, comment, answer) = ("not public", "not public", "none")
    }
    lines = [
      ("Score", Words(own: ScoreWords.short(score))), ("Stars of this contract", stars), ("Comment", comment),
      ("Answer", answer), ("Work history entry", "shown"), ("Jobs", Words(visitors.jobs.count)),
      ("Star average", visitors.starsWords),
      ("In the client's history", visibility.showsInClientsHistory ? "shown" : "notice of removal"),
    ]
  }
}

extension ScoreStory {
  /// Rows of the table of removals, and removals that are shown under both modes: a page stays small.
  fileprivate static let shownRemovals = 20
  fileprivate static let comparedRemovals = 5

  /// The removals that help, the best first.
  var raisingRemovals: [RemovalEffect] {
    removals.filter { $0.change == .raises || $0.change == .gainsScore }
  }

  fileprivate var changeLead: Words {
    let count: Words
    switch raisingRemovals.count {
    case 0: return "No single removal would raise the score."
    case 1: count = "One removal would raise the score."
    case let several: count = "\(several) removals would raise the score, each by itself."
    }
    if failedChecks.isEmpty { return "\(count) They may be asked for now, one at a time." }
    let reasons = failedChecks.map(\.words).joined(separator: "; ")
    return "\(count) None may be asked for now: \(own: reasons)."
  }

  fileprivate var changeFigures: [(term: Words, meaning: Words)] {
    var lines: [(term: Words, meaning: Words)] = []
    if let plan, !plan.positions.isEmpty {
      let names = Words.list(plan.positions.map { "\(contracts[$0].name)" })
      let change: Words =
        "\(own: ScoreWords.short(plan.before.percent)) → \(own: ScoreWords.short(plan.after.percent))"
      lines.append(
        (
          "Best plan of up to \(ScoreStory.planned) removals",
          plan.positions.count == 1 ? "\(change), by \(names) alone" : "\(change), by \(names)"
        ))
    }
    for target in targets {
      let count: Words =
        switch target.contracts {
        case nil: "no number of good contracts up to \(Target.most) is enough"
        case 1?: "one more good contract (\(targetContract.words))"
        case let count?: "\(count) more good contracts (\(targetContract.words) each)"
        }
      let aging: Words =
        target.firstDayByAging.map { "by aging alone on \(own: $0.description)" }
        ?? "not by aging alone within \(Forecast.horizon) days"
      lines.append(("To reach \(target.percent)", "\(count); \(aging)"))
    }
    if targets.isEmpty { lines.append(("Band", "excellent is the highest there is")) }
    return lines
  }

  fileprivate func removalTable(_ shown: some Sequence<RemovalEffect>) -> DataTable {
    let rows = shown.map { effect -> [Cell] in
      let contract = contracts[effect.position]
      let change = Points(effect.before).flatMap { before in
        Points(effect.after).map { Points(hundredths: $0.hundredths - before.hundredths) }
      }
      return [
        Cell("\(contract.name)", sortsBy: contract.title ?? contract.id),
        Cell(
          Words(own: ScoreWords.short(effect.after.percent)),
          sortsBy: effect.after.percent.map { "\($0)" } ?? ""),
        change.map { Cell(change: $0) }
          ?? Cell(Words(own: effect.change == .losesScore ? "loses it" : "gains one"), sortsBy: ""),
        Cell(Words(own: effect.after.window?.heading ?? "none")),
        Cell(Words(own: contract.verdict.words.sentenceCase)),
      ]
    }
    var caption: Words = "The score without one contract's feedback"
    let others = removals.count - raisingRemovals.count
    if others > 0 { caption = "\(caption); \(others) others would cost" }
    if removalsWithoutEffect > 0 { caption = "\(caption); \(removalsWithoutEffect) change nothing" }
    return DataTable(
      "removals", caption: caption,
      columns: [
        .text("Without the feedback on"), .number("Score"), .number("Change"), .text("Decides then"),
        .prose("Now"),
      ], rows: rows)
  }
}

extension HypotheticalContracts {
  /// What one of them is, in short.
  fileprivate var words: Words {
    let rating = stars.map { "\($0.sixHundredths / UInt16(Stars.perStar)) stars, " } ?? ""
    let inPrivate = privateScore.map { "private score \($0.value), " } ?? ""
    return "\(own: rating)\(own: inPrivate)$\(earnings.dollars), \(days) days"
  }
}
