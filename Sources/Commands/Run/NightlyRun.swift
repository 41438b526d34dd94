import CSV
import Exports
import JobSuccess
import Publication
import Reporting

/// One nightly run under the lock of its output folder: from the input folder to a published run.
struct NightlyRun {
  let command: RunCommand
  let scorer: Scorer
  let folder: LockedFolder
  let started: String
  let session: Session

  private var workers: Int { command.reading.threads ?? Processors.count }

  /// Reads, scores and publishes; does nothing where the same run is published already. Returns its manifest.
  func publish() async throws -> Manifest {
    var watch = StageWatch()
    let market = try await Market.read(command.input, command.reading, digests: true, in: session)
    watch.finish("reading")
    let identity = try RunIdentity(
      report: market.report, scorer: scorer, arguments: arguments, previous: previousRun())
    let earlier = try folder.run(named: identity.folderName)
    if let manifest = earlier?.manifest, !command.force {
      session.console.note("already published: \(place(of: identity))")
      return manifest
    }
    return try await Signals.cleaningUp(folder.stage, with: { $0.discardAtOnce() }) { staged in
      let tables = try await writeTables(market, to: staged)
      watch.finish("scoring")
      let manifest = RunManifest(
        identity: identity, number: try folder.nextNumber(), scorer: scorer, report: market.report,
        tables: tables,
        started: started, finished: Clock.timestamp, stages: watch.stages, arguments: arguments
      ).bytes
      try Signals.shielded { () throws in
        try publish(staged, identity, manifest: manifest, replacing: earlier != nil)
      }
      return try Manifest(manifest)
    }
  }

  private func publish(
    _ staged: StagedFolder, _ identity: RunIdentity, manifest: [UInt8], replacing: Bool
  ) throws {
    let removed = try folder.publish(
      staged, as: identity.folderName, manifest: manifest, replacing: replacing)
    session.console.note("published: \(place(of: identity))")
    if let removed { session.console.warn("what this run replaced could not be removed: \(removed)") }
    guard let keep = command.keep else { return }
    do {
      for name in try folder.keep(keep) { session.console.note("removed the old run \(name)") }
    } catch {
      session.console.warn("old runs could not be removed, which the next run tries again: \(error)")
    }
  }

  /// Leaves what a failed run has to say in OUT/failed.
  func publishFailure(_ error: any Error) throws {
    let failure = Failure(error)
    let staged = try folder.stageFailure()
    var outputs: [OutputFile] = []
    if case ExportsError.tooManyRejects(let report, _, _) = error {
      let rejects = try staged.file(RejectsTable.table.file)
      try rejects.write(RejectRows.table(report).span, rows: report.rejects.count)
      outputs.append(try rejects.finish())
    }
    let manifest = FailureManifest(
      failure: failure, scorer: scorer, outputs: outputs, started: started, finished: Clock.timestamp,
      arguments: arguments)
    try folder.publishFailure(staged, manifest: manifest.bytes)
    if !outputs.isEmpty {
      session.console.error("the rejects are in \(command.out)/failed/\(outputs[0].path)")
    }
  }

  /// Every argument that changes an output.
  private var arguments: [JSONValue.Member] {
    [.init("audience", "internal")]
  }

  /// The run published last among those with an earlier as-of date (6.1).
  private func previousRun() throws -> String? {
    let runs = try OutputFolder(command.out).publishedRuns().compactMap(\.manifest)
    return runs.last { $0.asOf < scorer.asOf.description }?.runID
  }

  private func place(of identity: RunIdentity) -> String {
    "\(command.out)/runs/\(identity.folderName)"
  }

  private func writeTables(_ market: Market, to staged: StagedFolder) async throws -> WrittenTables {
    let work = TableRows(ledger: market.ledger, scorer: scorer)
    var writers: [(table: Table, writer: FileWriter)] = []
    for table in TableRows.tables {
      let writer = try staged.file(table.file)
      var header = CSVWriter()
      header.header(of: table)
      try writer.write(header.bytes.span)
      writers.append((table, writer))
    }
    var summary = RunSummary()
    let scoring = ParallelScoring(ledger: market.ledger, workers: workers)
    try await scoring.forEach({ work.rows(of: $0) }) { portion in
      for (index, block) in portion.blocks.enumerated() {
        try writers[index].writer.write(block.bytes.span, rows: block.rows)
      }
      summary.add(portion.summary)
    }
    var outputs = try writers.map { try $0.writer.finish() }
    outputs.append(try writeRejects(market.report, to: staged))
    outputs.append(try writeDataPackage(to: staged))
    return WrittenTables(outputs: outputs.sorted { $0.path < $1.path }, summary: summary)
  }

  private func writeRejects(_ report: ReadingReport, to staged: StagedFolder) throws -> OutputFile {
    let writer = try staged.file(RejectsTable.table.file)
    try writer.write(RejectRows.table(report).span, rows: report.rejects.count)
    return try writer.finish()
  }

  private func writeDataPackage(to staged: StagedFolder) throws -> OutputFile {
    let descriptor = DataPackage.descriptor(
      of: TableRows.tables + [RejectsTable.table], name: "jss-\(scorer.asOf)", asOf: scorer.asOf.description,
      policy: scorer.policy.name)
    let writer = try staged.file("datapackage.json")
    try writer.write(JSONWriter.text(descriptor, indents: true) + "\n")
    return try writer.finish()
  }
}

/// The outputs of a run, and what was counted while they were written.
struct WrittenTables {
  let outputs: [OutputFile]
  let summary: RunSummary
}

extension StagedFolder {
  /// Removes the folder while others may still be writing into it.
  fileprivate func discardAtOnce() {
    for _ in 1...100 where (try? discard()) != nil { return }
  }
}
