import Foundation
import Support
import Testing

@Suite("jss simulate")
struct SimulateTests {
  private let input: StoryFolder

  init() throws {
    input = try StoryFolder(["tomasz", "noor", "kenji", "vela", "amara", "luz", "sergei", "000032"])
  }

  /// The answer of a run that went well.
  private func answer(_ profile: String, _ arguments: [String], asOf: String = "2024-08-31") throws -> String
  {
    let outcome = try ProgramRunner.run(
      ["simulate", input.path, profile, "--quiet", "--as-of", asOf] + arguments)
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    #expect(outcome.standardError.isEmpty)
    return outcome.standardOutput
  }

  @Test("a removal that makes a client relationship long-term again")
  func longTermAgain() throws {
    let text = try answer("fl-tomasz", ["--remove", "ct-tomasz-04:jss_and_profile"])
    for words in [
      "The score rises from 67 to 100, from needs improvement to excellent (66.6667 to 100.0000 before rounding).",
      "A client relationship becomes long-term again, which makes 3 other contracts count:\n",
      "ct-tomasz-01  cl-borealis  left out: the client gave no feedback that counts  counts for: no feedback, but the "
        + "client keeps coming back\n",
      "jss_and_profile: out of the score and the profile; visitors no longer see its stars and response",
      "Hypothetical: the removal can't be asked for on 2024-08-31.\n  - not_top_rated: only Top Rated and",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("a removal that drops the profile below the minimum")
  func belowTheMinimum() throws {
    let text = try answer("fl-noor", ["--remove", "ct-noor-02"])
    #expect(
      text.contains(
        "There would be no score any more, from 66: fewer than 2 contracts of the last 24 months count.\n"
      ))
    #expect(text.contains("score       66    no score\n"))
    #expect(text.contains("24m    65.5172  too little          before\n"))
    #expect(
      text.contains("jss_only: out of the score only; visitors still see its stars, comment and response\n"))
  }

