// "What changed": what made the score what it is since some days ago, contract by contract.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func changedSection(_ story: ScoreStory) {
    section("What changed", "changed", lead: story.changedLead) { html in
      for (days, change) in zip(ScoreStory.changedDays, story.changes) where change.isEffective {
        html.table(story.causeTable(change, days: days))
        let count = change.effective.count
        html.rest(
          shown: min(count, ScoreStory.shownCauses), of: count, what: "contracts that changed the score",
          in: .outcomes)
      }
    }
  }
}

extension Attribution {
  /// Whether anything changed in the window that decided.
  fileprivate var isEffective: Bool { !effective.isEmpty || windowPart.map { $0 != .zero } ?? false }

  /// The contracts that changed the score most, whichever way, the most first.
  func largest(_ count: Int) -> [ContractCause] {
    func size(_ cause: ContractCause) -> Ratio {
      cause.part.map { $0 < .zero ? .zero - $0 : $0 } ?? .zero
    }
    let order = effective.indices.sorted { left, right in
      let (a, b) = (size(effective[left]), size(effective[right]))
      return a == b ? left < right : a > b
    }
    return order.prefix(count).map { effective[$0] }
  }
}

extension ScoreStory {
  fileprivate var changedLead: InlineText {
    let parts = zip(ScoreStory.changedDays, changes).map { days, change -> InlineText in
      let (before, after) = (change.before.result.percent, change.after.result.percent)
      guard before != after else { return "in \(days) days nothing that is shown" }
      return "in \(days) days \(self.change(before, after))"
    }
    guard zip(parts, changes).contains(where: { $0.1.isEffective }) else {
      return "Nothing changed in the last \(ScoreStory.changedDays.last ?? 0) days."
    }
    let kind: InlineText = isEstimate ? "Estimated from public signals" : "The score"
    return "\(kind): \(InlineText.list(parts))."
  }

  fileprivate func causeTable(_ change: Attribution, days: Int) -> DataTable {
    var rows = change.largest(ScoreStory.shownCauses).map { cause -> [Cell] in
      let name: InlineText = contract(cause.key).map { "\($0.name)" } ?? ""
      return [Cell(name), partCell(cause.part), Cell(InlineText(own: cause.words.sentenceCase))]
    }
    if let part = change.windowPart, part != .zero, let window = change.after.result.window {
      rows.append(["Another window", partCell(part), "Now \(own: ScoreWords.name(window)) decides"])
    }
    return DataTable(
      Anchor("changes").numbered(days), caption: "What changed the score since \(day: change.before.asOf)",
      columns: [.text("Contract"), .number("Points"), .prose("What happened")], rows: rows, sortable: false)
  }

  private func partCell(_ part: Ratio?) -> Cell {
    guard let part else { return Cell("–") }
    let points = Points(share: part)
    return isEstimate ? "\(estimate: "≈ \(own: points.signed)")" : Cell(change: points)
  }
}
