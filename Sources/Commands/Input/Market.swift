import Analysis
import Ingestion
import JobSuccess
import Reporting

/// An input folder that was read: what every command that scores begins with.
struct Market {
  let dataset: Dataset
  let report: ReadingReport

  /// Reads a folder, shows progress, and tells what was noticed.
  ///
  /// - Parameters:
  ///   - digests: Whether to take each file's SHA-256, which a run's identity rests on.
  ///   - audience: Who may read what is told: values of the input are for `internal` alone.
  static func read(
    _ folder: String, _ options: InputOptions, digests: Bool = false, for audience: Audience = .internal,
    in session: Session
  ) async throws -> Market {
    var reading = Ingestion.ReadingOptions(workers: options.threads ?? Processors.count)
    reading.maxRejects = options.rejectLimit
    reading.digests = digests
    let progress = session.progress("reading", total: InputSize.bytes(of: folder))
    defer { progress.finish() }
    let market: Market
    do {
      let (dataset, report) = try await readExports(folder: folder, options: reading) {
        progress.reach($0.allBytes)
      }
      market = Market(dataset: dataset, report: report)
    } catch {
      throw audience.seesPrivateData ? error : Market.withoutValues(error)
    }
    progress.finish()
    session.console.tell(market.report, audience)
    return market
  }

  /// An error that tells no value of the input.
  private static func withoutValues(_ error: any Error) -> any Error {
    guard case ExportsError.tooManyRejects(let report, let limit, _) = error else { return error }
    return Failure(
      .badData,
      "\(report.rejects.count) of \(report.records) records were rejected; allowed: \(limit). `jss validate` tells the "
        + "marketplace's own people which")
  }

  /// The profile of an id; the nearest one is suggested where there is none.
  func profile(_ id: String) throws(Failure) -> ProfileKey {
    if let key = dataset.profile(withID: id) { return key }
    let nearest = dataset.nearestProfileID(to: id).map { "did you mean '\($0)'? " } ?? ""
    throw Failure(
      .usage,
      "there is no profile '\(id)' in this input; \(nearest)`jss score INPUT` lists all that have a contract")
  }

  /// The contract of an id within a profile; says whose it is where it is another's.
  func contract(_ id: String, of profile: ProfileKey) throws(Failure) -> ContractKey {
    if let key = dataset.contract(withID: id, of: profile) { return key }
    let owner = dataset.id(of: profile)
    if let other = dataset.contract(withID: id) {
      throw Failure(
        .usage,
        "contract '\(id)' belongs to '\(dataset.id(of: dataset.profile(of: other)))', not to '\(owner)'"
      )
    }
    let nearest = dataset.nearestContractID(to: id, of: profile).map { "did you mean '\($0)'? " } ?? ""
    throw Failure(
      .usage, "'\(owner)' has no contract '\(id)'; \(nearest)`jss explain INPUT \(owner)` lists all of them")
  }
}

extension Console {
  /// Tells of an input what is worth a look though it can be used.
  func tell(_ report: ReadingReport, _ audience: Audience) {
    let showsValues = audience.seesPrivateData
    for file in report.files {
      for column in file.ignoredColumns {
        let hint = column.nearest.map { "; did you mean '\($0)'?" } ?? ""
        warn("\(file.file.rawValue): the column '\(column.name)' is not known and was left out\(hint)")
      }
      for group in file.warnings {
        let examples = group.examples.map { showsValues ? $0.placeAndValue : $0.place }
        warn(heading: "\(file.file.rawValue): \(group.code.title)", count: group.count, examples: examples)
      }
    }
    guard !report.rejects.isEmpty else { return }
    let examples = report.rejects.prefix(5).map { reject in
      "\(reject.finding.place): \(showsValues ? reject.finding.message : reject.finding.code.title)"
    }
    warn(heading: "rejected records", count: report.rejects.count, examples: examples)
  }
}
