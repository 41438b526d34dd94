internal import Analysis
internal import JobSuccess

/// A profile's analysis with the names of its contracts and clients, ready for a page.
struct ScoreStory {
  let analysis: ProfileAnalysis
  /// By contract id.
  let contracts: [ContractStory]
  /// By what they spent, the most first.
  let clients: [ClientStory]
  /// How far missing feedback keeps the shown window's score from 1.
  let missingCost: Ratio
  /// The best set of at most `planned` removals; nil where it would take too long to find.
  let plan: RemovalPlan?

  /// The most removals that a plan holds.
  static let planned = 3

  /// Names what is in an analysis.
  init<Texts: ProfileTexts>(_ analysis: ProfileAnalysis, _ texts: Texts) throws(Texts.Failure) {
    let (scorer, sheet, shown) = (analysis.scorer, analysis.sheet, analysis.shownWindow)
    self.analysis = analysis
    missingCost = scorer.missingCost(in: shown, of: sheet)
    plan = try? analysis.plan(atMost: ScoreStory.planned)
    clients = analysis.clients.map { ClientStory(id: texts.id(of: $0.client), card: $0) }
    var contracts: [ContractStory] = []
    for contract in sheet.contracts {
      contracts.append(
        ContractStory(
          contract, id: texts.id(of: contract.facts.key), title: try texts.title(of: contract.facts.key),
          agency: analysis.agency(of: contract.facts.key),
          contribution: scorer.contribution(of: contract, in: shown, of: sheet)))
    }
    self.contracts = contracts
  }

  /// The contract of a key.
  func contract(_ key: ContractKey) -> ContractStory? {
    contracts.first { $0.key == key }
  }
}

/// What a client is to the profile (4.7).
struct ClientStory: Sendable {
  let id: String
  let card: ClientScorecard
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
