import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Publication
import Reporting

/// `jss report`: pages of some profiles.
struct ReportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes HTML pages of the named profiles, and nothing else.",
    discussion: """
      A page tells the score and why it is what it is, what would change it, what is to do by when, the score day by day, \
      and the public profile. It is one file that loads nothing. Its name is made of the profile's id: the first 16 hex \
      digits of its SHA-256, for ids may be anything. The answer is a line for each: the profile and its file.

      --audience talent computes everything on what the talent can see, and tells the official score beside it; \
      --audience public writes the public profile.

      EXAMPLES
        jss report SampleData fl-amara ag-northwind --as-of 2024-08-31 --out pages
        jss report SampleData fl-amara --as-of 2024-08-31 --audience talent --out pages
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("The profiles: ids of freelancers or agencies.", valueName: "profile"))
  var profile: [String]

  @Option(help: ArgumentHelp("The folder to write in; made if it isn't there.", valueName: "folder"))
  var out: String

  @OptionGroup var readers: AudienceOptions
  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let (scorer, official) = try readers.scorer(scoring)
    let market = try await Market.read(input, reading, for: readers.audience, in: session)
    let keys = try market.profiles(withIDs: profile)
    let view = try market.view(scorer, official: official)
    let pages = try ProfilePages(market, view, RunFacts(view, run: "none"), at: .alone)
    var lines = JSONWriter()
    var text = ""
    try await Signals.cleaningUp({ () throws in try SingleFiles(out) }, with: { $0.discard() }) { files in
      var folder = FolderWriter(files)
      for key in keys {
        let file = pages.name(of: key).file
        try folder.writeWhole(pages.page(of: key), to: file)
        let id = market.id(of: key)
        lines.write(["profile_id": .string(id), "file": .string("\(out)/\(file)")])
        lines.endLine()
        text += "\(Printable.line(id))\t\(out)/\(file)\n"
      }
      try folder.finish()
    }
    if output.json { try session.output.write(lines.bytes) } else { try session.output.write(text) }
  }
}
