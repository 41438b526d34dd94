package import Analysis
internal import Ingestion
package import JobSuccess

/// How much an explanation shows.
package struct ExplanationDetail: Sendable {
  /// A row for each contract; else those that cost the score, and the others together by what they count as.
  let listsAll: Bool
  /// How many decimals percentages and weights have.
  let places: Int

  /// In full, or what people read first; `isExact`: four decimals instead of one.
  package init(listsAll: Bool = false, isExact: Bool = false) {
    self.listsAll = listsAll
    places = isExact ? 4 : 1
  }

  /// The contracts that have a row of their own.
  package func listed(of profile: ProfileAnalysis) -> [ContractKey] {
    let sheet = profile.sheet
    return listsAll
      ? sheet.contracts.map(\.facts.key)
      : CostList(profile).most.map { sheet.contracts[$0.position].facts.key }
  }
}

/// An explanation for people.
struct ExplanationText {
  private let explanation: ProfileAnalysis
  private let titles: [ContractKey: String]
  private let names: ProfileNameColumn?
  private let detail: ExplanationDetail
  private let terminal: Terminal
  private var sheet: ScoreSheet { explanation.sheet }
  private var scorer: Scorer { explanation.scorer }

  /// - Parameters:
  ///   - titles: Those of contracts that have one.
  ///   - names: Those of an agency's members.
  init(
    _ explanation: ProfileAnalysis, titles: [ContractKey: String], names: ProfileNameColumn?,
    _ detail: ExplanationDetail, for terminal: Terminal
  ) {
    self.explanation = explanation
    self.titles = titles
    self.names = names
    self.detail = detail
    self.terminal = terminal
  }

  func text(_ attribution: Attribution?) throws(UnreadableTexts) -> String {
    let changes =
      attribution.map { [AttributionText(explanation, terminal, places: detail.places).text($0)] } ?? []
    let contracts = detail.listsAll ? [everyContract] : [costly, others].filter { !$0.isEmpty }
    return (changes + [windows] + contracts).joined(separator: "\n") + missing
      + (try PartyText.members(explanation, names: names, terminal))
  }

  private var windows: String {
    var table = TextTable(
      .text("window"), .number("score"), .number("contracts"), .number("clients"), .number("positive"),
      .number("neutral"), .number("negative"), .number("missing"))
    for window in sheet.windows {
      let decides = window.window == sheet.result.window ? " decides" : ""
      table.add(
        window.window.name + decides,
        window.score?.text(times: 100, places: detail.places) ?? "too little",
        String(window.tally.contracts), String(window.tally.clients), weight(window.tally.positive),
        weight(window.tally.neutral), weight(window.tally.negative),
        scorer.weightUnit.ratio(window.missing).text(places: detail.places))
    }
    return terminal.styled("Windows", .bold) + ": weight of the jobs in each\n" + table.text(for: terminal)
  }

  private var everyContract: String {
    return terminal.styled("Contracts", .bold) + ": what each adds to the score of a window, in percent\n"
      + table(of: Array(sheet.contracts))
  }

  /// The contracts that cost the shown window something, the most costly first.
  private var costly: String {
    let costs = CostList(explanation)
    guard !costs.most.isEmpty else { return "" }
    let left = costs.others.count > 0 ? "and \(costs.others.count) more, which --all lists\n" : ""
    return terminal.styled("What costs", .bold)
      + ": how far each keeps the \(explanation.shown.window.name) score from 100, in points\n"
      + table(of: costs.most.map { sheet.contracts[$0.position] }) + left
  }

  /// All other contracts, together where they count for the same reason.
  private var others: String {
    var groups: [(words: String, count: Int, adds: Ratio)] = []
    var places: [String: Int] = [:]
    for contract in sheet.contracts {
      let part = scorer.contribution(of: contract, in: explanation.shownWindow, of: sheet)
      if let part, Points(share: part.costs).hundredths > 0 { continue }
      let words = contract.isEligible && part == nil ? "counts, but not in this window" : contract.words
      let place = places[words] ?? groups.count
      if place == groups.count {
        places[words] = place
        groups.append((words, 0, .zero))
      }
      groups[place].count += 1
      groups[place].adds = (groups[place].adds + (part?.adds ?? .zero)).reduced
    }
    guard !groups.isEmpty else { return "" }
    var table = TextTable(.number("contracts"), .number("points"), .text("why"))
    for group in groups.sorted(by: { $0.count > $1.count }) {
      let adds = group.adds == .zero ? "" : group.adds.signedText(times: 100, places: detail.places)
      table.add(String(group.count), adds, group.words)
    }
    return terminal.styled("The others", .bold)
      + ": what they add to the \(explanation.shown.window.name) score together; --all lists each\n"
      + table.text(for: terminal)
  }

  private func table(of contracts: [AssessedContract]) -> String {
    let shares = sheet.windows.map { TextTable.Column.number($0.window.name) }
    // Members see which contracts are their agencies'.
    let isMember = contracts.contains { !explanation.history[$0.facts.key].isOwned }
    let hasTitles = contracts.contains { titles[$0.facts.key] != nil }
    var columns: [TextTable.Column] = [.text("contract")]
    if hasTitles { columns.append(.text("title")) }
    columns.append(.text("client"))
    if isMember { columns.append(.text("agency")) }
    columns.append(.text("outcome on"))
    columns += detail.listsAll ? [.number("jobs"), .number("weight")] + shares : [.number("costs")]
    columns.append(.text("why"))
    var table = TextTable(columns)
    for contract in contracts {
      let key = contract.facts.key
      var row = [explanation.names.id(of: key)]
      if hasTitles { row.append(titles[key] ?? "") }
      row.append(explanation.names.id(of: contract.facts.client))
      if isMember { row.append(explanation.agency(of: key) ?? "") }
      row.append(contract.outcomeDay?.description ?? "")
      if detail.listsAll {
        row += contract.isEligible ? [String(contract.jobs.count), weight(contract.weight)] : ["", ""]
        row += sheet.windows.indices.map { share(of: contract, in: $0) }
      } else {
        row.append(cost(of: contract))
      }
      table.add(row + [contract.words])
    }
    return table.text(for: terminal)
  }

  private var missing: String {
    let cost = scorer.missingCost(in: explanation.shownWindow, of: sheet)
    guard cost > .zero else { return "" }
    let points = cost.text(times: 100, places: detail.places)
    return "Too many contracts without feedback keep \(points) percent from being satisfied.\n"
  }

  private func share(of contract: AssessedContract, in window: Int) -> String {
    guard let contribution = scorer.contribution(of: contract, in: window, of: sheet) else { return "" }
    return contribution.adds.signedText(times: 100, places: detail.places)
  }

  private func cost(of contract: AssessedContract) -> String {
    let part = scorer.contribution(of: contract, in: explanation.shownWindow, of: sheet)
    return part?.costs.text(times: 100, places: detail.places) ?? ""
  }

  private func weight(_ units: Int) -> String {
    scorer.weightUnit.ratio(units).text(places: detail.places)
  }
}
