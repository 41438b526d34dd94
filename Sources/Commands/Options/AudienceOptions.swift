import Analysis
import ArgumentParser
import JobSuccess
import Reporting

/// Who may read the answer; every command whose answer could hold what is private has these.
struct AudienceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who may read the answer: internal (all there is), talent (what a freelancer or agency can see), public (what any visitor can).",
      valueName: "who"))
  var audience = Audience.internal

  /// For answers that are nobody's but the profile's own.
  func refusePublic() throws {
    do { try audience.checkAnalysis() } catch { throw ValidationError(error.description) }
  }
}

extension Audience: ExpressibleByArgument {}
