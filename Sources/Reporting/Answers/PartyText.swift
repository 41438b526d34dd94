internal import Analysis
internal import Basics
internal import JobSuccess

/// Which of an agency's members carry the score and which cost it, for people and for programs.
enum PartyText {
  /// Percentage points with one decimal; empty where there are none.
  static func points(_ share: Ratio?) -> String { share?.text(times: 100, places: 1) ?? "" }

  /// A table of the members, with their names where those are given, and with a gap before it; empty for a freelancer.
  static func members(_ about: ProfileAnalysis, names: ProfileNameColumn?, _ terminal: Terminal)
    throws(UnreadableTexts) -> String
  {
    guard !about.memberShares.isEmpty else { return "" }
    var table = TextTable(
      [.text("freelancer")] + (names?.columns ?? []) + [
        .number("costs"), .number("adds"), .number("count"), .number("contracts"),
      ])
    for member in about.memberShares {
      let counts = member.share.contracts > 0
      table.add(
        [member.freelancer] + (try names?.cells(for: member.freelancer) ?? []) + [
          points(counts ? member.share.costs : nil), points(counts ? member.share.adds : nil),
          String(member.share.contracts), String(member.contracts),
        ])
    }
    return "\n" + terminal.styled("By freelancer", .bold)
      + ": what their contracts cost the \(about.shown.window.name) score and add to it, in points\n"
      + table.text(for: terminal)
  }

  /// members, for an agency.
  static func json(_ about: ProfileAnalysis) -> [JSONValue.Member] {
    guard about.kind == .agency else { return [] }
    return [
      .init(
        "members",
        .array(
          about.memberShares.map { member in
            [
              "freelancer_id": .string(member.freelancer), "contracts": .integer(member.contracts),
              "counting": .integer(member.share.contracts), "costs": ScoreJSON.percent(member.share.costs),
              "adds": ScoreJSON.percent(member.share.adds),
            ]
          }))
    ]
  }
}
