import Analysis
import Basics
import Glibc
import Ingestion
import JobSuccess
import Publication
import Reporting
import ScoreHistory

/// A run that writes nothing: it reads, scores, makes every file to count it, tries the rules, and says what it found.
///
/// It takes no lock. It compares with the run published last in the output folder, as a run's pages do.
struct DryRun {
  let basis: RunBasis

  private var command: RunCommand { basis.command }

  func run() async throws {
    let runs = try publishedRuns()
    let market = try await basis.read()
    let named = try market.profiles(withIDs: command.profile)
    let last = basis.previousRun(among: runs)
    let view = try market.view(basis.scorer, official: basis.official)
    let before = try await basis.scores(of: last)
    let writer = RunWriter(
      market: market, view: view, previous: basis.previousScores(before, market),
      earlier: basis.trend(upTo: last), named: named,
      pages: command.pages, workers: basis.workers, auditLeak: command.auditLeak, files: .counted)
    let tables = try await writer.writeTables()
    let identity: RunIdentity
    if let known = basis.identity(of: market, after: last) {
      identity = known
    } else {
      identity = try await basis.identity(of: writer, tables, view, after: last)
    }
    let outputs = try await writer.writePages(tables, RunFacts(view, run: identity.runID))
    let evidence = evidence(tables, market, before)
    let there = runs.first { $0.name == identity.folderName }
    // A run that was published is not held (6.4).
    let mayBeHeld = there.map(\.isHeld) ?? true
    let held = mayBeHeld ? Gates(rules: command.operations.holdOn).matched(evidence) : []
    let failed = Gates(rules: command.operations.failOn).matched(evidence)
    say(identity, outputs, there: there, isHeld: !held.isEmpty)
    basis.noteScored(tables, identity)
    if let failure = Failure(dryRun: held, "--hold-on", "held")
      ?? Failure(dryRun: failed, "--fail-on", "published")
    {
      throw failure
    }
  }

  /// The runs of the output folder, where it is there; throws where the run would be refused.
  private func publishedRuns() throws -> [PublishedRun] {
    let folder: OutputFolder
    do throws(PublicationError) {
      folder = try OutputFolder(command.out, creating: false)
    } catch {
      if case .failed(.open, _, ENOENT) = error { return [] }
      throw error
    }
    try basis.scope.check(folder, at: command.out)
    return try folder.publishedRuns()
  }

  // MARK: The rules

  private func evidence(
    _ tables: RunWriter.Tables, _ market: Market, _ before: PublishedScores?
  ) -> Gates.Evidence {
    let summary = tables.outputs.summary
    let figures = RunFigures(
      records: market.reading.records, rejected: market.reading.files.reduce(0) { $0 + $1.rejected },
      contracts: summary.contracts, profiles: summary.profiles, scored: summary.scored)
    // Visitors' tables have no exact scores, so that their means aren't compared.
    let hasMean = PreviousScores.areOfUse(to: market.audience)
    return Gates.Evidence(
      figures: figures, comparison: before.map { comparison(of: tables.shown, market, with: $0) },
      mean: hasMean ? summary.meanExact : nil, lastMean: before?.mean)
  }

  /// How many profiles are in both runs, and how many of them have another whole percent. Both are in the order of the
  /// ids' bytes.
  private func comparison(
    of shown: ShownScores, _ market: Market, with before: PublishedScores
  ) -> RunComparison {
    var (profiles, changed) = (0, 0)
    let earlier = before.makeIterator()
    var known = earlier.next()
    for index in 0..<shown.count {
      let (profile, percent) = shown[index]
      let id = market.idBytes(of: profile)
      while let record = known, record.profile.lexicographicallyPrecedes(id) { known = earlier.next() }
      guard let record = known, record.profile == id else { continue }
      profiles += 1
      if record.value.jss != percent { changed += 1 }
    }
    return RunComparison(profiles: profiles, changed: changed)
  }

  // MARK: What is said

  private func say(
    _ identity: RunIdentity, _ outputs: RunWriter.Outputs, there: PublishedRun?, isHeld: Bool
  ) {
    let place = "\(command.out)/runs/\(identity.folderName)"
    let bytes = outputs.files.reduce(0) { $0 + $1.bytes }
    let size = "\(outputs.files.count) files and run.json, \(bytes) bytes"
    let words: String
    switch there {
    case let run? where !run.isHeld && !command.force:
      words = "would do nothing, for it is published already: \(place)"
    case _ where isHeld: words = "would hold: \(place) (\(size))"
    default: words = "would publish: \(place) (\(size))"
    }
    basis.session.console.note(
      words + "; nothing was written: --dry-run", .runTried,
      [.runID(identity.runID), .asOf(identity.asOf), .folder(place), .count(outputs.files.count)])
  }
}

extension Failure {
  /// The end of a dry run in which rules matched; nil where none did.
  fileprivate init?(dryRun matched: [Gates.GateResult], _ option: String, _ word: String) {
    guard !matched.isEmpty else { return nil }
    let rules = matched.count == 1 ? "a \(option) rule" : "\(matched.count) \(option) rules"
    self.init(
      .ruleMatched, heading: "the run would be \(word), and \(rules) would match",
      messages: matched.map { "\($0.rule): \($0.found)" })
  }
}
