import Foundation
import Support
import Testing

@testable import Publication

/// Specification 6.4: killed at any point, the next run needs no repair.
@Suite struct LeftoverTests {
  let scratch: TemporaryFolder

  init() throws {
    scratch = try TemporaryFolder()
    let locked = try scratch.lock()
    try locked.publishSmallRun("a", "90\n")
    try locked.publishSmallRun("b", "91\n")
  }

  /// A run's folder as one that died may have left it.
  private func leave(_ name: String, number: Int) throws {
    try scratch.makeFolder("out/\(name)/profiles")
    try scratch.write("<p>", to: "out/\(name)/profiles/1.html")
    try scratch.write(
      String(decoding: manifest(number: number), as: UTF8.self), to: "out/\(name)/run.json")
  }

  @Test func foldersAndLinksAtWorkAreRemoved() throws {
    for name in ["runs/.staging", "runs/.aside", "runs/.stand-in", ".failed", ".aside"] {
      try leave(name, number: 9)
    }
    try scratch.makeLink("out/.latest", to: "runs/c")
    _ = try scratch.lock()
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
    #expect(scratch.names(in: "out/runs") == ["a", "b"])
    #expect(scratch.target(ofLink: "out/latest") == "runs/b")
  }

  @Test func linksAndFilesInTheirPlaceAreRemovedThemselves() throws {
    try scratch.makeFolder("elsewhere")
    try scratch.write("mine", to: "elsewhere/file")
    try scratch.makeLink("out/runs/.staging", to: scratch.path + "/elsewhere")
    try scratch.makeLink("out/.failed", to: scratch.path + "/elsewhere/file")
    try scratch.write("x", to: "out/.latest")
    try scratch.makePipe("out/runs/.aside")
    _ = try scratch.lock()
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
    #expect(scratch.names(in: "out/runs") == ["a", "b"])
    #expect(scratch.read("elsewhere/file") == "mine")
  }

  @Test func aRunThatHadItsNameBecomesLatest() throws {
    try leave("runs/c", number: 3)
    try scratch.makeLink("out/.latest", to: "runs/c")
    _ = try scratch.lock()
    #expect(scratch.target(ofLink: "out/latest") == "runs/c")
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
  }

  @Test func theReportOfAFailureLeavesThatToTheNextRun() throws {
    let locked = try scratch.lock()
    try leave("runs/c", number: 3)
    try scratch.makeLink("out/.latest", to: "runs/c")
    try locked.publishFailure(locked.stageFailure(), manifest: manifest(status: "failed"))
    #expect(scratch.target(ofLink: "out/latest") == "runs/b")
    #expect(scratch.target(ofLink: "out/.latest") == "runs/c")
  }

  @Test func aRunThatWasToBeReplacedDoesNotBecomeLatest() throws {
    try scratch.makeLink("out/.latest", to: "runs/a")
    try leave("runs/.staging", number: 3)
    _ = try scratch.lock()
    #expect(scratch.target(ofLink: "out/latest") == "runs/b")
    #expect(scratch.names(in: "out/runs") == ["a", "b"])
  }

  @Test func anOperatorsLatestStays() throws {
    try scratch.remove("out/latest")
    try scratch.makeLink("out/latest", to: "runs/a")
    _ = try scratch.lock()
    #expect(scratch.target(ofLink: "out/latest") == "runs/a")
  }

  @Test func aLatestWhoseRunIsGoneIsNone() throws {
    try scratch.remove("out/runs/b")
    let locked = try scratch.lock()
    #expect(try OutputFolder(scratch.out).latestRun() == nil)
    try locked.publishSmallRun("c")
    #expect(scratch.target(ofLink: "out/latest") == "runs/c")
  }

  /// Killed between the steps of a replacement on a file system without exchange.
  @Test(arguments: [false, true]) func aSecondFolderIsLatestUntilTheRunIsPublishedAgain(canExchange: Bool)
    throws
  {
    try leave("runs/.stand-in", number: 3)
    try scratch.remove("out/runs/b")
    try scratch.remove("out/latest")
    try scratch.makeLink("out/latest", to: "runs/.stand-in")
    try scratch.makeLink("out/.latest", to: "runs/b")
    let locked = try scratch.lock(canExchange: canExchange)
    #expect(scratch.target(ofLink: "out/latest") == "runs/.stand-in")
    #expect(scratch.names(in: "out/runs") == [".stand-in", "a"])
    try locked.publishSmallRun("b", "92\n")
    #expect(scratch.read("out/latest/scores.csv") == "92\n")
    #expect(scratch.names(in: "out/runs") == ["a", "b"])
  }

  @Test func latestLeavesTheSecondFolderForThePublishedRun() throws {
    try leave("runs/.stand-in", number: 2)
    try scratch.remove("out/latest")
    try scratch.makeLink("out/latest", to: "runs/.stand-in")
    try scratch.makeLink("out/.latest", to: "runs/b")
    _ = try scratch.lock()
    #expect(scratch.target(ofLink: "out/latest") == "runs/b")
    #expect(scratch.names(in: "out/runs") == ["a", "b"])
  }

  @Test func aDamagedRunIsTheFirstToGo() throws {
    try scratch.write("{", to: "out/runs/b/run.json")
    let locked = try scratch.lock()
    #expect(try locked.run(named: "b") == PublishedRun(name: "b", manifest: nil))
    try locked.publishSmallRun("c")
    #expect(try locked.keep(2) == ["b"])
  }
}
