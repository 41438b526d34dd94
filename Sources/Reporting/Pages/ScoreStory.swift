internal import Analysis
internal import JobSuccess

/// A profile's analysis with the names of what a page shows of it. A profile may have any number of contracts; a page
/// shows the newest and the costliest of them (6.2), and only their texts are fetched.
struct ScoreStory {
  let analysis: ProfileAnalysis
  /// The contracts that the page names.
  private let contracts: [SheetPosition: ContractStory]
  /// The latest ones, the latest first.
  let newest: [SheetPosition]
  /// What keeps the shown window from 100, the most costly first.
  let costs: CostList
  /// By what their contracts cost, the most first, then by what they spent.
  let clients: [ClientStory]
  /// How far missing feedback keeps the shown window's score from 1.
  let missingCost: Ratio
  /// The best set of at most `planned` removals; nil where it would take too long to find.
  let plan: RemovalPlan?
  /// When those can be requested; nil without a plan that helps.
  let schedule: RemovalSchedule?
  /// What changed since some days ago, the latest first.
  let changes: [Attribution]

  /// The most contracts of a table.
  static let listed = 1000
  /// The most removals that a plan holds.
  static let planned = 3
  /// How many days ago the changes begin, and the most contracts of one that are named.
  static let changedDays = [30, 90]
  static let shownCauses = 8
  /// Rows of the table of removals, actions, clients, and comments that were removed.
  static let shownRemovals = 20
  static let shownActions = 30
  static let shownClients = 30
  static let shownMembers = 50
  static let shownComments = 20

  /// Names what is in an analysis; `others` are contracts that the page names besides.
  init<Texts: ProfileTexts>(
    _ analysis: ProfileAnalysis, _ texts: Texts, others: [SheetPosition] = []
  ) throws(Texts.Failure) {
    let (scorer, sheet, shown) = (analysis.scorer, analysis.sheet, analysis.shownWindow)
    self.analysis = analysis
    missingCost = scorer.missingCost(in: shown, of: sheet)
    let plan = try? analysis.plan(atMost: ScoreStory.planned)
    self.plan = plan
    schedule = plan.flatMap { $0.positions.isEmpty ? nil : analysis.schedule($0) }
    changes = ScoreStory.changedDays.map { analysis.attribution(since: analysis.asOf - $0) }
    clients = analysis.clients.prefix(ScoreStory.shownClients).map {
      ClientStory(
        id: texts.id(of: $0.client), card: $0, share: analysis.clientShares[$0.client] ?? PartyShare())
    }
    newest = Array(sheet.latestFirst.prefix(ScoreStory.listed))
    costs = CostList(analysis)
    var named = newest + costs.most.map(\.position) + others
    named += analysis.raisingRemovals.prefix(ScoreStory.shownRemovals).map(\.position)
    named += plan?.positions ?? []
    named += changes.flatMap { $0.largest(ScoreStory.shownCauses).compactMap { sheet.position(of: $0.key) } }
    named += analysis.scoreEvents.prefix(ScoreStory.shownEvents).flatMap { $0.named.map(\.position) }
    named += analysis.actions.prefix(ScoreStory.shownActions).compactMap { sheet.position(of: $0.contract) }
    var contracts: [SheetPosition: ContractStory] = [:]
    for position in named where contracts[position] == nil {
      let contract = sheet.contracts[position]
      contracts[position] = ContractStory(
        contract, id: texts.id(of: contract.facts.key), title: try texts.title(of: contract.facts.key),
        agency: analysis.agency(of: contract.facts.key),
        contribution: scorer.contribution(of: contract, in: shown, of: sheet))
    }
    self.contracts = contracts
  }

  /// A contract that the page names; nil for others.
  subscript(position: SheetPosition) -> ContractStory? { contracts[position] }

  /// The contract of a key, if the page names it.
  func contract(_ key: ContractKey) -> ContractStory? {
    analysis.sheet.position(of: key).flatMap { contracts[$0] }
  }
}

/// What the contracts cost the shown window: the costliest one by one, the others together.
struct CostList {
  /// The costliest first, then by id.
  let most: [(position: SheetPosition, cost: Points)]
  /// How many others there are, and what they cost.
  let others: (count: Int, cost: Points)

  /// Of all contracts that cost enough to show.
  init(_ analysis: ProfileAnalysis) {
    let (scorer, sheet, shown) = (analysis.scorer, analysis.sheet, analysis.shownWindow)
    var all = sheet.contracts.sheetIndices.compactMap {
      position -> (position: SheetPosition, cost: Points)? in
      guard let part = scorer.contribution(of: sheet.contracts[position], in: shown, of: sheet) else {
        return nil
      }
      let cost = Points(share: part.costs)
      return cost.hundredths > 0 ? (position, cost) : nil
    }
    all.sort { left, right in
      left.cost == right.cost ? left.position < right.position : left.cost > right.cost
    }
    most = Array(all.prefix(ScoreStory.listed))
    let rest = all.dropFirst(ScoreStory.listed)
    others = (rest.count, Points(hundredths: rest.reduce(0) { $0 + $1.cost.hundredths }))
  }

  /// How many contracts cost something.
  var count: Int { most.count + others.count }

  /// What all but the first few cost.
  func cost(after first: Int) -> Points {
    Points(hundredths: most.dropFirst(first).reduce(others.cost.hundredths) { $0 + $1.cost.hundredths })
  }
}

extension ScoreSheet {
  /// By outcome day, else by the end, the latest first and open ones before all; then by id.
  fileprivate var latestFirst: [SheetPosition] {
    contracts.sheetIndices.sorted { left, right in
      let (a, b) = (contracts[left].latest, contracts[right].latest)
      return a == b ? left < right : a > b
    }
  }
}

extension AssessedContract {
  fileprivate var latest: Day { outcomeDay ?? facts.endedOn ?? .latest }
}

/// What a client is to the profile (4.7).
struct ClientStory: Sendable {
  let id: String
  let card: ClientScorecard
  let share: PartyShare
}

/// What one contract is to the score.
struct ContractStory: Sendable {
  let key: ContractKey
  let id: String
  let title: String?
  /// The agency that owns the contract; nil for the profile's own.
  let agency: String?
  let endedOn: Day?
  let earnings: Cents
  /// The stars that the profile shows; nil where there are none or they are removed from it.
  let stars: Stars?
  let verdict: Verdict
  /// What it counts as, to be shown after its name.
  let words: String
  let outcomeDay: Day?
  let jobs: Int
  /// What it is in the shown window; nil where none of its jobs lies there.
  let contribution: Contribution?

  init(
    _ contract: AssessedContract, id: String, title: String?, agency: String?, contribution: Contribution?
  ) {
    let facts = contract.facts
    key = facts.key
    self.id = id
    self.title = title
    self.agency = agency
    endedOn = facts.endedOn
    earnings = facts.earnings
    stars = FeedbackVisibility(facts.removal).showsStars ? facts.stars : nil
    verdict = contract.verdict
    words = contract.words
    outcomeDay = contract.outcomeDay
    jobs = contract.jobs.count
    self.contribution = contribution
  }

  /// What people know it by: its title, else its id.
  var name: UntrustedText { UntrustedText(title ?? id) }
}
