// What some pages carry besides the style and the script of all.

/// A part of a page that needs scripts of its own.
enum PagePart: CaseIterable, Sendable {
  /// The panel of what-ifs on a profile's page.
  case panel
  /// The search of the index.
  case search
  /// The list of all profiles.
  case list

  /// The scripts, which follow each other in one element.
  var scripts: [StaticString] {
    switch self {
    case .panel: PanelPart.scripts
    case .search: [ElementScript.text, SearchScript.text]
    case .list: [ElementScript.text, ListScript.text]
    }
  }

  /// The style beside that of all pages.
  var style: StaticString {
    switch self {
    case .panel: PanelPart.style
    case .search, .list: IndexStyle.text
    }
  }
}
