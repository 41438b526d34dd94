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
  /// Profiles that get a page whatever their score.
  let named: [ProfileKey]
  /// The most pages, where no more are named.
  let pages: Int
  let workers: Int
  let staged: StagedFolder
  /// What pages say of the run.
  let facts: RunFacts

  /// The outputs of a run, and what was counted while they were written.
  struct Outputs {
    var files: [OutputFile] = []
    var summary = RunSummary()
  }

  func write() async throws -> Outputs {
    var (outputs, findings) = try await writeTables()
    if let rejects = market.reading.details?.rejects { outputs.files.append(try write(rejects)) }
    outputs.files.append(try writeDataPackage())
    let subjects = try await writePages(findings, &outputs)
    outputs.files.append(try writeIndex(subjects, findings, outputs.summary))
    outputs.files.sort { $0.path < $1.path }
    return outputs
  }

  private func writeTables() async throws -> (Outputs, RunFindings) {
    let work = RunRows(market, view, since: previous, pages: pages)
    let writers = try AudienceTables.run(for: view.audience).map { table in
      let writer = try staged.file(table.file)
      var header = CSVWriter()
      for column in table.columns { header.field(column.name) }
      header.endRow()
      try writer.write(header.bytes.span)
      return writer
    }
    var outputs = Outputs()
    var findings = RunFindings(pages: pages)
    try await InOrder(market.portions, workers: workers).forEach({ work.portion($0) }) { portion in
      for (writer, block) in zip(writers, portion.blocks) {
        try writer.write(block.bytes.span, rows: block.rows)
      }
      outputs.summary.add(portion.summary)
      findings.add(portion.findings)
    }
    outputs.files = try writers.map { try $0.finish() }
    return (outputs, findings)
  }

  private func write(_ rejects: RejectedRecords) throws -> OutputFile {
    let writer = try staged.file(RejectsTable.table.schema.file)
    try RejectsTable.write(rejects) { try writer.write($0.span, rows: $1) }
    return try writer.finish()
  }

  private func writeDataPackage() throws -> OutputFile {
    let descriptor = DataPackage.descriptor(
      of: AudienceTables.all(for: view.audience), name: "jss-\(view.scorer.asOf)",
      asOf: view.scorer.asOf.description, policy: view.scorer.policy.name)
    return try write(Array((JSONWriter.text(descriptor, indents: true) + "\n").utf8), to: "datapackage.json")
  }

  /// Pages of the profiles named, then of those at risk, as many as may be. Returns whose they are.
  private func writePages(_ findings: RunFindings, _ outputs: inout Outputs) async throws -> Set<ProfileKey> {
    let atRisk = findings.risks.first.map { $0.profile }.filter { !named.contains($0) }
    let keys = named + atRisk.prefix(max(0, pages - named.count))
    let maker = try ProfilePages(market, view, facts, at: .profiles)
    try await InOrder(keys, workers: workers).forEach({ (maker.name(of: $0), try maker.page(of: $0)) }) {
      (name, bytes) in outputs.files.append(try write(bytes, to: name.path))
    }
    return Set(keys)
  }

  private func writeIndex(_ withPage: Set<ProfileKey>, _ findings: RunFindings, _ summary: RunSummary) throws
    -> OutputFile
  {
    let index = RunIndex(market, view, withPage: withPage, hasPrevious: previous != nil)
    return try write(index.page(findings, summary, facts), to: "index.html")
  }

  private func write(_ bytes: [UInt8], to path: String) throws -> OutputFile {
    let writer = try staged.file(path)
    try writer.write(bytes.span)
    return try writer.finish()
  }
}
