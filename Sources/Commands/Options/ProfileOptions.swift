import ArgumentParser
import Ingestion
import JobSuccess

/// How an input folder is looked at: for whom, on which day, by which policy.
struct ViewOptions: ParsableArguments {
  @OptionGroup var readers: AudienceOptions
  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var reading: InputOptions

  /// How many threads work.
  var workers: Int { reading.threads ?? Processors.count }

  /// Reads the policy, then the folder, which takes longer.
  func open(_ folder: String, in session: Session) async throws -> (market: Market, scorer: Scorer) {
    let scorer = Scorer(try scoring.loadPolicy(), asOf: scoring.day)
    return (try await Market.read(folder, reading, for: readers.audience, in: session), scorer)
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

  /// The folder, and the profile as its reader may see it.
  func open(in session: Session) async throws -> (market: Market, about: Explanation) {
    let (market, scorer) = try await view.open(input, in: session)
    return (market, Explanation(market, try market.profile(profile), scorer, for: readers.audience))
  }
}
