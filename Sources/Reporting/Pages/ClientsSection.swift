// The clients from the talent's side (4.7), and what the badges ask (4.8).

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func clientsSection(_ story: ScoreStory) {
    section(
      "Clients", "clients",
      lead: "What their contracts cost the score and add to it, and how they were from the talent's side."
    ) { html in
      guard !story.clients.isEmpty else { return html.tag(.p, "No clients yet.") }
      let shown = story.clients
      let title: InlineText = "\(own: counted(shown.count, "client")), those that cost most first"
      html.folded(title, "client-list", isLong: shown.count > 10) { html in
        html.table(
          DataTable(
            "client-table", caption: "Stars are averages, weighted by earnings",
            columns: [
              .text("Client"), .number("Costs"), .number("Adds"), .number("Contracts"), .number("Spent, $"),
              .number("Stars given"), .number("Against others"), .number("Without feedback"),
              .text("Standing"),
            ], rows: shown.map(ScoreStory.cells), search: shown.count > 10 ? "Find a client" : nil))
      }
      html.rest(shown: shown.count, of: story.analysis.clients.count, what: "clients", in: .outcomes)
    }
  }

  /// An agency's members: whose contracts carry the score, and whose cost it.
  mutating func membersSection(_ story: ScoreStory) {
    let members = story.analysis.memberShares
    guard !members.isEmpty else { return }
    section(
      "By freelancer", "members",
      lead:
        "What each member's contracts cost the score of the \(own: story.shownHeading), and what they add to it."
    ) { html in
      let shown = members.prefix(ScoreStory.shownMembers)
      html.table(
        DataTable(
          "member-table", caption: "What costs most comes first",
          columns: [
            .text("Freelancer"), .number("Costs"), .number("Adds"), .number("Contracts that count"),
            .number("All contracts"),
          ],
          rows: shown.map { member in
            [
              "\(member.freelancer)", Cell(share: member.share, member.share.costs),
              Cell(share: member.share, member.share.adds), Cell(member.share.contracts),
              Cell(member.contracts),
            ]
          }, search: shown.count > 10 ? "Find a freelancer" : nil))
      html.rest(shown: shown.count, of: members.count, what: "members", in: .outcomes)
    }
  }

  mutating func badgesSection(_ story: ScoreStory) {
    let badges = story.analysis.badges
    let lead: InlineText =
      badges.isTopRatedPlus
      ? "All that Top Rated Plus asks is met." : badges.isTopRated ? "All that Top Rated asks is met." : ""
    section("Badges", "badges", lead: lead) { html in
      for badge in [Badge.topRated, .topRatedPlus] {
        html.tag(.h3, badge == .topRated ? "Top Rated asks for" : "Top Rated Plus asks for all that, and for")
        html.checklist(
          badges.criteria.filter { $0.rule.badge == badge }.map { criterion in
            Criterion(
              met: criterion.isMet,
              InlineText(own: criterion.rule.words(for: story.analysis.kind).sentenceCase),
              figure: InlineText(own: criterion.figure.words))
          })
      }
    }
  }
}

extension ScoreStory {
  fileprivate static func cells(_ client: ClientStory) -> [Cell] {
    let card = client.card
    return [
      "\(client.id)", Cell(share: client.share, client.share.costs),
      Cell(share: client.share, client.share.adds),
      Cell(card.contracts), Cell(card.spent.dollars, sortsBy: "\(card.spent.amount)"),
      Cell(stars: card.starsFromClient),
      card.difference.map { Cell(change: Points(hundredths: $0.scaled(by: 100))) } ?? Cell.nothing,
      card.missingFeedback.map { missingFeedback in
        Cell("\(missingFeedback.scaled(by: 100))%", sortsBy: missingFeedback.text(places: 4))
      } ?? Cell.nothing,
      Cell(InlineText(own: card.standing.rawValue.sentenceCase)),
    ]
  }
}

extension Cell {
  /// A cell without a figure, which sorts first.
  static let nothing = Cell("\(unseen: "none")–", sortsBy: "")

  /// Points of the score; nothing for a party without a contract that counts.
  fileprivate init(share: PartyShare, _ points: Ratio) {
    self = share.contracts == 0 ? Cell.nothing : Cell(Points(share: points))
  }

  /// An average of stars with two decimals.
  fileprivate init(stars: Ratio?) {
    self =
      stars.map { Cell(InlineText(own: $0.text(places: 2)), sortsBy: $0.text(places: 4)) } ?? Cell.nothing
  }
}
