import Analysis
import ArgumentParser
import Basics
import CSV
import Ingestion
import JobSuccess
import Reporting

/// `jss validate`: all findings, no scoring.
struct ValidateCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Reads an input and tells all that is wrong with it, without scoring.",
    discussion: """
      Answers the rows of rejects.csv: file, line, column, code, message, record. Warnings, up to 1,000 places of \
      each, and the counts of each file go to standard error. The exit code is 0 where no more records are rejected than --max-rejects allows, 65 where there \
      are more or where a file can't be used at all, 66 where one is missing.

      --json answers {"files": [...], "rejects": [...], "warnings": [...]}.

      EXAMPLES
        jss validate SampleData --strict
        jss validate exports --max-rejects 100% > findings.csv
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @OptionGroup var reading: InputOptions
  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    do {
      let market = try await Market.read(input, reading, listsAll: true, in: session)
      if let report = market.reading.details { try await answer(report, session) }
    } catch let error as MarketError {
      // Too many rejects: the reader wants to see them all the same.
      if case .exports(.tooManyRejects(let report, _)) = error { try await answer(report, session) }
      throw error
    }
  }

  private func answer(_ report: ReadingReport, _ session: Session) async throws {
    if output.json {
      try ReadingJSON.write(report) { try session.output.write($0) }
    } else {
      try await RejectsTable.write(report.rejects, workers: reading.workers) { bytes, _ in
        try session.output.write(bytes)
      }
    }
    for file in report.files {
      session.console.note(
        "\(file.file.rawValue): \(file.records) records: \(file.accepted) accepted, \(file.superseded) superseded, "
          + "\(file.rejected) rejected" + (file.blank > 0 ? "; \(file.blank) blank" : ""))
    }
  }
}
