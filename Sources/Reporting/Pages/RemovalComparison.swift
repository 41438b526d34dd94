// What a visitor sees of a contract as it is and under both removal modes, side by side (3.1, 4.6).

internal import JobSuccess

extension HTML {
  /// One removal, folded away.
  mutating func comparison(
    _ effect: RemovalEffect, _ story: ScoreStory, _ visitors: VisitorsProfile, number: Int
  ) {
    guard let contract = story[effect.position], let job = visitors.job(contract.key) else { return }
    let title: InlineText = "\(contract.name): what a visitor would see"
    let anchor = Anchor("compared").numbered(number)
    let table = DataTable(
      anchor.part("table"), caption: title, showsCaption: false,
      columns: [.text("Shown"), .text("As it is")] + RemovalMode.allCases.map { .text($0.heading) },
      rows: RemovalComparison(effect, story, (job, on: visitors)).rows, sortable: false, isEven: true)
    tag(.details, .id(anchor)) { html in
      html.tag(.summary, title)
      html.table(table)
    }
  }
}

extension RemovalMode {
  fileprivate var heading: InlineText {
    switch self {
    case .jssOnly: "Removed from the score"
    case .jssAndProfile: "Removed from score and profile"
    }
  }
}

/// What each removal mode does to a contract, line by line.
private struct RemovalComparison {
  private let effect: RemovalEffect
  private let story: ScoreStory
  private let job: VisitorsJob
  private let visitors: VisitorsProfile

  init(_ effect: RemovalEffect, _ story: ScoreStory, _ shown: (job: VisitorsJob, on: VisitorsProfile)) {
    self.effect = effect
    self.story = story
    (job, visitors) = shown
  }

  var rows: [[Cell]] {
    [
      score,
      row("Stars") { mode in given { stars in visibility(mode).showsStars ? stars?.text ?? "none" : "hidden" }
      },
      row("Comment") { mode in
        given { _ in
          switch visibility(mode).comment {
          case .replacedByNotice: FeedbackVisibility.notice
          case .visible: job.comment == nil ? "none" : "shown"
          }
        }
      },
      row("Answer") { mode in
        job.response == nil ? "none" : visibility(mode).showsResponse ? "shown" : "hidden"
      },
      row("In the client's history") {
        visibility($0).showsInClientsHistory ? "shown" : FeedbackVisibility.notice
      },
      row("Entry in the work history") { _ in "shown" }, row("Jobs") { _ in grouped(visitors.jobCount) },
      row("Star average") { _ in visitors.starsText },
    ]
  }

  /// The score under each mode, which is the same; of an estimate what it changes by.
  private var score: [Cell] {
    let then = story.change(effect.before.percent, effect.after.percent)
    guard story.isEstimate else {
      return row("Score") { ScoreWords.short($0 == nil ? effect.before.percent : effect.after.percent) }
    }
    return [Cell("Score"), Cell("as it is")] + RemovalMode.allCases.map { _ in Cell(then) }
  }

  private func visibility(_ mode: RemovalMode?) -> FeedbackVisibility { FeedbackVisibility(mode) }

  /// What there is to say of feedback that is public.
  private func given(_ line: (Stars?) -> String) -> String {
    if case .given(let stars, _, _) = job.entry.feedback { line(stars) } else { "not public" }
  }

  /// What each mode makes of a line; what it changes is in bold.
  private func row(_ name: InlineText, _ line: (RemovalMode?) -> String) -> [Cell] {
    let now = line(nil)
    return [Cell(name), Cell(InlineText(own: now))]
      + RemovalMode.allCases.map(line).map { then in
        let words = InlineText(own: then)
        return Cell(then == now ? words : "\(strong: words)")
      }
  }
}
