import ArgumentParser
import JobSuccess
import Publication
import Samples

extension SampleOrder: ExpressibleByArgument {}

/// `jss sample`: a made-up marketplace.
struct SampleCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Writes a made-up marketplace as CSV exports, to try things on.",
    discussion: """
      The same profiles, seed and day give the same bytes on every machine. With the defaults it is the SampleData that \
      comes with the program, whose first profiles are stories worth looking at. About 132,000 profiles make two million \
      contracts. Files that are there already are replaced.

      EXAMPLES
        jss sample --out SampleData
        jss sample --profiles 132000 --seed 7 --as-of 2026-06-30 --out /tmp/big
        jss sample --profiles 132000 --order day --clients 200000 --out /tmp/by-day
      """)

  @Option(help: ArgumentHelp("How many profiles.", valueName: "n"))
  var profiles = SampleMarket.committed.profiles

  @Option(help: ArgumentHelp("Another seed makes another market.", valueName: "n"))
  var seed = SampleMarket.committed.seed

  @Option(
    help: ArgumentHelp(
      "The day that the exports are made on, YYYY-MM-DD. (default: 2024-08-31)", valueName: "date"),
    transform: ScoringOptions.day)
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "The order of rows in each file: profile (as they are made), day (as exports have them: contracts by their start) or "
        + "random. In any order but the first the whole market is in memory.",
      valueName: "order"))
  var order = SampleOrder.profile

  @Option(help: ArgumentHelp("How many clients. (default: three for each profile)", valueName: "n"))
  var clients: Int?

  @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var out: String

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0...100_000_000).contains(profiles) else {
      throw ValidationError("--profiles \(profiles) is out of range; allowed: 0 to 100000000")
    }
    if let clients, !(1...100_000_000).contains(clients) {
      throw ValidationError("--clients \(clients) is out of range; allowed: 1 to 100000000")
    }
    let days = SampleMarket.days
    if let asOf, !days.contains(asOf) {
      throw ValidationError(
        "--as-of \(asOf) is out of range; allowed: \(days.lowerBound) to \(days.upperBound), because contracts begin up to "
          + "ten years before")
    }
  }

  func run(in session: Session) async throws {
    let market = SampleMarket(
      profiles: profiles, seed: seed, asOf: asOf ?? SampleMarket.committed.asOf, clients: clients,
      order: order)
    try await Signals.cleaningUp({ () throws in try SingleFiles(out) }, with: { $0.discard() }) { folder in
      var files = FolderWriter(folder)
      try await market.write { file, block throws(PublicationError) in try files.write(block, to: file.name) }
      try files.finish()
    }
    session.console.note("wrote \(SampleFile.allCases.count) files to \(out)")
  }
}
