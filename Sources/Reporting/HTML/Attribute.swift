// The attributes that elements may bear. No case for style, for handlers, or for a name made at run time.

/// An attribute. Values that are text are escaped when they are written.
package enum Attribute: Sendable {
  case `class`(Style)
  case classes([Style])
  case id(Anchor)
  case href(Link)
  /// A name for those who hear the page.
  case label(String)
  case labelledBy(Anchor)
  case describedBy(Anchor)
  case hiddenFromReaders
  case role(Role)
  case scope(Scope)
  case focusable
  case automaticDirection
  /// A day as machines read it.
  case day(String)
  /// What a cell sorts by, where that isn't its text.
  case sortKey(String)
  /// How a column sorts; the script puts a button on its heading.
  case sorts(SortKind)
  /// The table can be searched; the label of its search field.
  case search(String)
  // Charts.
  case length(Dimension, Length)
  case viewBox(width: Int, height: Int)
  case stretched
  case drawing(Drawing)
  /// How a chart's points follow each other; the script lets pointer and keyboard ask for them.
  case points(PointOrder)
  /// What a point of a chart is: its name, value and cause.
  case says(String)
  // The page's frame.
  case language
  case charset
  case viewport
  case policy(content: String)
  case colorScheme
  case icon
  /// The content is data as JSON, which no browser runs.
  case jsonData

  package enum Role: String, Sendable { case region, img }
  package enum Scope: String, Sendable { case col, row }
  package enum SortKind: String, Sendable { case number, text }
  /// `down` and `across` are bars, `days` are the rows of the figures, each from its day on.
  package enum PointOrder: String, Sendable { case down, across, days }

  var name: String {
    switch self {
    case .class, .classes: "class"
    case .id: "id"
    case .href: "href"
    case .label: "aria-label"
    case .labelledBy: "aria-labelledby"
    case .describedBy: "aria-describedby"
    case .hiddenFromReaders: "aria-hidden"
    case .role: "role"
    case .scope: "scope"
    case .focusable: "tabindex"
    case .automaticDirection: "dir"
    case .day: "datetime"
    case .sortKey: "data-value"
    case .sorts: "data-sort"
    case .search: "data-search"
    case .length(let dimension, _): dimension.rawValue
    case .viewBox: "viewBox"
    case .stretched: "preserveAspectRatio"
    case .drawing: "d"
    case .points: "data-points"
    case .says: "data-says"
    case .language: "lang"
    case .charset: "charset"
    case .viewport: "name=\"viewport\" content"
    case .policy: "http-equiv=\"Content-Security-Policy\" content"
    case .colorScheme: "name=\"color-scheme\" content"
    case .icon: "rel=\"icon\" href"
    case .jsonData: "type"
    }
  }

  /// The value, unescaped; nil for an attribute that has none.
  func value(in place: Place) -> String? {
    switch self {
    case .class(let style): style.rawValue
    case .classes(let styles): styles.map(\.rawValue).joined(separator: " ")
    case .id(let anchor), .labelledBy(let anchor), .describedBy(let anchor): anchor.text
    case .href(let link): link.address(from: place)
    case .label(let text), .sortKey(let text), .search(let text), .day(let text): text
    case .hiddenFromReaders: "true"
    case .role(let role): role.rawValue
    case .scope(let scope): scope.rawValue
    case .focusable: "0"
    case .automaticDirection: "auto"
    case .sorts(let kind): kind.rawValue
    case .length(_, let length): length.text
    case .viewBox(let width, let height): "0 0 \(width) \(height)"
    case .stretched: "none"
    case .drawing(let drawing): drawing.text
    case .points(let order): order.rawValue
    case .says(let text): text
    case .language: "en"
    case .charset: "utf-8"
    case .viewport: "width=device-width, initial-scale=1"
    case .policy(let content): content
    case .colorScheme: "light dark"
    case .icon: Frame.icon
    case .jsonData: "application/json"
    }
  }
}
