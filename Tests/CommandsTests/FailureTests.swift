import Analysis
import CSV
import Glibc
import Ingestion
import JobSuccess
import Publication
import ScoreHistory
import Testing

@testable import Commands

@Suite("Exit codes")
struct FailureTests {
  private struct Unheard: Error {}

  @Test("each error has its code of sysexits")
  func codes() throws {
    let bad = #expect(throws: PolicyError.self) { try PolicyFile.parse(Array("a: 1".utf8), file: "a.yaml") }
    #expect(Failure(try #require(bad)).code == .badPolicy)
    let none = #expect(throws: PolicyError.self) { try PolicyFile.read(path: "no/such.yaml") }
    #expect(Failure(try #require(none)).code == .noInput)
    let unknown = #expect(throws: UnknownPolicy.self) { try Policy.load("standrd") }
    #expect(Failure(try #require(unknown)).code == .usage)
    let fullDisk = PublicationError.failed(.write, path: "standard output", errno: ENOSPC)
    #expect(Failure(OutputError(reason: fullDisk)).code == .inputOutput)
    #expect(Failure(PublicationError.held(path: "Reports", by: nil)).code == .tryAgain)
    #expect(Failure(Failure(.tryAgain, "later")) == Failure(.tryAgain, "later"))
    #expect(Failure(Unheard()).code == .bug)
    #expect(Failure.Code.allCases.map(\.rawValue) == [3, 64, 65, 66, 70, 73, 74, 75, 78])
  }

  @Test(
    "exports that can't be read",
    arguments: [
      (.missing(path: "a"), .noInput), (.notInFolder(path: "a/b"), .noInput),
      (.foreignFormat(path: "a", format: .gzip), .badData),
      (.foreignSeparator(path: "a", line: 1, separator: 0x3B, isUTF8: true), .badData),
      (.unreadable(path: "a", code: EACCES), .noInput),
      (.unreadable(path: "a", code: EMFILE), .inputOutput),
      (.notRegular(path: "a", kind: .folder), .noInput),
      (.readFailed(path: "a", offset: 1, code: EIO), .inputOutput), (.changedWhileRead(path: "a"), .tryAgain),
      (.outOfMemory(path: "a"), .tryAgain),
      (.foreignEncoding(path: "a", encoding: .utf16BigEndian), .badData),
      (.empty(path: "a"), .badData), (.header(path: "a", line: 1, fault: .strayQuote), .badData),
      (.unterminatedQuote(path: "a", line: 1, column: 1), .badData),
    ] as [(CSVError, Failure.Code)])
  func exports(error: CSVError, code: Failure.Code) {
    #expect(Failure(MarketError.exports(.file(error, .contracts))).code == code)
  }

  @Test("exports that aren't used")
  func refusedExports() {
    let header = HeaderIssue.duplicate(name: [], as: [], first: 0, second: 1)
    #expect(Failure(MarketError.exports(.header(header, path: "a", line: 1))).code == .badData)
    #expect(Failure(MarketError.exports(.cancelled)).code == .bug)
  }

  @Test(
    "runs that can't be published or read",
    arguments: [
      (.failed(.create, path: "a", errno: ENOENT), .cannotCreate),
      (.failed(.createFolder, path: "a", errno: ENOSPC), .inputOutput),
      (.failed(.open, path: "a", errno: ENOENT), .noInput),
      (.failed(.open, path: "a", errno: EACCES), .cannotCreate),
      (.failed(.open, path: "a", errno: EMFILE), .inputOutput),
      (.failed(.create, path: "a", errno: EMFILE), .inputOutput),
      (.failed(.rename, path: "a", errno: EROFS), .cannotCreate),
      (.failed(.inspect, path: "a", errno: ENOENT), .inputOutput),
      (.inTheWay(path: "a", found: .folder, wanted: .file), .cannotCreate),
      (.alreadyPublished(run: "a"), .cannotCreate), (.held(path: "a", by: nil), .tryAgain),
      (.badName("a"), .bug), (.noRun(path: "a"), .noInput), (.badManifest(path: "a", reason: ""), .noInput),
    ] as [(PublicationError, Failure.Code)])
  func publication(error: PublicationError, code: Failure.Code) {
    #expect(Failure(error).code == code)
  }

  @Test(
    "histories that can't be used",
    arguments: [
      (.damaged(path: "a", reason: ""), .badData), (.foreign(path: "a"), .badData),
      (.newer(path: "a"), .badData), (.absent(path: "a"), .noInput), (.noRun(id: "a"), .noInput),
      (.unordered(profile: []), .bug), (.notAFile(path: "a", found: ""), .cannotCreate),
      (.denied(path: "a", reason: ""), .cannotCreate), (.failed(path: "a", reason: ""), .inputOutput),
      (.busy(path: "a"), .tryAgain),
    ] as [(HistoryError, Failure.Code)])
  func history(error: HistoryError, code: Failure.Code) {
    #expect(Failure(error).code == code)
  }

  /// An error that holds a whole report is ours to tell of: the parser would print it by reflection, which takes as long as
  /// the report is large.
  @Test("each error of ours is known without asking the argument parser")
  func known() throws {
    let policy = try #require(throws: UnknownPolicy.self) { try Policy.load("standrd") }
    let report = ReadingReport()
    let rejects = MarketError.exports(.tooManyRejects(report, .strict))
    let errors: [any Error] = [
      rejects, MarketError.exports(.cancelled), MarketError.rejectsWithheld(2, of: 3, allowed: .strict),
      UnknownIdentifier.profile("a", nearest: nil), UnreadableTexts(reason: .changedWhileRead(path: "a")),
      PublicationError.badName("a"), HistoryError.absent(path: "a"), policy,
      Failure(.usage, "a"),
    ]
    for error in errors { #expect(Failure(known: error) != nil) }
    #expect(Failure(known: Unheard()) == nil)
    let failure = Failure(rejects)
    #expect(failure.code == .badData && failure.lines.count == 1)
    #expect(failure.lines[0].hasPrefix("0 of 0 records were rejected; allowed: 0. Fix the export"))
  }

  @Test("several errors get one heading")
  func heading() throws {
    let error = #expect(throws: PolicyError.self) {
      try PolicyFile.parse(Array("a: 1\nb: 2".utf8), file: "a.yaml")
    }
    let failure = Failure(try #require(error))
    #expect(failure.heading == "a.yaml has \(failure.messages.count) errors")
  }
}
