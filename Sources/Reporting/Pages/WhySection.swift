// "Why is it not 100": from 100 down by what each contract costs.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func whySection(_ story: ScoreStory) {
    section(InlineText(own: story.whyHeading), "why", lead: story.whyLead) { html in
      guard story.analysis.shown.tally.contracts > 0 else { return }
      guard story.costs.count > 0 || story.missingCost > .zero else {
        return html.tag(.p, "Nothing costs anything: every job in the window is positive.")
      }
      html.waterfall(story.waterfall)
      html.rest(
        shown: story.costs.most.count, of: story.costs.count, what: "contracts that cost something",
        in: .outcomes)
    }
  }
}

extension ScoreStory {
  /// What the section with the causes is called.
  var whyHeading: String {
    guard analysis.result.exact != nil else { return "What a score needs" }
    return isEstimate ? "Why the estimate is not 100" : "Why it is not 100"
  }

  fileprivate var whyLead: InlineText {
    guard let window = analysis.result.window else { return "" }
    let size: InlineText =
      "\(own: counted(analysis.shown.tally.contracts, "contract"))"
    if case .trending = window {
      let (first, second) = Policy.trendingMonths
      return
        "The trend is the mean of the \(first)- and the \(second)-month score. Below are the \(size) of the \(first) months."
    }
    let counting: InlineText =
      analysis.policy.numerator == .net
      ? "A negative job counts twice: it adds nothing, and it is taken off." : "A negative job adds nothing."
    return "\(size) count in the \(own: shownHeading) that decide. \(counting)"
  }

  fileprivate var waterfall: Waterfall {
    var steps = costs.most.compactMap { cost -> WaterfallStep? in
      guard let contract = self[cost.position] else { return nil }
      return WaterfallStep(
        contract.name, change: Points(hundredths: -cost.cost.hundredths),
        reason: InlineText(own: contract.words.sentenceCase))
    }
    let unlisted = (count: costs.others.count, change: Points(hundredths: -costs.others.cost.hundredths))
    if missingCost > .zero {
      steps.append(
        WaterfallStep(
          UntrustedText("Missing feedback"),
          change: Points(hundredths: -Points(share: missingCost).hundredths),
          reason: "Too many contracts ended without feedback; what is above the tolerance counts as neutral"))
    }
    let left = 100_00 + steps.reduce(unlisted.change.hundredths) { $0 + $1.change.hundredths }
    let end: (name: String, at: Points)
    switch (analysis.result, analysis.shown.score) {
    case (.score(_, .trending), _):
      end = ("\(Policy.trendingMonths.first)-month score", Points(hundredths: max(0, left)))
    case (_, let score?): end = (isEstimate ? "Estimate" : "Score", Points(share: score))
    case (_, nil): end = ("", Points(hundredths: max(0, left)))
    }
    if left < -100 {
      steps.append(
        WaterfallStep(
          UntrustedText("Held at 0"), change: Points(hundredths: -left), reason: "No score is below 0"))
    }
    return Waterfall(
      "waterfall", title: "From 100 to the score", start: ("Nothing but positive jobs", Points(100)),
      end: end,
      steps: steps, unlisted: unlisted, stepName: "cause")
  }
}
