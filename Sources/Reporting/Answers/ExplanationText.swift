internal import Analysis
internal import Ingestion
internal import JobSuccess

/// An explanation for people.
struct ExplanationText {
  private let explanation: ProfileAnalysis
  private let terminal: Terminal
  private var sheet: ScoreSheet { explanation.sheet }
  private var scorer: Scorer { explanation.scorer }

  init(_ explanation: ProfileAnalysis, _ terminal: Terminal) {
    self.explanation = explanation
    self.terminal = terminal
  }

  func text(_ attribution: Attribution?) -> String {
    let changes = attribution.map { [AttributionText(explanation, terminal).text($0)] } ?? []
    return (changes + [windows, contracts]).joined(separator: "\n")
  }

  private var windows: String {
    var table = TextTable(
      .text("window"), .number("score"), .number("contracts"), .number("clients"), .number("positive"),
      .number("neutral"), .number("negative"), .number("missing"))
    for window in sheet.windows {
      let decides = window.window == sheet.result.window ? " decides" : ""
      table.add(
        window.window.name + decides, window.score?.text(times: 100, places: 4) ?? "too little",
        String(window.tally.contracts), String(window.tally.clients), weight(window.tally.positive),
        weight(window.tally.neutral), weight(window.tally.negative),
        scorer.weightUnit.ratio(window.missing).text(places: 4))
    }
    return terminal.styled("Windows", .bold) + ": weight of the jobs in each\n" + table.text(for: terminal)
  }

  private var contracts: String {
    let shares = sheet.windows.map { TextTable.Column.number($0.window.name) }
    // Members see which contracts are their agencies'.
    let isMember = sheet.contracts.contains { !explanation.history[$0.facts.key].isOwned }
    var table = TextTable(
      [.text("contract"), .text("client")] + (isMember ? [.text("agency")] : [])
        + [.text("outcome on"), .number("jobs"), .number("weight")] + shares + [.text("why")])
    for contract in sheet.contracts {
      table.add(
        [explanation.names.id(of: contract.facts.key), explanation.names.id(of: contract.facts.client)]
          + (isMember ? [explanation.agency(of: contract.facts.key) ?? ""] : []) + [
            contract.outcomeDay?.description ?? "", contract.isEligible ? String(contract.jobs.count) : "",
            contract.isEligible ? weight(contract.weight) : "",
          ] + sheet.windows.indices.map { share(of: contract, in: $0) } + [contract.words])
    }
    return terminal.styled("Contracts", .bold) + ": what each adds to the score of a window, in percent\n"
      + table.text(for: terminal) + missing
  }

  private var missing: String {
    let cost = scorer.missingCost(in: explanation.shownWindow, of: sheet)
    guard cost > .zero else { return "" }
    return
      "Too many contracts without feedback keep \(cost.text(times: 100, places: 4)) percent from being satisfied.\n"
  }

  private func share(of contract: AssessedContract, in window: Int) -> String {
    guard let contribution = scorer.contribution(of: contract, in: window, of: sheet) else { return "" }
    return contribution.adds.signedText(times: 100, places: 2)
  }

  private func weight(_ units: Int) -> String {
    scorer.weightUnit.ratio(units).text(places: 4)
  }
}
