// A profile on the index of a small run: its score, what changed, what comes next.

internal import Analysis
internal import JobSuccess

/// A profile at a glance.
struct ProfileCard: Sendable {
  let subject: RunOverview.Subject
  /// Nil where there is no run before.
  let change: Change?
  /// Nil where nothing is due.
  let next: Next?

  /// The most profiles that are shown as cards.
  static let most = 20

  /// What became of the score since the run before.
  enum Change: Sendable {
    /// The profile was not there.
    case new(since: Day)
    case same(since: Day)
    /// What it was, and what changed it.
    case moved(since: Day, before: Int?, InlineText)
  }

  /// What is due next.
  struct Next: Sendable {
    let day: Day
    let daysLeft: Int
    let action: ActionKind
    /// How many points it could add to the shown score.
    let gain: Int

    /// The next deadline of something that lifts the score; where nothing does, of anything.
    init?(_ analysis: ProfileAnalysis) {
      guard let next = Todo.next(analysis.actions) else { return nil }
      day = next.day
      daysLeft = next.day - analysis.asOf
      action = next.todo.choices[0].kind
      gain = next.todo.gain
    }
  }
}

extension ProfileCard {
  fileprivate var score: InlineText {
    subject.percent.map { "\($0)%" } ?? "\(unseen: "No score")–"
  }

  fileprivate func words(_ change: Change) -> InlineText {
    switch (change, subject.percent) {
    case (.new(let day), _): return "New since \(day: day)."
    case (.same(let day), _): return "No change since \(day: day)."
    case (.moved(let day, let before?, let cause), let now?):
      return "\(mark: now > before ? .up : .down) \(before) → \(now) since \(day: day): \(cause)."
    case (.moved(let day, let before?, let cause), nil):
      return "\(mark: .down) No score since \(day: day), before \(before): \(cause)."
    case (.moved(let day, nil, let cause), _):
      return "\(mark: .up) A score since \(day: day), before none: \(cause)."
    }
  }

  fileprivate func nextWords(_ next: Next) -> InlineText {
    let left = next.daysLeft == 0 ? "today" : "\(counted(next.daysLeft, "day")) left"
    let gain = next.gain > 0 ? ", up to +\(next.gain)" : ""
    return "\(own: next.action.words) until \(day: next.day) (\(own: left + gain))"
  }
}

extension HTML {
  /// Profiles at a glance, by id.
  mutating func cardsSection(_ cards: [ProfileCard]) {
    section("Profiles", "profiles") { html in
      html.tag(.div, .class(.columns)) { html in
        for card in cards { html.card(card) }
      }
    }
  }

  private mutating func card(_ card: ProfileCard) {
    let subject = card.subject
    let rating = Rating(percent: subject.percent)
    tag(.article, .classes([.column, .card])) { html in
      html.tag(.h3, subject.link)
      html.tag(
        .p, "\(own: subject.kind.heading)\(subject.name == nil ? "" : " \(subject.id)" as InlineText)",
        .class(.note))
      html.tag(.p, .class(.band)) { html in
        html.tag(
          .strong, card.score, (subject.percent == nil ? .muted : rating.glyph.style).map(Attribute.class))
        html.tag(.span, rating.words)
      }
      if let change = card.change { html.tag(.p, card.words(change)) }
      html.tag(.p, card.next.map { "Next: \(card.nextWords($0))." } ?? "Nothing is due.", .class(.note))
    }
  }
}

extension RunOverview.Subject {
  /// The name, else the id, linked to the page where there is one.
  var link: InlineText {
    let words: InlineText = "\(name ?? id)"
    return page.map { "\(words, to: .profile($0))" } ?? words
  }
}
