// The head of a profile's page: the score, why it is what it is, and what comes next.

import Analysis
internal import JobSuccess

extension HTML {
  /// The score large: where the story is an estimate, the official one if that is shown.
  mutating func storyHero(_ story: ScoreStory, _ estimate: PublicEstimate?) {
    let percent: Int?
    let kind: InlineText?
    switch estimate?.official {
    case .shown(let official)?: (percent, kind) = (official, "official score")
    case .withheld?: (percent, kind) = (estimate?.estimated, "estimated score")
    case nil: (percent, kind) = (story.analysis.result.percent, nil)
    }
    let window: InlineText
    switch story.analysis.result.window {
    case .months(let months)?: window = "\(months)-month window decides"
    case .trending?:
      let months = Policy.trendingMonths
      window = "the trend decides: the mean of \(months.first) and \(months.second) months"
    case nil: window = "no window has enough for a score"
    }
    var facts: [(name: String, value: InlineText)] = []
    if estimate == nil, let exact = story.analysis.result.exact {
      facts.append(("Before rounding", InlineText(own: exact.text(times: 100, places: 2))))
    }
    hero(
      Hero(
        score: percent, standing: Rating(percent: percent),
        window: kind ?? window,
        sentence: estimate.map { InlineText(own: $0.words) } ?? story.whySentence, facts: facts))
  }

  /// What counts, what would help most, and what is due.
  mutating func storyTiles(_ story: ScoreStory) {
    let tally = story.analysis.shown.tally
    var tiles = [
      Tile(
        "Contracts that count", InlineText(tally.contracts),
        note: "with \(own: counted(tally.clients, "client")), in \(own: story.shownHeading.lowercased())")
    ]
    if let best = story.analysis.raisingRemovals.first {
      tiles.append(
        Tile(
          "With the best removal",
          story.isEstimate
            ? story.change(best.before.percent, best.after.percent)
            : InlineText(own: ScoreWords.short(best.after.percent)),
          note: story.isEstimate
            ? "estimated from public signals; \(story.mayBeRequested(best))" : story.mayBeRequested(best)))
    } else if story.analysis.result.exact != nil {
      tiles.append(Tile("With the best removal", "–", note: "no removal raises the score"))
    }
    if let target = story.analysis.targets.last {
      tiles.append(
        Tile(
          story.isEstimate
            ? "Good contracts to lift the estimate to \(target.percent)"
            : "Good contracts to reach \(target.percent)",
          target.contracts.map { InlineText($0) } ?? "out of reach",
          note: story.waiting(for: target) ?? "waiting alone does not reach it"))
    }
    if let (next, deadline) = story.nextDeadline {
      tiles.append(
        Tile(
          next.gain > 0 ? "Next deadline that counts" : "Next deadline",
          InlineText(own: daysLeft(deadline - story.analysis.asOf)),
          note: InlineText(own: next.choices[0].kind.words)))
    }
    self.tiles(tiles)
  }
}

/// `today`, `1 day`, `12 days`.
func daysLeft(_ days: Int) -> String { days == 0 ? "today" : counted(days, "day") }

extension ScoreStory {
  /// The shown window's name.
  var shownHeading: String { analysis.shown.window.heading }

  /// Why the score is what it is, in a sentence.
  var whySentence: InlineText {
    guard let exact = analysis.result.exact else { return neededLead }
    let missing = Points(hundredths: 100_00 - Points(share: exact).hundredths)
    guard missing.hundredths > 0 else { return "Everything that counts ended well." }
    let named = costs.most.prefix(2)
    var parts = named.compactMap { cost -> InlineText? in
      self[cost.position].map { "\($0.name) costs \(cost.cost)" }
    }
    let others = costs.count - named.count
    if others > 0 {
      let sum = costs.cost(after: named.count)
      parts.append("\(others) \(own: others == 1 ? "other costs" : "others cost") \(sum)")
    }
    if missingCost > .zero { parts.append("missing feedback costs \(Points(share: missingCost))") }
    return "\(missing) points are missing to 100: \(InlineText.list(parts))."
  }
}

extension ScoreStory {
  /// Whether a removal may be asked for now, and by whom.
  fileprivate func mayBeRequested(_ removal: RemovalEffect) -> InlineText {
    let key = analysis.sheet.contracts[removal.position].facts.key
    guard analysis.eligibility(for: key).failed.isEmpty else { return "may not be asked for now" }
    return analysis.agency(of: key).map { "may be asked for now by \($0)\(untilLastRequest)" }
      ?? "may be asked for now\(untilLastRequest)"
  }

  /// The next deadline of something that lifts the score; where nothing does, of anything.
  fileprivate var nextDeadline: (todo: Todo, day: Day)? { Todo.next(analysis.actions) }
}