  @Test("a day ahead is answered as the forecast has it")
  func ahead() throws {
    let text = try answer("fl-amara", ["--remove", "ct-amara-49", "--ahead", "60"])
    #expect(
      text.hasPrefix("fl-amara (freelancer) as of 2024-10-30, if nothing new happens after 2024-08-31, "))
    #expect(text.contains("perk_ended: the removal perk ended: its last day was 2024-09-02"))
    let json = try answer("fl-amara", ["--remove", "ct-amara-49", "--ahead", "60", "--json"])
    let simulated = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(simulated["as_of"] as? String == "2024-10-30")
    #expect(simulated["known_on"] as? String == "2024-08-31")
    let forecast = try ProgramRunner.run(
      ["forecast", input.path, "fl-amara", "--quiet", "--as-of", "2024-08-31", "--json"])
    let days = try #require(
      try JSONSerialization.jsonObject(with: Data(forecast.standardOutput.utf8)) as? [String: Any])
    let day = try #require((days["days"] as? [[String: Any]])?[60])
    let before = try #require(simulated["before"] as? [String: Any])
    #expect(day["day"] as? String == "2024-10-30")
    #expect(before["jss_exact"] as? Double == day["jss_exact"] as? Double)
  }

  @Test("a removal outside the deciding window")
  func outsideTheWindow() throws {
    let text = try answer("ag-000032", ["--remove", "ct-000032-002"])
    #expect(text.contains("The score stays 93: nothing of it lies in the 6-month window, which decides.\n"))
  }

  @Test("a removal after which another window decides")
  func anotherWindow() throws {
    let text = try answer("fl-kenji", ["--remove", "ct-kenji-23"])
    #expect(text.contains("The score rises from 78 to 100, from needs improvement to excellent"))
    #expect(text.contains("Then the 6-month window decides, no longer the 24-month window.\n"))
  }

  @Test("all removals, ranked, with what they reach")
  func all() throws {
    let text = try answer("fl-tomasz", ["--all"])
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("ct-") }.map { $0.split(separator: " ")[0] }
    #expect(rows == (4...9).map { "ct-tomasz-0\($0)" })
    #expect(
      text.contains(
        "Without the feedback on ct-tomasz-04 the client relationship is long-term again, and ct-tomasz-01, "
          + "ct-tomasz-02, ct-tomasz-03 would count for.\n"))
    #expect(text.contains("Hypothetical: none of them can be asked for on 2024-08-31.\n"))
    #expect(try answer("fl-noor", ["--all"]).contains("ct-noor-02  loses the score: too few contracts  "))
  }

  @Test(
    "the perk is there on 2024-09-02 and gone on 2024-09-03",
    arguments: [
      ("2024-09-02", "The removal may be asked for on 2024-09-02.\n"),
      ("2024-09-03", "  - perk_ended: the removal perk ended: its last day was 2024-09-02\n"),
    ])
  func perk(day: String, words: String) throws {
    let text = try answer("ag-vela", ["--remove", "ct-vela-58", "--asker", "owner"], asOf: day)
    #expect(text.contains(words))
    #expect(text.contains("Hypothetical") == (day == "2024-09-03"))
  }

  @Test("a feedback that is removed already is simulated, and told as nothing to remove")
  func removedAlready() throws {
    let text = try answer("ag-vela", ["--remove", "ct-vela-57"])
    #expect(text.contains("The score stays 93: what would change does not count anyway.\n"))
    #expect(
      text.contains("  - ct-vela-57: nothing_to_remove: this contract has no final client feedback, or")
    )
    try expectUsage("ag-vela", ["--change", "ct-vela-57:stars=5"], "removed feedback can't be corrected")
  }

  @Test("another ground than the perk: only something to remove is asked, and what a report needs")
  func ground() throws {
    let text = try answer("fl-tomasz", ["--remove", "ct-tomasz-04", "--ground", "fraud"])
    #expect(text.contains("The removal may be asked for on 2024-08-31.\nGround fraud: the platform removes"))
    #expect(text.contains("reported on 2024-08-31, it is decided by 2024-09-10.\n"))
  }

  @Test("the best set, and the days on which its removals may be asked for")
  func planAndSchedule() throws {
    let text = try answer("fl-amara", ["--plan", "2", "--schedule"])
    for words in [
      "ct-amara-47  cl-lumiere  counts against", "ct-amara-48  cl-oolong   counts against",
      "The score rises from 86 to 94, from good to excellent (85.7143 to 93.6170 before rounding).\n",
      "2024-08-31  ct-amara-47             86       90  +3.8690  24m\n",
      "Can't be placed by 2026-08-31: ct-amara-48. On that day this still fails:\n  - perk_ended: ",
      "25 contracts completed a year as in the last 12 months",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("a target, by new contracts and by aging alone")
  func target() throws {
    let luz = try answer("fl-luz", ["--target", "90"])
    #expect(
      luz.contains(
        "To reach 90: 31 contracts of $300.00 over 30 days, 5.00 stars, private 10, each for a new"))
    #expect(luz.contains("does not reach it by itself within 180 days (to 2025-02-27).\n"))
    let sergei = try answer("fl-sergei", ["--target", "97", "--add", "stars=5,private=1"])
    #expect(
      sergei.contains("To reach 97: not even 1000 contracts of $300.00 over 30 days, 5.00 stars, private 1"))
    #expect(sergei.contains("it is reached as old contracts leave the windows: 97 from 2024-09-11, "))
  }

  @Test("removals, corrections and new contracts together")
  func together() throws {
    let text = try answer(
      "fl-luz",
      ["--add", "stars=5,private=10,earnings=500,days=30,count=3", "--change", "ct-luz-15:stars=5,private=9"])
    #expect(
      text.contains("3 contracts of $500.00 over 30 days, 5.00 stars, private 10, each for a new client"))
    #expect(text.contains("Hypothetical: the client could correct the feedback on ct-luz-15 until "))
    #expect(text.contains("Hypothetical: the added contracts do not exist.\n"))
  }

  @Test("the same history under two policies")
  func versus() throws {
    let text = try answer("fl-amara", ["--versus", "upwork-2024-09"])
    #expect(
      text.contains("Under upwork-2024-09 instead of standard: 94 (93.8776 before rounding): excellent"))
    #expect(text.contains("This changes 1 other contract:\n"))
  }

  @Test("JSON holds what the words say")
  func json() throws {
    let text = try answer("fl-amara", ["--plan", "2", "--schedule", "--json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["question"] as? String == "plan")
    #expect(object["hypothetical"] as? Bool == true)
    #expect(object["effect"] as? String == "raises")
    #expect((object["before"] as? [String: Any])?["jss"] as? Int == 86)
    let after = try #require(object["after"] as? [String: Any])
    #expect(after["jss"] as? Int == 94)
    #expect((after["windows"] as? [Any])?.count == 3)
    let schedule = try #require(object["schedule"] as? [String: Any])
    #expect(schedule["unplaced"] as? [String] == ["ct-amara-48"])
    #expect((schedule["steps"] as? [[String: Any]])?.first?["day"] as? String == "2024-08-31")

    let all = try answer("fl-tomasz", ["--all", "--json"])
    let candidates =
      (try JSONSerialization.jsonObject(with: Data(all.utf8)) as? [String: Any])?["candidates"]
      as? [[String: Any]]
    let first = try #require(candidates?.first)
    #expect(first["contract_id"] as? String == "ct-tomasz-04")
    #expect(first["made_long_term"] as? [String] == ["ct-tomasz-01", "ct-tomasz-02", "ct-tomasz-03"])
    #expect(first["allowed"] as? Bool == false)
  }

  @Test(
    "nonsense is exit 64 with a helpful message",
    arguments: [
      (["--remove", "ct-luz-0x"], "did you mean 'ct-luz-01'?"),
      (["--remove", "ct-amara-01"], "contract 'ct-amara-01' belongs to 'fl-amara', not to 'fl-luz'"),
      (["--remove", "ct-luz-01:jss_onyl"], "did you mean 'jss_only'? allowed: jss_only, jss_and_profile"),
      (["--remove", "ct-luz-15", "--remove", "ct-luz-15:jss_and_profile"], "choose one"),
      (["--remove", "ct-luz-15", "--change", "ct-luz-15:stars=5"], "both removed and corrected"),
      (["--change", "ct-luz-15:stars=5", "--change", "ct-luz-15:private=9"], "corrected twice"),
      (["--change", "ct-luz-01"], "such as c1:stars=5,private=9"),
    ])
  func wrongContract(arguments: [String], words: String) throws {
    try expectUsage("fl-luz", arguments, words)
  }

  @Test("a contract without feedback, and one that has not begun")
  func withoutFeedback() throws {
    try expectUsage("fl-tomasz", ["--remove", "ct-tomasz-01"], "has no final client feedback on")
    try expectUsage(
      "fl-tomasz", ["--remove", "ct-tomasz-04"], "there is nothing to remove", asOf: "2020-01-01")
  }

  private func expectUsage(
    _ profile: String, _ arguments: [String], _ words: String, asOf: String = "2024-08-31"
  ) throws {
    let outcome = try ProgramRunner.run(
      ["simulate", input.path, profile, "--quiet", "--as-of", asOf] + arguments)
    #expect(outcome.exitCode == 64)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.standardError.hasPrefix("error: "))
    #expect(outcome.standardError.contains(words), "\(outcome.standardError)")
  }
}

/// What is refused before anything is read.
@Suite("The questions of jss simulate")
struct SimulateQuestionTests {
  @Test(
    "options that can't be, and options that exclude each other",
    arguments: [
      (["--target", "101"], "allowed: a whole number from 1 to 100"),
      (["--target", "0"], "allowed: a whole number from 1 to 100"),
      (["--plan", "0"], "allowed: a whole number from 1 to 20"),
      (["--plan", "two"], "allowed: a whole number from 1 to 20"),
      (["--add", "count=1", "--ahead", "181"], "a whole number from 0 to 180"),
      (["--add", "star=5"], "did you mean 'stars'?"),
      (["--add", "stars=7"], "a number of stars from 1 to 5"),
      (["--add", "private=11"], "a whole number from 0 to 10"), (["--add", "days=-1"], "from 0 to 3650"),
      (["--add", "earnings=1e3"], "US dollars"), (["--add", "count=0"], "from 1 to 1000"),
      (["--add", "stars=5,stars=4"], "is given twice"), (["--add", "stars"], "no key=value"),
      (["--add", "stars="], "no key=value"), (["--add", ""], "no key=value"),
      (["--change", "c:colour=5"], "the keys are stars, private"),
      ([], "say what to simulate: --all,"), (["--all", "--plan", "2"], "ask one at a time"),
      (["--plan", "2", "--remove", "c"], "ask one at a time"),
      (["--schedule", "--all"], "--schedule places removals"),
      (["--target", "90", "--add", "count=2"], "leave count out"),
      (["--plan", "2", "--schedule", "--ground", "fraud"], "nothing has to wait"),
      (["--target", "90", "--asker", "owner"], "it goes with --all, --remove or --plan"),
      (["--all", "--asker", "owner", "--ground", "fraud"], "under the Top Rated perk alone"),
      (["--all", "--ground", "frod"], "Please provide one of"),
      (["--versus", "standrd"], "did you mean 'standard'?"),
    ])
  func nonsense(arguments: [String], words: String) throws {
    let outcome = try ProgramRunner.run(["simulate", "no-such-folder", "fl-luz"] + arguments)
    #expect(outcome.exitCode == 64)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.standardError.hasPrefix("error: "))
    #expect(outcome.standardError.contains(words), "\(outcome.standardError)")
  }
}
