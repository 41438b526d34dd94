import Analysis
import Basics
import Ingestion
import JobSuccess

extension Market {
  /// Reads a folder for an audience, shows progress, and says what was noticed.
  ///
  /// - Parameters:
  ///   - digests: Whether to take each file's SHA-256, which a run's identity rests on.
  ///   - listsAll: Whether each place of a warning is listed; else a line says how many there are.
  ///   - observed: The file of observed scores, if it is not the folder's.
  static func read(
    _ folder: String, _ options: InputOptions, digests: Bool = false, listsAll: Bool = false,
    observed: String? = nil,
    for audience: Audience = .internal, in session: Session
  ) async throws -> Market {
    var reading = Ingestion.ReadingOptions(workers: options.workers)
    reading.maxRejects = options.rejectLimit
    reading.digests = digests
    if listsAll { reading.warningExamples = 1000 }
    reading.observedScores = observed
    let progress = session.progress("reading", total: InputSize.bytes(of: folder))
    defer { progress.finish() }
    let market = try await Market.read(folder, reading, for: audience) { progress.reach($0.allBytes) }
    progress.finish()
    let list = listsAll ? nil : "jss validate \(Printable.value(folder))"
    for note in market.reading.notes { session.console.warn(note, listedBy: list) }
    return market
  }

  /// The profiles with these ids, each once, in the order of their ids.
  func profiles(withIDs ids: [String]) throws(UnknownIdentifier) -> [ProfileKey] {
    var keys: Set<ProfileKey> = []
    for id in ids { keys.insert(try profile(withID: id)) }
    return keys.sorted()
  }
}

extension Console {
  /// Says what an operator should see of an input though it can be used: in short where a command lists it.
  fileprivate func warn(_ note: ReadingNote, listedBy command: String?) {
    switch note {
    case .file(let fileNote, let file):
      self.note("\(file.rawValue): \(fileNote.text)", .inputWarning, [.file(file.rawValue)])
    case .ignoredColumn(let column, let file):
      let hint = column.nearest.map { "; did you mean '\($0)'?" } ?? ""
      warn(
        "\(file.rawValue): the column '\(column.name)' is not known and was left out\(hint)", .inputWarning,
        [.file(file.rawValue), .code("unknown_column")])
    case .warnings(let code, let file, let count, let examples):
      warn(
        heading: "\(file.rawValue): \(code.title)", count: count, examples: examples, listedBy: command,
        .inputWarning, [.file(file.rawValue), .code(code.rawValue)])
    case .rejects(let count, let examples):
      warn(
        heading: "rejected records", count: count, examples: examples, listedBy: command, .recordsRejected)
    }
  }
}

extension Failure {
  /// Why an input folder can't be used.
  init(_ error: MarketError) {
    switch error {
    case .exports(.tooManyRejects(let report, let limit)):
      let message = RejectsMessage(report, limit)
      self.init(.badData, heading: message.heading, messages: message.firstOfEachCode)
    case .exports(let error): self.init(Code(error), error.message)
    case .rejectsWithheld(let count, let records, let limit):
      self.init(
        .badData,
        "\(count) of \(records) records were rejected; allowed: \(limit). `jss validate` tells the "
          + "marketplace's own people which")
    }
  }

  /// An id that the input does not have: the nearest one is suggested, and where all are listed.
  init(_ error: UnknownIdentifier) {
    switch error {
    case .profile(let id, let nearest):
      self.init(
        .usage,
        "there is no profile '\(Printable.value(id))' in this input; \(Suggestion.question(nearest.map { Printable.value($0) }))`jss score INPUT` lists all that have a contract"
      )
    case .contract(let id, let owner, let nearest):
      self.init(
        .usage,
        "'\(owner)' has no contract '\(Printable.value(id))'; \(Suggestion.question(nearest.map { Printable.value($0) }))`jss explain INPUT \(owner)` lists all of them"
      )
    case .contractOfAnother(let id, let owner, let asked):
      self.init(.usage, "contract '\(Printable.value(id))' belongs to '\(owner)', not to '\(asked)'")
    }
  }
}
