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
    #expect(result == Verification(runID: "2026-11-20-aa", files: 2, bytes: 9, differences: []))
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

  @Test func aListedFolderIsMissing() throws {
    try scratch.remove(run + "/scores.csv")
    try scratch.makeFolder(run + "/scores.csv")
    #expect(try differences() == [.missing(path: "scores.csv")])
  }

  @Test func namesThatAreEqualAsTextAreDifferentFiles() throws {
    let text = String(
      decoding: manifest(
        [OutputFile(path: "e\u{301}", bytes: 0, rows: 0, sha256: sha256([UInt8]().span))]), as: UTF8.self)
    try scratch.makeFolder("run")
    try scratch.write(text, to: "run/run.json")
    try scratch.write("", to: "run/\u{E9}")
    #expect(
      try Verification.verify(scratch.path + "/run").differences.map(\.description)
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
