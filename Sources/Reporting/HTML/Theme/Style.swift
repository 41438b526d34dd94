// The names by which elements are styled. A test holds this list against the stylesheet, both ways.

/// A class of the stylesheet.
package enum Style: String, Sendable, CaseIterable {
  // The frame.
  case masthead, bar, brand, kicker, facts, skip
  // Text.
  case mark, unseen, cut, quote, muted, lead, note, estimate
  // Parts of a page.
  case section, hero, figure, band, good, poor, tiles, tile, callout, urgent, timeline, due
  case columns, column, chosen, checklist, met, unmet, definitions, entry, rest, card
  // Tables.
  case scroll, number = "n", prose, day, identifier, even, find, more, total
  // Charts.
  case chart, plot, gutter, gridline, baseline, threshold, today, halo
  case adds, costs, plain, strong, faint, line, ahead, dot, connector
  case lines, tick, value, middle, end, wide, narrow, name
  // Points of charts, which the script gives.
  case points, readout, here
}
