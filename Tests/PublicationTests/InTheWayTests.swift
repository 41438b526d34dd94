import Foundation
import Support
import Testing

@testable import Publication

/// Specification 6.5: nothing is written through a link, and what is planted is an error, not a crash.
@Suite struct InTheWayTests {
  let scratch: TemporaryFolder

  init() throws {
    scratch = try TemporaryFolder()
    try scratch.makeFolder("elsewhere")
    try scratch.write("mine", to: "elsewhere/file")
  }

  enum Plant: CaseIterable { case linkToFolder, linkToFile, danglingLink, pipe, file, folder, sharedFile }

  private func plant(_ plant: Plant, _ name: String) throws {
    switch plant {
    case .linkToFolder: try scratch.makeLink(name, to: scratch.path + "/elsewhere")
    case .linkToFile: try scratch.makeLink(name, to: scratch.path + "/elsewhere/file")
    case .danglingLink: try scratch.makeLink(name, to: scratch.path + "/elsewhere/new")
    case .pipe: try scratch.makePipe(name)
    case .file: try scratch.write("mine", to: name)
    case .folder: try scratch.makeFolder(name)
    case .sharedFile:
      try FileManager.default.linkItem(
        atPath: scratch.path + "/elsewhere/file", toPath: "\(scratch.path)/\(name)")
    }
  }

  private func expectInTheWay(_ error: PublicationError?, _ path: String, _ plant: Plant) {
    guard case .inTheWay(let found, _, _) = error else {
      Issue.record("\(plant) as \(path): \(String(describing: error))")
      return
    }
    #expect(found.hasSuffix(path))
    #expect(scratch.names(in: "elsewhere") == ["file"])
    #expect(scratch.read("elsewhere/file") == "mine")
  }

  @Test(arguments: Plant.allCases.filter { $0 != .folder }) func isAnErrorAsTheOutputFolder(_ plant: Plant)
    throws
  {
    try self.plant(plant, "out")
    for end in ["", "/", "/.", "//./"] {
      expectInTheWay(failure { try OutputFolder(scratch.out + end) }, "out", plant)
    }
  }

  @Test(arguments: Plant.allCases.filter { $0 != .file }) func isAnErrorAsTheLock(_ plant: Plant) throws {
    try scratch.makeFolder("out")
    try self.plant(plant, "out/.lock")
    expectInTheWay(failure { try scratch.lock() }, ".lock", plant)
  }

  @Test(arguments: Plant.allCases.filter { $0 != .folder }) func isAnErrorAsTheRuns(_ plant: Plant) throws {
    try scratch.makeFolder("out")
    try self.plant(plant, "out/runs")
    expectInTheWay(failure { try scratch.lock() }, "runs", plant)
  }

  @Test(arguments: Plant.allCases) func isAnErrorAsLatest(_ plant: Plant) throws {
    try scratch.makeFolder("out")
    try self.plant(plant, "out/latest")
    expectInTheWay(failure { try scratch.lock() }, "latest", plant)
    expectInTheWay(failure { try OutputFolder(scratch.out).latestRun() }, "latest", plant)
  }

  @Test(arguments: Plant.allCases.filter { $0 != .folder }) func isAnErrorAsTheRunToBe(_ plant: Plant) throws
  {
    let locked = try scratch.lock()
    try self.plant(plant, "out/runs/a")
    for replacing in [false, true] {
      expectInTheWay(failure { try locked.publishSmallRun("a", replacing: replacing) }, "runs/a", plant)
    }
    #expect(scratch.target(ofLink: "out/latest") == nil)
  }

  @Test(arguments: Plant.allCases.filter { $0 != .folder }) func isAnErrorAsTheFailedRun(_ plant: Plant)
    throws
  {
    let locked = try scratch.lock()
    try self.plant(plant, "out/failed")
    expectInTheWay(
      failure { try locked.publishFailure(locked.stageFailure(), manifest: [0x7B]) }, "failed", plant)
  }

  @Test(arguments: Plant.allCases.filter { $0 != .folder }) func isAnErrorAsAFolderOfPages(_ plant: Plant)
    throws
  {
    let locked = try scratch.lock()
    let staged = try locked.stage()
    try self.plant(plant, "out/runs/.staging/profiles")
    expectInTheWay(failure { try staged.file("profiles/1.html") }, "profiles", plant)
  }

  @Test func anEmptyFolderAsTheRunToBeIsARun() throws {
    let locked = try scratch.lock()
    try scratch.makeFolder("out/runs/2026-11-20-aa")
    #expect(
      failure { try locked.publishSmallRun("2026-11-20-aa") } == .alreadyPublished(run: "2026-11-20-aa"))
    try locked.publishSmallRun("2026-11-20-aa", replacing: true)
    #expect(try Verification.verify(scratch.out).differences == [])
  }

  @Test func theFolderAboveHasToBeThere() throws {
    let error = failure { try OutputFolder(scratch.path + "/no/out") }
    #expect(error == .failed(.createFolder, path: scratch.path + "/no/out", errno: ENOENT))
  }

  @Test(arguments: Plant.allCases.filter { $0 != .file && $0 != .sharedFile })
  func isAnErrorAsASingleFile(_ plant: Plant) throws {
    try self.plant(plant, "metrics.prom")
    expectInTheWay(
      failure { try AtomicFile.write([1].span, to: scratch.path + "/metrics.prom") }, "metrics.prom", plant)
    try scratch.remove("metrics.prom")
    try self.plant(plant, ".metrics.prom.tmp")
    expectInTheWay(
      failure { try AtomicFile.write([1].span, to: scratch.path + "/metrics.prom") }, "metrics.prom.tmp",
      plant)
  }
}
