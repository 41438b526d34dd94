import Analysis
import Basics
import Ingestion
import JobSuccess
import Reporting
import ScoreHistory

/// Tells from the exports why scores moved between two days.
struct MoverCauses {
  let market: Market
  let view: AudienceView
  /// The day of the earlier run; the later one's is the view's.
  let first: Day

  /// Nil where the exports don't have the profile.
  func cause(of mover: ScoreMove) -> Attribution? {
    market.findProfile(withID: String(decoding: mover.profile, as: UTF8.self)).map {
      view.analysis(of: $0).attribution(since: first)
    }
  }
}

/// A mover, and why it moved where that is known.
struct MoverWithCause {
  let mover: ScoreMove
  let cause: Attribution?

  /// Whether the exports give the scores that the runs had.
  var isAsRecorded: Bool {
    guard let cause else { return false }
    return [(cause.before, mover.before), (cause.after, mover.after)].allSatisfy { sheet, recorded in
      sheet.result.exact?.scaled(by: 1_000_000) == recorded.exact
    }
  }
}

/// The movers between two runs, as they are answered.
struct MoverLists {
  let from: RunRecord
  let to: RunRecord
  let drops: [MoverWithCause]
  let rises: [MoverWithCause]
  /// What names the contracts of the causes; nil where no causes were asked for.
  let market: Market?

  // MARK: For people

  func text(for terminal: Terminal) -> String {
    var text = "From \(from.asOf) (\(from.runID)) to \(to.asOf) (\(to.runID))\n"
    for (heading, movers) in [("Drops", drops), ("Rises", rises)] {
      text += "\n" + terminal.styled(heading, .bold) + (movers.isEmpty ? ": none\n" : "\n")
      if !movers.isEmpty { text += table(movers).text(for: terminal) }
    }
    return text
  }

  private func table(_ movers: [MoverWithCause]) -> TextTable {
    var columns: [TextTable.Column] = [
      .text("profile"), .number("before"), .number("after"), .number("change"),
    ]
    if market != nil { columns.append(.text("because")) }
    var table = TextTable(columns)
    for entry in movers {
      let mover = entry.mover
      var row = [
        String(decoding: mover.profile, as: UTF8.self), HistoryText.score(mover.before.exact),
        HistoryText.score(mover.after.exact), HistoryText.change(mover.change),
      ]
      if let market { row.append(words(entry, market)) }
      table.add(row)
    }
    return table
  }

  /// The parts that move the score most, and how many more there are.
  private func words(_ entry: MoverWithCause, _ market: Market) -> String {
    guard let cause = entry.cause else { return "the exports don't have this profile" }
    guard entry.isAsRecorded else { return "the exports tell another score than the runs had" }
    let parts = cause.contracts.filter { $0.part.map { $0 != .zero } ?? false }
      .sorted { magnitude($0.part) > magnitude($1.part) }
    var words = parts.prefix(2).map { part in
      "\(market.id(of: part.key)) \(part.words) (\(signed(part.part)))"
    }
    if parts.count > 2 { words.append("\(parts.count - 2) more") }
    if let part = cause.windowPart, part != .zero, let window = cause.after.result.window {
      words.append("now \(ScoreWords.name(window)) decides (\(signed(part)))")
    }
    return words.joined(separator: "; ")
  }

  private func magnitude(_ part: Ratio?) -> Int { abs(part?.scaled(by: 1_000_000) ?? 0) }

  private func signed(_ part: Ratio?) -> String {
    HistoryText.change(part?.scaled(by: 1_000_000) ?? 0)
  }

  // MARK: For programs

  var json: JSONValue {
    [
      "from": .object(HistoryJSON.run(from)), "to": .object(HistoryJSON.run(to)),
      "drops": .array(drops.map(json)), "rises": .array(rises.map(json)),
    ]
  }

  private func json(_ entry: MoverWithCause) -> JSONValue {
    let mover = entry.mover
    var members: [JSONValue.Member] = [
      .init("profile_id", .string(String(decoding: mover.profile, as: UTF8.self))),
      .init("change", HistoryJSON.exact(mover.change)), .init("before", HistoryJSON.score(mover.before)),
      .init("after", HistoryJSON.score(mover.after)),
    ]
    if let market, let cause = entry.cause {
      let causes = cause.contracts.map { part -> JSONValue in
        [
          "contract_id": .string(market.id(of: part.key)), "cause": .string(part.cause.rawValue),
          "part": ScoreJSON.percent(part.part),
        ]
      }
      members += [
        .init("causes", .array(causes)), .init("window_part", ScoreJSON.percent(cause.windowPart)),
        .init("as_recorded", .bool(entry.isAsRecorded)),
      ]
    }
    return .object(members)
  }
}
