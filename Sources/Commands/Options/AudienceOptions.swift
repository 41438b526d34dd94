import Analysis
import ArgumentParser
import Ingestion
import JobSuccess
import Reporting

/// Who may read the answer; every command whose answer could hold what is private has these.
struct AudienceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who may read the answer: internal (all there is), talent (what a freelancer or agency can see), public (what any visitor can).",
      valueName: "who"))
  var audience = Audience.internal

  @Option(
    help: ArgumentHelp(
      "The marketplace's own policy file: scores by it are official, and may be shown to talents and the public. Of other "
        + "policies only the built-in ones' may.",
      valueName: "file"))
  var officialPolicy: String?

  /// The policy and the day, if they are for the audience, and the official policy. Before a folder is read, which takes
  /// longer.
  func scorer(_ scoring: ScoringOptions) throws -> (scorer: Scorer, official: Policy?) {
    let official = try officialPolicy.map { try Policy.load($0) }
    let policy = try scoring.loadPolicy()
    do { _ = try audience.showsOfficialScores(by: policy, official: official) } catch {
      throw Failure(.usage, error.description)
    }
    return (Scorer(policy, asOf: scoring.day), official)
  }

  /// For answers that are nobody's but the profile's own.
  func refusePublic() throws {
    do { try audience.checkAnalysis() } catch { throw ValidationError(error.description) }
  }

  /// For answers that are the marketplace's own people's alone.
  func refuseAllButInternal(_ reason: String, of what: String = "this answer") throws {
    do { try audience.checkPrivateData(what, because: reason) } catch {
      throw ValidationError(error.description)
    }
  }
}

extension Audience: ExpressibleByArgument {}
