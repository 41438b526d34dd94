import Analysis
import Basics
import CSV
import Ingestion
import JobSuccess
import Publication
import Reporting

/// Writes all files of a run but its manifest, for one audience: tables, what describes them, pages, the index.
struct RunWriter {
  let market: Market
  let view: AudienceView
  /// The scores of the run before, where there is one for the same audience.
  let previous: PreviousScores?
  /// The runs before this one, as the audience may compare them.
  let earlier: RunTrend
  /// Profiles that get a page whatever their score.
  let named: [ProfileKey]
  /// The most pages, where no more are named.
  let pages: Int
  let workers: Int
  /// How often scores are published, for an audit of what leaks; nil without one.
  let auditLeak: PublicationCadence?
  let files: RunFiles

  /// The outputs of a run, and what was counted while they were written.
  struct Outputs {
    var files: [OutputFile] = []
    var summary = RunSummary()
    /// What leaks, if that was asked.
    var leak: InferenceTables.LeakRow?
  }

  /// The tables of a run, and what they found for its pages.
  struct Tables {
    fileprivate(set) var outputs = Outputs()
    fileprivate let findings: RunFindings
    fileprivate let subjects: [ProfileKey]
    /// The shown scores of all profiles.
    let shown: ShownScores
    fileprivate let hasPrevious: Bool

    /// How many shown scores are others than in the run before; nil where there is none, or the audience sees no change.
    var changed: Int? { hasPrevious ? findings.movers.total : nil }

    /// How many were scored, their mean, and how many changed since the run before, where there was one.
    var sentence: String {
      let summary = outputs.summary
      let mean = summary.meanHundredths.map { ", mean \(decimalText($0, places: 2))" } ?? ""
      let changed = changed.map { "; since the last run \($0) changed" } ?? ""
      return "scored \(summary.scored) of \(summary.profiles) profiles\(mean)\(changed)"
    }

    /// Profiles of which not all is known, and what their scores could be.
    var unclear: TopList<RunFindings.Unclear> { findings.unclear }
  }

  /// Writes the tables and what describes them.
  func writeTables() async throws -> Tables {
    var (outputs, findings, shown) = try await writeRows()
    if let rejects = market.reading.details?.rejects { outputs.files.append(try await write(rejects)) }
    outputs.files.append(try writeDataPackage())
    outputs.leak = await audit()
    return Tables(
      outputs: outputs, findings: findings,
      subjects: PageSubjects.choose(
        named: named, findings, shown, atMost: pages, for: view.audience), shown: shown,
      hasPrevious: previous != nil)
  }

  /// Writes the pages, the index, and the list of all profiles where the index has no space for it, with what they say of
  /// the run; returns all outputs.
  func writePages(_ tables: Tables, _ facts: RunFacts) async throws -> Outputs {
    var outputs = tables.outputs
    try await forEachPage(of: tables, facts) { path, bytes in outputs.files.append(try write(bytes, to: path))
    }
    if let list = try list(of: tables, facts) {
      let writer = try files.file(AllProfilesPage.path)
      try await list.write(workers: workers) { try writer.write($0.span) }
      outputs.files.append(try writer.finish())
    }
    outputs.files.sort { $0.path < $1.path }
    return outputs
  }

  /// The digests of the tables, and of the pages as they are when they say nothing of the run.
  func digests(of tables: Tables, _ facts: RunFacts) async throws -> [(name: String, sha256: String?)] {
    var digests = tables.outputs.files.map { (name: $0.path, sha256: String?.some($0.sha256)) }
    try await forEachPage(of: tables, facts) { path, bytes in digests.append((path, sha256(bytes.span))) }
    if let list = try list(of: tables, facts) {
      var digest = SHA256()
      try await list.write(workers: workers) { digest.update($0.span) }
      digests.append((AllProfilesPage.path, hexadecimal(digest.finish())))
    }
    return digests.sorted { $0.name < $1.name }
  }

  /// The list of all profiles, where the index has no space for it.
  private func list(of tables: Tables, _ facts: RunFacts) throws -> AllProfilesPage? {
    guard tables.shown.count > RunIndex.listed else { return nil }
    return try AllProfilesPage(market, view, tables.shown, withPage: Set(tables.subjects), facts)
  }

  private func forEachPage(
    of tables: Tables, _ facts: RunFacts, _ body: (_ path: String, _ bytes: [UInt8]) throws -> Void
  ) async throws {
    let maker = try ProfilePages(market, view, facts, at: .profiles)
    try await InOrder(tables.subjects, workers: workers).forEach({
      (maker.name(of: $0), try maker.page(of: $0))
    }) {
      (name, bytes) in try body(name.path, bytes)
    }
    let index = try RunIndex(market, view, withPage: Set(tables.subjects), after: earlier)
    try body(
      "index.html",
      index.page(
        tables.findings, tables.outputs.summary, tables.shown, facts, leak: tables.outputs.leak))
  }

  /// What scores published so often give away, of a sample of the profiles.
  private func audit() async -> InferenceTables.LeakRow? {
    guard let auditLeak else { return nil }
    let audit = LeakAudit(Inference(view.scorer.policy), auditLeak, .whole)
    let leak = await view.leak(of: view.sample(of: LeakSample.standard), by: audit, workers: workers)
    return InferenceTables.LeakRow(cadence: auditLeak, rounding: .whole, leak: leak)
  }

  private func writeRows() async throws -> (Outputs, RunFindings, ShownScores) {
    let work = RunRows(market, view, since: previous, pages: pages)
    let writers = try AudienceTables.run(for: view.audience).map { table in
      let writer = try files.file(table.file)
      var header = CSVWriter()
      for column in table.columns { header.field(column.name) }
      header.endRow()
      try writer.write(header.bytes.span)
      return writer
    }
    var outputs = Outputs()
    var findings = RunFindings(pages: pages)
    var shown = ShownScores()
    try await InOrder(market.portions, workers: workers).forEach({ work.portion($0) }) { portion in
      for (writer, block) in zip(writers, portion.blocks) {
        try writer.write(block.bytes.span, rows: block.rows)
      }
      outputs.summary.add(portion.summary)
      findings.add(portion.findings)
      shown.append(portion.shown)
    }
    outputs.files = try writers.map { try $0.finish() }
    return (outputs, findings, shown)
  }

  private func write(_ rejects: RejectedRecords) async throws -> OutputFile {
    let writer = try files.file(RejectsTable.table.schema.file)
    try await RejectsTable.write(rejects, workers: workers) { try writer.write($0.span, rows: $1) }
    return try writer.finish()
  }

  private func writeDataPackage() throws -> OutputFile {
    let descriptor = DataPackage.descriptor(
      of: AudienceTables.all(for: view.audience), name: "jss-\(view.scorer.asOf)",
      asOf: view.scorer.asOf.description, policy: view.scorer.policy.name)
    return try write(Array((JSONWriter.text(descriptor, indents: true) + "\n").utf8), to: "datapackage.json")
  }

  private func write(_ bytes: [UInt8], to path: String) throws -> OutputFile {
    let writer = try files.file(path)
    try writer.write(bytes.span)
    return try writer.finish()
  }
}

/// Where the files of a run go.
enum RunFiles {
  /// Into a folder that is to be published.
  case staged(StagedFolder)
  /// Nowhere: of each file is known what it would be.
  case counted

  /// Makes a file; `path` as of ``StagedFolder/file(_:)``.
  func file(_ path: String) throws(PublicationError) -> FileWriter {
    switch self {
    case .staged(let folder): try folder.file(path)
    case .counted: FileWriter(counting: path)
    }
  }
}
