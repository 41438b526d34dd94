import Analysis
import ArgumentParser
import CSV
import Ingestion
import JobSuccess
import Reporting

/// `jss clients`: a scorecard of each client.
struct ClientsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "clients",
    abstract: "A scorecard of each of a profile's clients, from the talent's side.",
    discussion: """
      The clients whose contracts cost the score most come first, then those that spent most. Costs and adds are points of \
      the score. For an agency its members follow, with what their contracts cost and add.

      Star averages are weighted by earnings, over contracts of at least $1. \
      "Against others" is how far a client's stars for this talent are above those of all other clients; "silent" is the \
      share of ended contracts without the client's feedback. The six attributes are those that the talent gave the client.

      For the marketplace's own people the answer also lists where five public stars come with a private score of at \
      most 6: what surprises people most.

      --json answers {"profile_id", "profile_kind", "as_of", "policy", "score", "clients", "members", "surprises"}. A client \
      has client_id, costs, adds, standing, contracts, ended, ended_without_feedback, spent, stars_for_client, attributes, stars_from_client, \
      stars_from_others, difference; a surprise contract_id, client_id, private_score; a member, of agencies alone, \
      freelancer_id, contracts, counting, costs, adds. With --audience talent there are no surprises.

      EXAMPLE
        jss clients SampleData fl-amara --as-of 2024-08-31
      """)

  @OptionGroup var subject: ProfileOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try subject.readers.refusePublic()
  }

  func run(in session: Session) async throws {
    let profile = try await subject.open(in: session)
    let texts = profile.view.texts(of: profile.key, from: try profile.market.openTexts())
    let answer = try ClientsAnswer(
      profile.analysis, texts, names: try ProfileNameColumn(profile.market, profile.view)
    ).answer(for: session.terminal)
    try session.output.write(
      answer.written(about: profile.analysis, asJSON: output.json, for: session.terminal))
  }
}
