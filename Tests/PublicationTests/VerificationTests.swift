import Foundation
import Support
import Testing

@testable import Publication

@Suite struct VerificationTests {
  let scratch: TemporaryFolder
  let run = "out/runs/2026-11-20-aa"

  init() throws {
    scratch = try TemporaryFolder()
    try scratch.lock().publishSmallRun("2026-11-20-aa")
  }

  private func differences() throws -> [Verification.Difference] {
    try Verification.verify("\(scratch.path)/\(run)").differences
  }

  @Test(arguments: ["", "/latest", "/latest/", "/runs/2026-11-20-aa"])
  func aPublishedRunIsAsItWasWritten(_ place: String) throws {
    let result = try Verification.verify(scratch.out + place)
    #expect(
      result == Verification(runID: "aa", isHeld: false, files: 2, bytes: 9, differences: []))
  }

  @Test func aFlippedByteShows() throws {
    try scratch.write("91\n", to: run + "/scores.csv")
    let listed = sha256(Array("90\n".utf8).span)
    let found = sha256(Array("91\n".utf8).span)
    #expect(try differences() == [.digest(path: "scores.csv", listed: listed, found: found)])
  }

  @Test func everyOtherDifferenceShowsInOrder() throws {
    try scratch.write("90", to: run + "/scores.csv")
    try scratch.remove(run + "/profiles/1.html")
    try scratch.write("", to: run + "/profiles/2.html")
    try scratch.write("", to: run + "/.hidden")
    try scratch.makeLink(run + "/link", to: "scores.csv")
    #expect(
      try differences() == [
        .unlisted(path: ".hidden"), .unlisted(path: "link"), .missing(path: "profiles/1.html"),
        .unlisted(path: "profiles/2.html"), .size(path: "scores.csv", listed: 3, found: 2),
      ])
  }

  @Test func aLinkInAFilesPlaceIsNoFile() throws {
    try scratch.remove(run + "/scores.csv")
    try scratch.write("90\n", to: "elsewhere")
    try scratch.makeLink(run + "/scores.csv", to: scratch.path + "/elsewhere")
    #expect(try differences() == [.notAFile(path: "scores.csv", found: .link)])
  }

  @Test func aFolderInAFilesPlaceIsNoFile() throws {
    try scratch.remove(run + "/scores.csv")
    try scratch.makeFolder(run + "/scores.csv")
    #expect(try differences() == [.notAFile(path: "scores.csv", found: .folder)])
  }

  @Test func aFolderThatWasAddedShows() throws {
    try scratch.makeFolder(run + "/empty")
    try scratch.makeFolder(run + "/profiles/more/below")
    try scratch.write("", to: run + "/profiles/more/below/1.html")
    try scratch.makeFolder(run + "/prof")
    #expect(
      try differences() == [
        .unlistedFolder(path: "empty/"), .unlistedFolder(path: "prof/"),
        .unlistedFolder(path: "profiles/more/"),
      ])
  }

  @Test(arguments: ["bb", "", "aa ", "a\\u0061\\u0000"]) func anotherRunsManifestShows(_ id: String) throws {
    let text = try #require(scratch.read(run + "/run.json"))
    try scratch.write(
      text.replacingOccurrences(of: #""run_id":"aa""#, with: #""run_id":"\#(id)""#), to: run + "/run.json")
    guard case .otherName(_, "2026-11-20-aa") = try differences().first else {
      Issue.record("took it for the run of its folder: \(id)")
      return
    }
  }

  @Test func aRunUnderAnotherNameShows() throws {
    let other = "out/runs/2026-11-21-aa"
    try FileManager.default.moveItem(atPath: scratch.path(of: run), toPath: scratch.path(of: other))
    #expect(
      try Verification.verify("\(scratch.path)/out/runs/2026-11-21-aa").differences
        == [.otherName(listed: "2026-11-20-aa", found: "2026-11-21-aa")])
  }

  @Test func whatCannotBePrintedShowsAndIsNotPrinted() throws {
    let text = try #require(scratch.read(run + "/run.json"))
    let tampered = text.replacingOccurrences(of: #""run_id":"aa""#, with: #""run_id":"\u001b[2Jaa""#)
      .replacingOccurrences(of: #""status""#, with: #""policy":{"name":"\u202egood"},"status""#)
    try scratch.write(tampered, to: run + "/run.json")
    let found = try differences()
    #expect(
      found == [
        .otherName(listed: "2026-11-20-\u{1B}[2Jaa", found: "2026-11-20-aa"), .unprintable(member: "run_id"),
        .unprintable(member: "policy.name"),
      ])
    #expect(
      found[0].description
        == "run.json: says that the run is 2026-11-20-?[2Jaa, but its folder is 2026-11-20-aa")
    #expect(found.allSatisfy { $0.description.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
  }

  @Test func aHeldRunIsWhole() throws {
    try scratch.lock().publishSmallRun("2026-11-20-bb", status: Manifest.held)
    let result = try Verification.verify("\(scratch.path)/out/runs/2026-11-20-bb")
    #expect(result == Verification(runID: "bb", isHeld: true, files: 2, bytes: 9, differences: []))
  }

  @Test func namesThatAreEqualAsTextAreDifferentFiles() throws {
    let text = String(
      decoding: manifest(
        [OutputFile(path: "e\u{301}", bytes: 0, rows: 0, sha256: sha256([UInt8]().span))]), as: UTF8.self)
    let run = "2026-11-20-aaaa"
    try scratch.makeFolder(run)
    try scratch.write(text, to: run + "/run.json")
    try scratch.write("", to: run + "/\u{E9}")
    #expect(
      try Verification.verify(scratch.path + "/" + run).differences.map(\.description)
        == ["e?: listed, but not there", "?: there, but not listed"])
  }

  @Test func aFailedRunIsNotAPublishedOne() throws {
    let locked = try scratch.lock()
    try locked.publishFailure(locked.stageFailure(), manifest: manifest(status: "failed"))
    #expect(try Verification.verify(scratch.out + "/failed").differences == [.notPublished(status: "failed")])
  }

  @Test func whereNoRunIsThereIsNone() throws {
    try scratch.makeFolder("empty")
    for path in ["/empty", "/out/runs"] {
      let error = failure { try Verification.verify(scratch.path + path) }
      #expect(error == .noRun(path: scratch.path + path))
    }
    let none = scratch.path + "/no"
    #expect(failure { try Verification.verify(none) } == .failed(.open, path: none, errno: ENOENT))
    let file = scratch.path + "/" + run + "/run.json"
    #expect(
      failure { try Verification.verify(file) } == .inTheWay(path: file, found: .file, wanted: .folder))
  }

  @Test(arguments: ["", "{", "[]", "{}", #"{"status":"published"}"#])
  func aBrokenManifestIsAnError(_ text: String) throws {
    try scratch.write(text, to: run + "/run.json")
    guard case .badManifest = failure(differences) else {
      Issue.record("accepted \(text)")
      return
    }
  }
}
