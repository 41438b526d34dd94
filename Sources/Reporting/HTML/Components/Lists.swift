// Deadlines, checklists, and things side by side.

/// Something to do, by a day.
package struct Deadline: Sendable {
  let day: String?
  let left: InlineText
  let title: InlineText
  let detail: InlineText

  /// What can be done until `day` (`2026-04-03`; nil for no deadline), and how long that is from the as-of day.
  package init(day: String?, left: InlineText, title: InlineText, detail: InlineText = "") {
    self.day = day
    self.left = left
    self.title = title
    self.detail = detail
  }
}

/// A criterion and whether it is met.
package struct Criterion: Sendable {
  let met: Bool
  let rule: InlineText
  let figure: InlineText

  /// A rule, whether it is met, and the figure it was held against.
  package init(met: Bool, _ rule: InlineText, figure: InlineText) {
    self.met = met
    self.rule = rule
    self.figure = figure
  }
}

/// One of several things that are compared.
package struct Side<Content>: Sendable where Content: Sendable {
  let heading: InlineText
  let chosen: Bool
  let content: Content

  /// A heading and its content; the chosen one is marked, and its heading should say why.
  package init(_ heading: InlineText, chosen: Bool = false, _ content: Content) {
    self.heading = heading
    self.chosen = chosen
    self.content = content
  }
}

extension HTML {
  /// Deadlines, in the order given.
  package mutating func timeline(_ deadlines: [Deadline]) {
    tag(.ol, .class(.timeline)) { html in
      for deadline in deadlines {
        html.tag(.li) { html in
          html.tag(.p, .class(.due)) { html in
            if let day = deadline.day { html.tag(.time, InlineText(own: day), .day(day)) }
            html.tag(.span, deadline.left)
          }
          html.tag(.div) { html in
            html.tag(.p) { html in html.tag(.strong, deadline.title) }
            if !deadline.detail.isEmpty { html.tag(.p, deadline.detail, .class(.note)) }
          }
        }
      }
    }
  }

  /// Criteria, each met or not, with its figure.
  package mutating func checklist(_ criteria: [Criterion]) {
    tag(.ul, .class(.checklist)) { html in
      for criterion in criteria {
        html.tag(.li, .class(criterion.met ? .met : .unmet)) { html in
          html.tag(.span, criterion.met ? "\(mark: .yes) Met" : "\(mark: .no) Not met")
          html.tag(.span, criterion.rule)
          html.tag(.span, criterion.figure, .class(.note))
        }
      }
    }
  }

  /// Two or three things side by side, one below the other where there is no space.
  package mutating func sideBySide<Content>(
    _ sides: [Side<Content>], write: (inout HTML, Content) -> Void
  ) {
    tag(.div, .class(.columns)) { html in
      for side in sides {
        html.tag(.article, .classes(side.chosen ? [.column, .chosen] : [.column])) { html in
          html.tag(.h3, side.heading)
          write(&html, side.content)
        }
      }
    }
  }
}
