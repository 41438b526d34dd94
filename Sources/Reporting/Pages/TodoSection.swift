// What can be done now, and until when.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func todoSection(_ story: ScoreStory) {
    let shown = story.analysis.actions.prefix(ScoreStory.shownActions)
    let lead: InlineText = story.analysis.actions.isEmpty ? "Nothing can be done about feedback now." : ""
    section("To do", "todo", lead: lead) { html in
      guard !shown.isEmpty else { return }
      html.timeline(shown.map(story.deadline))
      html.rest(shown: shown.count, of: story.analysis.actions.count, what: "things to do", in: .actions)
    }
  }
}

extension ScoreStory {
  fileprivate func deadline(_ action: Action) -> Deadline {
    let name: InlineText = contract(action.contract).map { "\($0.name)" } ?? ""
    let left: InlineText =
      switch action.deadline.map({ $0 - analysis.asOf }) {
      case nil: "Any day"
      case 0?: "today is the last day"
      case let days?: "\(own: counted(days, "day")) left"
      }
    return Deadline(
      day: action.deadline?.description, left: left, title: "\(own: action.kind.words): \(name)",
      detail: action.effect == nil ? "" : InlineText(own: action.note.sentenceCase + "."))
  }
}
