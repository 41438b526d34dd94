// Tables of data: a caption, headings with a scope, figures aligned; the script adds sorting and a search field.

/// A column of a table.
package struct Column: Sendable {
  /// What a column holds, which decides its alignment and how it sorts.
  package enum Kind: Sendable { case text, identifier, prose, day, number }

  let heading: InlineText
  let kind: Kind

  /// What its cells look like.
  var style: Style? {
    switch kind {
    case .text: nil
    case .identifier: .identifier
    case .prose: .prose
    case .day: .day
    case .number: .number
    }
  }

  /// A column of words.
  package static func text(_ heading: InlineText) -> Column { Column(heading: heading, kind: .text) }

  /// A column of ids, wide enough for one on a line.
  package static func identifier(_ heading: InlineText) -> Column {
    Column(heading: heading, kind: .identifier)
  }

  /// A column of sentences, which stays wide enough for them on a phone.
  package static func prose(_ heading: InlineText) -> Column { Column(heading: heading, kind: .prose) }

  /// A column of days, which never break.
  package static func day(_ heading: InlineText) -> Column { Column(heading: heading, kind: .day) }

  /// A column of figures.
  package static func number(_ heading: InlineText) -> Column { Column(heading: heading, kind: .number) }
}

/// A cell of a table.
package struct Cell: Sendable, ExpressibleByStringInterpolation {
  let words: InlineText
  /// What the cell sorts by, where that isn't its text.
  let sortKey: String?

  /// Words that sort by themselves, or by `key`.
  package init(_ words: InlineText, sortsBy key: String? = nil) {
    self.words = words
    sortKey = key == words.ownText ? nil : key
  }

  /// A count.
  package init(_ number: Int) { self.init(InlineText(number), sortsBy: "\(number)") }

  /// A score, or nothing where there is none.
  package init(_ points: Points?) {
    guard let points else {
      self.init("\(unseen: "none")–", sortsBy: "")
      return
    }
    self.init(InlineText(points), sortsBy: points.sortKey)
  }

  /// What is added to a score or taken from it.
  package init(change points: Points) {
    self.init(InlineText(own: points.signed), sortsBy: points.sortKey)
  }

  package init(stringLiteral value: String) { self.init(InlineText(stringLiteral: value)) }

  package init(stringInterpolation: InlineText.StringInterpolation) {
    self.init(InlineText(stringInterpolation: stringInterpolation))
  }
}

/// A table of data.
package struct DataTable: Sendable {
  package var anchor: Anchor
  package var caption: InlineText
  /// False where the heading above says the same to the eye.
  package var showsCaption: Bool
  package var columns: [Column]
  /// One cell a column; the first one heads its row.
  package var rows: [[Cell]]
  /// The label of the search field, for tables long enough to need one.
  package var search: String?
  /// Whether readers may sort it.
  package var sortable: Bool
  /// Whether all columns are of one width, for things that are compared.
  package var isEven: Bool

  /// A table; `anchor` must be the only one of its name on the page.
  package init(
    _ anchor: Anchor, caption: InlineText, showsCaption: Bool = true, columns: [Column], rows: [[Cell]],
    search: String? = nil, sortable: Bool = true, isEven: Bool = false
  ) {
    self.anchor = anchor
    self.caption = caption
    self.showsCaption = showsCaption
    self.columns = columns
    self.rows = rows
    self.search = search
    self.sortable = sortable
    self.isEven = isEven
  }
}

extension HTML {
  /// A table in a region that scrolls by itself, so that the page never does sideways.
  package mutating func table(_ table: DataTable) {
    let caption = table.anchor.part("caption")
    tag(.div, .class(.scroll), .role(.region), .labelledBy(caption), .focusable) { html in
      html.tag(
        .table, .id(table.anchor), table.search.map(Attribute.search), table.isEven ? .class(.even) : nil
      ) { html in
        html.tag(.caption, table.caption, .id(caption), table.showsCaption ? nil : .class(.unseen))
        html.tag(.thead) { html in
          html.tag(.tr) { html in
            for column in table.columns {
              html.heading(column, sortable: table.sortable && table.rows.count > 1)
            }
          }
        }
        html.tag(.tbody) { html in
          for row in table.rows { html.row(row, table.columns) }
        }
      }
    }
  }

  private mutating func heading(_ column: Column, sortable: Bool) {
    tag(
      .th, column.heading, .scope(.col), column.style.map(Attribute.class),
      sortable ? .sorts(column.kind == .number ? .number : .text) : nil)
  }

  private mutating func row(_ cells: [Cell], _ columns: [Column]) {
    tag(.tr) { html in
      for (index, (cell, column)) in zip(cells, columns).enumerated() {
        let style = column.style.map(Attribute.class)
        let key = cell.sortKey.map(Attribute.sortKey)
        if index == 0 {
          html.tag(.th, cell.words, .scope(.row), style, key)
        } else {
          html.tag(.td, cell.words, style, key)
        }
      }
    }
  }
}
