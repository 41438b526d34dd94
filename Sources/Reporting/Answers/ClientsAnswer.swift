package import Analysis
internal import Basics
internal import CSV
package import Ingestion
internal import JobSuccess

/// The scorecards of a profile's clients.
package struct ClientsAnswer {
  private let about: ProfileAnalysis
  private let cards: [(card: ClientScorecard, attributes: AttributeMeans)]
  private let names: ProfileNameColumn
  /// Nil for those who may not see private scores.
  private let surprises: [PrivateSurprise]?

  package init(_ about: ProfileAnalysis, _ texts: DatasetProfileTexts, names: ProfileNameColumn)
    throws(UnreadableTexts)
  {
    self.names = names
    self.about = about
    var cards: [(ClientScorecard, AttributeMeans)] = []
    for card in about.clients {
      var means = AttributeMeans()
      for feedback in card.feedbackForClient { means.add(try texts.attributes(of: feedback)) }
      cards.append((card, means))
    }
    self.cards = cards
    surprises = about.surprises
  }

  package func answer(for terminal: Terminal) throws(UnreadableTexts) -> Answer {
    Answer(text: try text(terminal), members: members)
  }

  private func text(_ terminal: Terminal) throws(UnreadableTexts) -> String {
    var table = TextTable(
      .text("client"), .number("costs"), .number("adds"), .number("contracts"), .number("spent, $"),
      .number("stars from"),
      .number("against others"), .number("stars for"), .number("silent"), .text("standing"))
    for (card, _) in cards {
      let share = about.clientShares[card.client]
      table.add(
        about.names.id(of: card.client), PartyText.points(share?.costs),
        share?.adds.signedText(times: 100, places: 1) ?? "",
        String(card.contracts), card.spent.description, stars(card.starsFromClient), signed(card.difference),
        stars(card.starsForClient),
        card.missingFeedback.map { "\($0.scaled(by: 100))%" } ?? "", card.standing.rawValue)
    }
    return (cards.isEmpty ? "There are no clients yet.\n" : table.text(for: terminal))
      + (try PartyText.members(about, names: names, terminal)) + attributes(terminal)
      + surprising(terminal)
  }

  private func attributes(_ terminal: Terminal) -> String {
    let rated = cards.filter { !$0.attributes.isEmpty }
    guard !rated.isEmpty else { return "" }
    var table = TextTable([.text("client")] + StarAttribute.allCases.map { .number($0.rawValue) })
    for (card, means) in rated {
      table.add([about.names.id(of: card.client)] + StarAttribute.allCases.map { stars(means[$0]) })
    }
    return "\n" + terminal.styled("What the talent gave them", .bold) + "\n" + table.text(for: terminal)
  }

  private func surprising(_ terminal: Terminal) -> String {
    guard let surprises, !surprises.isEmpty else { return "" }
    let lines = surprises.map { surprise in
      "  \(Printable.line(about.names.id(of: surprise.contract))), client "
        + "\(Printable.line(about.names.id(of: surprise.client))): 5 stars, private score "
        + "\(surprise.privateScore.value)\n"
    }
    return "\n" + terminal.styled("Five stars beside a low private score", .bold) + "\n" + lines.joined()
  }

  private func stars(_ ratio: Ratio?) -> String {
    ratio?.text(places: 2) ?? ""
  }

  private func signed(_ ratio: Ratio?) -> String {
    ratio?.signedText(places: 2) ?? ""
  }

  private var members: [JSONValue.Member] {
    var members = [JSONValue.Member("clients", .array(cards.map(object)))] + PartyText.json(about)
    if let surprises {
      members.append(
        .init(
          "surprises",
          .array(
            surprises.map { surprise in
              [
                "contract_id": .string(about.names.id(of: surprise.contract)),
                "client_id": .string(about.names.id(of: surprise.client)),
                "private_score": .integer(Int(surprise.privateScore.value)),
              ]
            })))
    }
    return members
  }

  private func object(_ card: ClientScorecard, _ means: AttributeMeans) -> JSONValue {
    [
      "client_id": .string(about.names.id(of: card.client)),
      "costs": ScoreJSON.percent(about.clientShares[card.client]?.costs),
      "adds": ScoreJSON.percent(about.clientShares[card.client]?.adds),
      "standing": .string(card.standing.rawValue),
      "contracts": .integer(card.contracts),
      "ended": .integer(card.ended),
      "ended_without_feedback": .integer(card.endedWithoutFeedback),
      "spent": .decimal(card.spent.description),
      "stars_for_client": ScoreJSON.decimal(card.starsForClient, places: 2),
      "attributes": .object(
        StarAttribute.allCases.map { .init($0.rawValue, ScoreJSON.decimal(means[$0], places: 2)) }),
      "stars_from_client": ScoreJSON.decimal(card.starsFromClient, places: 2),
      "stars_from_others": ScoreJSON.decimal(card.starsFromOthers, places: 2),
      "difference": ScoreJSON.decimal(card.difference, places: 2),
    ]
  }
}

/// The plain mean of each star attribute over some feedback that holds it.
package struct AttributeMeans {
  private var sums: [StarAttribute: (hundredths: Int, count: Int)] = [:]

  var isEmpty: Bool { sums.isEmpty }

  package mutating func add(_ hundredths: [StarAttribute: Int]) {
    for (attribute, value) in hundredths {
      let sum = sums[attribute] ?? (0, 0)
      sums[attribute] = (sum.hundredths + value, sum.count + 1)
    }
  }

  subscript(attribute: StarAttribute) -> Ratio? {
    sums[attribute].map { Ratio($0.hundredths, 100 * $0.count) }
  }
}
