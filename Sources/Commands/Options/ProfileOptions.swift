import Analysis
import ArgumentParser
import Ingestion
import JobSuccess

/// How an input folder is looked at: for whom, on which day, by which policy.
struct ViewOptions: ParsableArguments {
  @OptionGroup var readers: AudienceOptions
  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var reading: InputOptions

  /// Reads the policy, then the folder, which takes longer.
  func open(_ folder: String, in session: Session) async throws -> (market: Market, view: AudienceView) {
    let (scorer, official) = try readers.scorer(scoring)
    let market = try await Market.read(folder, reading, for: readers.audience, in: session)
    return (market, try market.view(scorer, official: official))
  }
}

/// One profile of an input folder; every command about one profile has these.
struct ProfileOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("The profile: a freelancer's or an agency's id.", valueName: "profile"))
  var profile: String

  @OptionGroup var view: ViewOptions

  var readers: AudienceOptions { view.readers }
  var scoring: ScoringOptions { view.scoring }

  /// The folder, and the profile as its reader may see it; `days` after the as-of date, if nothing new happens.
  func open(in session: Session, ahead days: Int = 0) async throws -> OpenProfile {
    let (market, view) = try await view.open(input, in: session)
    let key = try market.profile(withID: profile)
    return OpenProfile(market: market, view: view, key: key, analysis: view.analysis(of: key, ahead: days))
  }
}

/// An input folder, and one profile of it.
struct OpenProfile {
  let market: Market
  let view: AudienceView
  let key: ProfileKey
  let analysis: ProfileAnalysis

  /// The titles of some of its contracts, where the input has them.
  func titles(of contracts: [ContractKey]) throws -> [ContractKey: String] {
    let texts = view.texts(of: key, from: try market.openTexts())
    var titles: [ContractKey: String] = [:]
    for contract in contracts { titles[contract] = try texts.title(of: contract) }
    return titles
  }
}
