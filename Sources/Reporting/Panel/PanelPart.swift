// The panel as a part of a page: the block of data, and what the page's head and end need for it.

internal import Basics

/// What a page with the panel carries besides what every page does.
struct PanelPart {
  /// The scripts, which follow each other in one element.
  static let scripts = [
    PanelScoring.text, PanelAnswers.text, PanelScript.text, PanelAnswerScript.text, PanelControls.text,
  ]
  /// The style.
  static let style = PanelStyle.text
}

extension HTML {
  /// The data of the panel for its script. Without scripts nothing shows.
  mutating func panelData(_ story: ScoreStory) {
    dataBlock("try-data", PanelData(story.analysis).json)
  }

  /// A block of data that no browser runs or shows.
  mutating func dataBlock(_ anchor: Anchor, _ json: JSONValue) {
    tag(.script, .jsonData, .id(anchor)) { html in html.embed(json) }
  }
}
