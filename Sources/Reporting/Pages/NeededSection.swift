// "What a score needs": for a profile that has none yet.

internal import Analysis
internal import JobSuccess

extension HTML {
  mutating func neededSection(_ story: ScoreStory) {
    section("What a score needs", "why") { html in
      html.checklist(story.criteria)
    }
  }
}

extension ScoreStory {
  private var minimum: Minimum { analysis.policy.minimum }
  private var longest: Int { analysis.policy.windows.max() ?? 0 }
  private var tally: WindowTally { analysis.shown.tally }

  /// How many clients count for the minimum.
  private var clientCount: Int {
    switch minimum.clientsScope {
    case .window: tally.clients
    case .lifetime: analysis.sheet.lifetimeClients
    }
  }

  /// What is missing, in whole sentences.
  var neededLead: InlineText {
    let counts: InlineText =
      tally.contracts == 0
      ? "No contract of the last \(longest) months counts yet."
      : "\(own: counted(tally.contracts, "contract")) with \(own: counted(tally.clients, "client")) \(own: tally.contracts == 1 ? "counts" : "count") in the last \(longest) months."
    let contracts = max(0, minimum.contracts - tally.contracts)
    let clients = max(0, minimum.clients - clientCount)
    guard contracts > 0 || clients > 0 else { return counts }
    let more = counted(max(contracts, clients), "more contract")
    let new: InlineText = clients > 0 ? ", with \(own: counted(clients, "new client"))," : ""
    return "\(counts) Feedback on \(own: more)\(new) would give a score."
  }

  fileprivate var criteria: [Criterion] {
    let place = minimum.clientsScope == .window ? "of the same months" : "ever"
    return [
      Criterion(
        met: tally.contracts >= minimum.contracts,
        "At least \(own: counted(minimum.contracts, "contract")) that \(own: minimum.contracts == 1 ? "counts" : "count"), of the last \(longest) months",
        figure: InlineText(tally.contracts)),
      Criterion(
        met: clientCount >= minimum.clients,
        "At least \(own: counted(minimum.clients, "different client")), \(own: place)",
        figure: InlineText(clientCount)),
    ]
  }
}
