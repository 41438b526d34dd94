import Foundation
import Support
import Testing

@testable import Publication

/// Specification 6.4: at every moment `latest` is a whole run.
@Suite struct PublishingTests {
  let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  @Test func aRunAppearsWholeAndLatestLeadsToIt() throws {
    let locked = try scratch.lock()
    let (staged, outputs) = try locked.stageSmallRun("90\n")
    #expect(try OutputFolder(scratch.out).latestRun() == nil)
    #expect(
      try locked.publish(staged, as: "2026-11-20-aa", manifest: manifest(outputs)) == nil)

    #expect(scratch.target(ofLink: "out/latest") == "runs/2026-11-20-aa")
    #expect(scratch.read("out/latest/scores.csv") == "90\n")
    #expect(scratch.read("out/latest/profiles/1.html") == "<p>90\n")
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
    #expect(scratch.names(in: "out/runs") == ["2026-11-20-aa"])
    let run = try #require(try OutputFolder(scratch.out).latestRun())
    #expect(run.name == "2026-11-20-aa")
    #expect(run.manifest?.outputs == outputs)
  }

  @Test func theNumberCountsPublications() throws {
    let locked = try scratch.lock()
    #expect(try locked.nextNumber() == 1)
    try locked.publishSmallRun("2026-11-20-aa")
    try locked.publishSmallRun("2026-11-21-bb")
    try locked.publishSmallRun("2026-11-20-aa", replacing: true)
    #expect(try locked.nextNumber() == 4)
    #expect(
      try OutputFolder(scratch.out).publishedRuns().map(\.name) == ["2026-11-21-bb", "2026-11-20-aa"])
  }

  @Test func aRunThatIsThereIsNotReplacedUnasked() throws {
    let locked = try scratch.lock()
    try locked.publishSmallRun("2026-11-20-aa", "90\n")
    #expect(try locked.run(named: "2026-11-20-aa") != nil)
    #expect(try locked.run(named: "2026-11-20-bb") == nil)
    #expect(
      failure { try locked.publishSmallRun("2026-11-20-aa", "91\n") }
        == .alreadyPublished(run: "2026-11-20-aa"))
    #expect(scratch.read("out/latest/scores.csv") == "90\n")
    #expect(scratch.names(in: "out/runs") == ["2026-11-20-aa"])
  }

  @Test(arguments: [true, false]) func aReplacedRunIsGone(canExchange: Bool) throws {
    let locked = try scratch.lock(canExchange: canExchange)
    try locked.publishSmallRun("2026-11-20-aa", "90\n")
    #expect(try locked.publishSmallRun("2026-11-20-aa", "91\n", replacing: true) == nil)
    #expect(scratch.read("out/latest/scores.csv") == "91\n")
    #expect(scratch.read("out/latest/profiles/1.html") == "<p>91\n")
    #expect(scratch.target(ofLink: "out/latest") == "runs/2026-11-20-aa")
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
    #expect(scratch.names(in: "out/runs") == ["2026-11-20-aa"])
    #expect(try Verification.verify(scratch.out).differences == [])
  }

  @Test(arguments: [true, false]) func aRunThatIsNotTheLatestIsReplaced(canExchange: Bool) throws {
    let locked = try scratch.lock(canExchange: canExchange)
    try locked.publishSmallRun("2026-11-20-aa", "90\n")
    try locked.publishSmallRun("2026-11-21-bb", "80\n")
    try locked.publishSmallRun("2026-11-20-aa", "91\n", replacing: true)
    #expect(scratch.read("out/latest/scores.csv") == "91\n")
    #expect(scratch.names(in: "out/runs") == ["2026-11-20-aa", "2026-11-21-bb"])
  }

  @Test func aManifestThatWouldMisleadIsRefused() throws {
    let locked = try scratch.lock()
    let wrong = [
      manifest(number: 2), manifest(status: "failed"), Array("{}".utf8), Array("no JSON".utf8), [],
    ]
    for manifest in wrong {
      let (staged, _) = try locked.stageSmallRun("90\n")
      guard case .badManifest = failure({ try locked.publish(staged, as: "a", manifest: manifest) }) else {
        Issue.record("accepted \(String(decoding: manifest, as: UTF8.self))")
        continue
      }
    }
    #expect(scratch.target(ofLink: "out/latest") == nil)
  }

  @Test(arguments: ["", ".", "..", ".a", "a/b", "../a", "a\0b"]) func aRunCannotBeNamed(_ name: String) throws
  {
    let locked = try scratch.lock()
    #expect(failure { try locked.publishSmallRun(name) } == .badName(name))
  }

  @Test(arguments: ["", "/", "..", "../a", "a/../b", "a//b", "a/b/c", "/a", "a/", ".a", "run.json", "a\0b"])
  func anOutputCannotBeNamed(_ name: String) throws {
    let staged = try scratch.lock().stage()
    #expect(failure { try staged.file(name) } == .badName(name))
  }

  /// More than are held open until all are waited for.
  @Test func aRunOfManyFiles() throws {
    let locked = try scratch.lock()
    let staged = try locked.stage()
    var outputs: [OutputFile] = []
    for index in 0..<300 {
      let page = try staged.file("profiles/\(index).html")
      try page.write("page \(index)")
      outputs.append(try page.finish())
    }
    #expect(try locked.publish(staged, as: "2026-11-20-aa", manifest: manifest(outputs)) == nil)
    for index in [0, 127, 128, 299] {
      #expect(scratch.read("out/latest/profiles/\(index).html") == "page \(index)")
    }
  }

  @Test func aFileIsWrittenOnce() throws {
    let staged = try scratch.lock().stage()
    _ = try staged.file("scores.csv")
    #expect(
      failure { try staged.file("scores.csv") }
        == .failed(.create, path: "runs/.staging/scores.csv", errno: EEXIST))
  }

  @Test func whatIsNotPublishedGoes() throws {
    let locked = try scratch.lock()
    do {
      let (staged, _) = try locked.stageSmallRun("90\n")
      #expect(scratch.names(in: "out/runs/.staging") == ["profiles", "scores.csv"])
      _ = staged
    }
    #expect(scratch.names(in: "out/runs") == [])
  }

  @Test func theRunsPublishedLastAreKept() throws {
    let locked = try scratch.lock()
    for name in ["d", "a", "c", "b", "e"] { try locked.publishSmallRun(name) }
    #expect(try locked.keep(3) == ["d", "a"])
    #expect(scratch.names(in: "out/runs") == ["b", "c", "e"])
    // A run of an older day that is done again was published last.
    try locked.publishSmallRun("c", replacing: true)
    #expect(try locked.keep(2) == ["b"])
    #expect(try locked.keep(0) == ["e"])
    #expect(scratch.names(in: "out/runs") == ["c"])
    #expect(try locked.keep(1) == [])
  }

  @Test func theLatestIsKeptWhereverItLeads() throws {
    let locked = try scratch.lock()
    for name in ["a", "b", "c"] { try locked.publishSmallRun(name) }
    try scratch.remove("out/latest")
    try scratch.makeLink("out/latest", to: "runs/a")
    #expect(try locked.keep(1) == ["b"])
    #expect(scratch.names(in: "out/runs") == ["a", "c"])
  }

  @Test(arguments: [true, false]) func aFailedRunLeavesItsReport(canExchange: Bool) throws {
    let locked = try scratch.lock(canExchange: canExchange)
    try locked.publishSmallRun("a")
    for text in ["first", "second"] {
      let staged = try locked.stageFailure()
      let rejects = try staged.file("rejects.csv")
      try rejects.write(text)
      let output = try rejects.finish()
      try locked.publishFailure(staged, manifest: manifest([output], status: "failed"))
    }
    #expect(scratch.names(in: "out") == [".lock", "failed", "latest", "runs"])
    #expect(scratch.names(in: "out/failed") == ["rejects.csv", "run.json"])
    #expect(scratch.read("out/failed/rejects.csv") == "second")
    #expect(scratch.target(ofLink: "out/latest") == "runs/a")
    #expect(scratch.names(in: "out/runs") == ["a"])
  }
}
