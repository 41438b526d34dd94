import Glibc
import Ingestion
import JobSuccess
import Publication
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

  @Test("several errors get one heading")
  func heading() throws {
    let error = #expect(throws: PolicyError.self) {
      try PolicyFile.parse(Array("a: 1\nb: 2".utf8), file: "a.yaml")
    }
    let failure = Failure(try #require(error))
    #expect(failure.heading == "a.yaml has \(failure.messages.count) errors")
  }
}
