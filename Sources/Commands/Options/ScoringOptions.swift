import ArgumentParser
import Basics
import Ingestion
import JobSuccess

/// The day; every command that looks at an input has it.
struct DayOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Score as of this UTC day, YYYY-MM-DD. What is dated later is invisible. (default: today, UTC)",
      valueName: "date"),
    transform: ScoringOptions.day)
  var asOf: Day?

  /// The as-of date.
  var day: Day { asOf ?? Clock.today }
}

/// The day and the policy; every command that scores has these.
struct ScoringOptions: ParsableArguments {
  @OptionGroup var date: DayOptions

  @Option(
    help: ArgumentHelp(
      "A built-in policy (see `jss policy list`) or a policy file: a path with a slash, .yaml or .yml in it.",
      valueName: "name|file"))
  var policy = "standard"

  /// The as-of date.
  var day: Day { date.day }

  /// The policy, read if it is a file.
  func loadPolicy() throws -> Policy { try Policy.load(policy) }

  static func day(_ text: String) throws -> Day {
    guard let day = Day(text: text) else {
      throw ValidationError(
        "'\(Printable.line(text))' is no date; allowed: YYYY-MM-DD, from 1990-01-01 to 2199-12-31")
    }
    return day
  }
}
