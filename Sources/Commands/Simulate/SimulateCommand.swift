import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss simulate`: what would change this score.
struct SimulateCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "What would change a score: removals, better feedback, new contracts, another policy.",
    discussion: """
      One question at a time:
        --all             each feedback removed by itself, the best first
        --remove, --add, --change
                          these changes, any number of them, together
        --plan K          the best set of at most K removals, with --schedule also
                          the days on which each may be asked for
        --target N        how many good contracts, or days, it takes to reach N;
                          --add says what a contract is like
        --versus POLICY   the same history under --policy and under this one

      Every answer tells the score and each window before and after, and which other contracts count differently then. \
      What can't be asked for on the day is simulated all the same and marked hypothetical, with what is missing. \
      --asker names who asks. --ground names another ground than the Top Rated perk: the platform's own after a report, or \
      the author's request. --ahead asks on a later day, on what is known on the as-of date: open contracts stay as they are, \
      and old ones leave the windows.

      --remove C:MODE says how: jss_only (the default) takes the feedback out of the score, jss_and_profile out of the \
      profile too. `jss profile` shows what a visitor sees then.

      --json answers one object: profile_id, profile_kind, as_of, policy, question (all, changes, plan, target, versus), \
      then
        hypothetical, because   whether and why this can't be had as it is
        before, after           jss, jss_exact, band, window, reason, windows
        known_on                with --ahead: the as-of date; as_of is the later day
        effect, why, change     as in removals.csv; change in percent, exact
        others                  contracts that count as something else then:
                                contract_id, client_id, before, after
      and by question
        candidates   of --all, instead of the members from after on: contract_id,
                     client_id, now, effect, why, change, after, made_long_term
                     (contract ids), allowed, failed_checks
        removals     of --remove: contract_id, mode, now, allowed, failed_checks
        added        of --add: stars, private, earnings, days, count
        corrected    of --change: contract_id, stars, private, deadline
        plan         at_most, contract_ids, removals
        schedule     steps (day, contract_id, without, with, change), unplaced,
                     obstacles, last_day, completed_last_year
        target       percent, contracts, first_day_by_aging, each; after and what
                     follows it are there where a number of contracts does
        versus       the other policy: name, sha256
      now is an outcome, its rule and words. A failed check has check, words and what is missing: first_day, \
      contracts_missing, last_day, badge or asker.

      EXAMPLES
        jss simulate SampleData fl-amara --as-of 2024-08-31 --all
        jss simulate SampleData fl-amara --as-of 2024-08-31 --plan 2 --schedule
        jss simulate SampleData fl-luz --as-of 2024-08-31 --target 90
        jss simulate SampleData fl-luz --as-of 2024-08-31 \\
          --add "stars=5,private=10,earnings=500,days=30,count=3"
        jss simulate SampleData fl-amara --as-of 2024-08-31 \\
          --versus upwork-2024-09
      """)

  @OptionGroup var subject: ProfileOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try subject.readers.refusePublic()
  }

  func run(in session: Session) async throws {
    let other = try question.versus.map {
      Scorer(try Policy.load($0), asOf: subject.scoring.day).ahead(question.ahead)
    }
    let profile = try await subject.open(in: session, ahead: question.ahead)
    let about = profile.analysis
    let simulation = Simulation(
      about: about, asker: question.asker, ground: question.ground ?? .perk, terminal: session.terminal)
    if question.all {
      return try AllRemovals(simulation).write(asJSON: output.json) { try session.output.write($0) }
    }
    let answer = try answer(simulation, profile, versus: other)
    try session.output.write(answer.written(about: about, asJSON: output.json, for: session.terminal))
  }

  private func answer(_ simulation: Simulation, _ profile: OpenProfile, versus other: Scorer?) throws
    -> Answer
  {
    if let other { return VersusAnswer(simulation, other).answer }
    if let percent = question.target {
      return TargetAnswer(simulation, percent, each: question.add.first?.contracts).answer
    }
    if let count = question.plan {
      let plan: PlanAnswer
      do { plan = try PlanAnswer(simulation, atMost: count) } catch { throw Failure(error, atMost: count) }
      return question.schedule ? plan.answer + ScheduleAnswer(simulation, plan.keys).answer : plan.answer
    }
    let removals = try RemovalChoice.resolve(question.remove, profile)
    let corrections = try CorrectionArgument.resolve(
      question.change, profile, besides: removals.map(\.key))
    let changes = ChangesAnswer(simulation, removals, question.add.map(\.contracts), corrections).answer
    return question.schedule
      ? changes + ScheduleAnswer(simulation, removals.map(\.key).sorted()).answer : changes
  }
}

extension Failure {
  /// Why no plan was made.
  fileprivate init(_ error: PlanError, atMost count: Int) {
    switch error {
    case .tooManySets(let largest):
      self.init(
        .usage,
        "--plan \(count) means more than \(RemovalPlan.mostSets) sets of removals for this profile; "
          + "--plan \(largest) is the most that can be searched")
    }
  }
}
