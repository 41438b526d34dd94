import Analysis
import ArgumentParser
import CSV
import Ingestion
import JobSuccess
import Reporting

/// `jss profile`: what a visitor sees, as it is and as if feedback were removed.
struct ProfileCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "What a visitor sees of a profile on the day, and what they would see after removals.",
    discussion: """
      For each contract, newest first: title, dates, stars, comment, response or the notice that the feedback was removed, \
      mid-contract feedback of freelancers. Feedback that is not public on the day is left out. Private scores and outcomes \
      are never part of it.

      --remove C shows beside it what a visitor sees when this contract's feedback is removed, under both modes; \
      --remove C:MODE under this mode, jss_only or jss_and_profile. Several are removed together.

      --json answers {"profile_id", "profile_kind", "as_of", "policy", "exclusive_agency", "versions"}. A version has name \
      (as_it_is, jss_only, jss_and_profile, removed), jss, badge, stars, jobs and history: for each contract \
      contract_id, title, started_on, ended_on, shows (given, removed, no_feedback, in_progress), stars, comment, response, \
      mid_contract (stars, comment).

      --audience talent tells a score after removals as an estimate from public signals. What would happen after removals \
      is not for the public.

      EXAMPLES
        jss profile SampleData fl-amara --as-of 2024-08-31
        jss profile SampleData fl-amara --as-of 2024-08-31 --remove CONTRACT
      """)

  @OptionGroup var subject: ProfileOptions

  @Option(
    help: ArgumentHelp(
      "Remove this contract's feedback, under this mode or under both; may be given several times.",
      valueName: "contract[:mode]"))
  var remove: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !remove.isEmpty { try subject.readers.refusePublic() }
  }

  func run(in session: Session) async throws {
    // Only what comes after a removal differs by audience: the public profile is the same for all.
    let profile = try await subject.open(in: session)
    let about = profile.analysis
    let removals = try PublicVersion.removals(remove, profile)
    let answer = PublicProfileAnswer(
      about: about, texts: profile.view.texts(of: profile.key, from: try profile.market.openTexts()),
      versions: [PublicVersion(name: "as_it_is", profile: about.published.profile)]
        + removals.map { removal in
          PublicVersion(
            name: removal.name, profile: PublicProfile(about.scorer, about.history, removing: removal.modes))
        })
    try session.output.write(output.json ? answer.json() : answer.text(session.terminal))
  }
}

extension PublicVersion {
  /// What `--remove` asks for: a contract without a mode is removed under each of them, side by side.
  static func removals(_ arguments: [String], _ profile: OpenProfile) throws(Failure)
    -> [(name: String, modes: [ContractKey: RemovalMode])]
  {
    guard !arguments.isEmpty else { return [] }
    let choices = try RemovalChoice.resolve(arguments, profile)
    for choice in choices {
      guard let mode = choice.facts.removal else { continue }
      throw Failure(
        .usage,
        "the feedback on '\(profile.analysis.names.id(of: choice.key))' is removed already (\(mode.rawValue)); `jss profile` "
          + "without --remove shows it so")
    }
    let open = arguments.compactMap { profile.market.findContract(withID: $0, of: profile.key) }
    let named = Dictionary(choices.map { ($0.key, $0.mode) }) { first, _ in first }
    guard !open.isEmpty else { return [("removed", named)] }
    return RemovalMode.allCases.map { mode in
      (mode.rawValue, named.merging(open.map { ($0, mode) }) { $1 })
    }
  }
}
