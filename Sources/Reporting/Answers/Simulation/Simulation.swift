package import Analysis
internal import Ingestion
package import JobSuccess

/// A profile about which what-ifs are asked, and how removals would be asked for.
package struct Simulation {
  let about: ProfileAnalysis
  let asker: Requester?
  let ground: RemovalGround
  let terminal: Terminal

  /// What-ifs about a profile.
  package init(about: ProfileAnalysis, asker: Requester?, ground: RemovalGround, terminal: Terminal) {
    self.about = about
    self.asker = asker
    self.ground = ground
    self.terminal = terminal
  }

  var scorer: Scorer { about.scorer }
  var sheet: ScoreSheet { about.sheet }
  var asOf: Day { about.asOf }

  func id(of key: ContractKey) -> String { about.names.id(of: key) }
  func clientID(of key: ContractKey) -> String {
    about.names.id(of: about.history[key].client)
  }

  /// The score as if the history were another one.
  func comparison(_ changed: History, touching touched: Set<ContractKey>) -> Comparison {
    Comparison(scorer, sheet, changed, touching: touched)
  }

  func comparison(removing keys: [ContractKey]) -> Comparison {
    comparison(about.history.removing(keys, .jssOnly, on: asOf), touching: Set(keys))
  }
}
