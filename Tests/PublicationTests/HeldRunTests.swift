import Foundation
import Support
import Testing

@testable import Publication

/// Specification 6.4: a held run is published, but `latest` doesn't lead to it until it is promoted.
@Suite struct HeldRunTests {
  let scratch: TemporaryFolder
  let good = "2026-11-20-aa"
  let bad = "2026-11-20-bb"

  init() throws { scratch = try TemporaryFolder() }

  private func latest() throws -> String? { try OutputFolder(scratch.out).latestRun()?.name }

  @Test func latestStaysWhereItWas() throws {
    let locked = try scratch.lock()
    try locked.publishSmallRun(bad, status: Manifest.held)
    #expect(try latest() == nil)
    try locked.publishSmallRun(good)
    try locked.publishSmallRun(bad, "91\n", replacing: true, status: Manifest.held)
    #expect(try latest() == good)
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
    #expect(scratch.names(in: "out/runs") == [good, bad])
    #expect(try locked.run(named: bad)?.isHeld == true)
    #expect(try locked.nextNumber() == 4)
  }

  @Test(arguments: [true, false]) func aPromotedRunIsTheLatestAndKeepsItsFiles(canExchange: Bool) throws {
    let locked = try scratch.lock(canExchange: canExchange)
    try locked.publishSmallRun(good)
    try locked.publishSmallRun(bad, "91\n", status: Manifest.held)
    #expect(try locked.promoteSmallRun(bad) == nil)
    #expect(try latest() == bad)
    #expect(try locked.run(named: bad)?.isHeld == false)
    #expect(scratch.read("out/latest/scores.csv") == "91\n")
    #expect(
      try Verification.verify(scratch.out)
        == Verification(
          runID: "bb", isHeld: false, files: 2, bytes: 9, differences: []))
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
    #expect(scratch.names(in: "out/runs") == [good, bad])
    // Back to the one before, which was published last then.
    #expect(try locked.promoteSmallRun(good) == nil)
    #expect(try latest() == good)
    #expect(try OutputFolder(scratch.out).publishedRuns().map(\.name) == [bad, good])
    #expect(try Verification.verify(scratch.out).differences == [])
  }

  @Test(arguments: [true, false]) func theLatestItselfCanBePromoted(canExchange: Bool) throws {
    let locked = try scratch.lock(canExchange: canExchange)
    try locked.publishSmallRun(good)
    #expect(try locked.promoteSmallRun(good) == nil)
    #expect(try latest() == good)
    #expect(try Verification.verify(scratch.out).differences == [])
    #expect(scratch.names(in: "out/runs") == [good])
  }

  @Test func theLatestCannotBeHeld() throws {
    let locked = try scratch.lock()
    try locked.publishSmallRun(good)
    guard
      case .badManifest = failure({
        try locked.publishSmallRun(good, replacing: true, status: Manifest.held)
      })
    else {
      Issue.record("held the latest run")
      return
    }
    #expect(try Verification.verify(scratch.out).isHeld == false)
  }

  @Test func whatIsNoRunCannotBePromoted() throws {
    let locked = try scratch.lock()
    #expect(failure { try locked.promoteSmallRun("2026-11-20-cc") } == .noRun(path: "runs/2026-11-20-cc"))
  }

  /// Killed after the exchange, before `latest` was renamed; or before the exchange.
  @Test(arguments: [true, false]) func aPromotionThatDiedIsCompletedOrNeverWas(wasExchanged: Bool) throws {
    let locked = try scratch.lock()
    try locked.publishSmallRun(good)
    try locked.publishSmallRun(bad, status: wasExchanged ? Manifest.published : Manifest.held)
    try scratch.remove("out/latest")
    try scratch.makeLink("out/latest", to: "runs/" + good)
    try scratch.makeLink("out/.latest", to: "runs/" + bad)
    try locked.recover()
    #expect(try latest() == (wasExchanged ? bad : good))
    #expect(scratch.names(in: "out") == [".lock", "latest", "runs"])
  }

  @Test func heldRunsAreKeptBesideThosePublished() throws {
    let locked = try scratch.lock()
    for (name, status) in [
      ("a", "held"), ("b", "published"), ("c", "published"), ("d", "held"), ("e", "held"),
    ] {
      try locked.publishSmallRun(name, status: status)
    }
    #expect(try locked.keep(2) == ["a"])
    #expect(try locked.keep(1) == ["b"])
    #expect(scratch.names(in: "out/runs") == ["c", "d", "e"])
  }
}

/// Specification 6.4: an output folder is its owner's alone.
@Suite struct OwnerTests {
  @Test func anotherUserIsRefused() throws {
    let scratch = try TemporaryFolder()
    let folder = try OutputFolder(scratch.out)
    let user = SystemCalls.userID()
    try folder.refuseAnotherUser(user)
    for other in [0, 1, 65_534, UInt32.max - 1] where other != user {
      #expect(
        failure { try folder.refuseAnotherUser(other) }
          == .ofAnotherUser(path: scratch.out, owner: user, user: other))
    }
  }

  /// Only root can give a folder away.
  @Test(.enabled(if: SystemCalls.userID() == 0)) func alsoAsRootBeforeAnythingIsWritten() throws {
    let scratch = try TemporaryFolder()
    try scratch.makeFolder("out")
    #expect(unsafe chown(scratch.out, 65_534, 65_534) == 0)
    let error = failure { try OutputFolder(scratch.out).lock(as: holder) }
    #expect(error == .ofAnotherUser(path: scratch.out, owner: 65_534, user: 0))
    #expect(error?.description.contains("sudo -u '#65534'") == true)
    #expect(scratch.names(in: "out") == [])
  }
}
