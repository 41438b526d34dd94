// What can be done now, and until when: what gains most first.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func todoSection(_ story: ScoreStory) {
    let todos = Todo.all(story.analysis.actions)
    let shown = todos.prefix(ScoreStory.shownActions)
    section("To do", "todo", lead: todos.isEmpty ? story.nothingToDo : "") { html in
      guard !shown.isEmpty else { return }
      html.timeline(shown.map(story.deadline))
      html.rest(shown: shown.count, of: todos.count, what: "things to do", in: .actions)
    }
  }
}

extension ScoreStory {
  /// Alternatives that are named in an entry.
  private static let shownChoices = 5

  /// What to say where no feedback can be asked for, answered or removed.
  fileprivate var nothingToDo: InlineText {
    let nothing: InlineText = "Nothing about feedback is due now."
    guard let target = analysis.targets.last, let count = target.contracts, count > 0 else { return nothing }
    let reach: InlineText =
      analysis.result.exact == nil
      ? "give a score of \(target.percent) or more"
      : isEstimate ? "lift the estimate to \(target.percent)" : "reach \(target.percent)"
    return """
      \(nothing) The way up is more good feedback: \(own: counted(count, "more contract")) with satisfied clients would \
      \(reach).
      """
  }

  fileprivate func deadline(_ todo: Todo) -> Deadline {
    let first = todo.choices[0]
    let left: InlineText =
      switch todo.deadline.map({ $0 - analysis.asOf }) {
      case nil: "Any day"
      case 0?: "today is the last day"
      case let days?: "\(own: counted(days, "day")) left"
      }
    if todo.choices.count == 1 {
      return Deadline(
        day: todo.deadline?.description, left: left, title: "\(own: first.kind.words): \(name(of: first))",
        detail: first.effect == nil ? "" : "\(effect(of: first)).")
    }
    let named = todo.choices.prefix(ScoreStory.shownChoices).map { choice -> InlineText in
      "\(name(of: choice)) (\(effect(of: choice)))"
    }
    let others = todo.choices.count - named.count
    return Deadline(
      day: todo.deadline?.description, left: left,
      title: "\(own: first.kind.words): choose one of \(todo.choices.count)",
      detail:
        "\(InlineText.list(named + (others > 0 ? ["\(others) more"] : []))). After one of them the others have to wait."
    )
  }

  private func name(of action: Action) -> InlineText { contract(action.contract).map { "\($0.name)" } ?? "" }

  /// What an action could do to the score.
  private func effect(of action: Action) -> InlineText {
    guard let effect = action.effect else { return InlineText(own: action.note.sentenceCase) }
    return effect.before == effect.after && !isEstimate
      ? "The score stays \(own: ScoreWords.short(effect.after))" : change(effect.before, effect.after)
  }
}
