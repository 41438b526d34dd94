import Foundation
import Support
import Testing

@testable import Publication

/// A folder that is replaced as a whole.
@Suite struct WholeFolderTests {
  private static let files: [(path: String, bytes: [UInt8])] = [
    ("a.csv", Array("1\n".utf8)), ("import/b.csv", Array("2\n".utf8)),
    ("import/sources/c.csv", Array("3\n".utf8)),
  ]

  @Test(arguments: [true, false])
  func theNewFilesTakeThePlaceOfTheOld(canExchange: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "data")
    try WholeFolder(path, as: holder, canExchange: canExchange).replace(WholeFolderTests.files, keeping: [])
    try folder.write("own", to: "data/notes.txt")
    try folder.makeFolder("data/mine")
    try folder.write("own", to: "data/mine/x")
    let whole = try WholeFolder(path, as: holder, canExchange: canExchange)
    #expect(try whole.names() == ["a.csv", "import", "mine", "notes.txt"])
    #expect(try whole.names(in: "import") == ["b.csv", "sources"])
    #expect(try whole.contents(of: "import/sources/c.csv") == Array("3\n".utf8))
    #expect(try whole.contents(of: "import/none") == nil)
    try whole.replace([("a.csv", Array("new\n".utf8))], keeping: ["notes.txt", "mine"])
    #expect(
      folder.read("data/a.csv") == "new\n" && folder.names(in: "data") == ["a.csv", "mine", "notes.txt"])
    #expect(folder.read("data/mine/x") == "own")
    withExtendedLifetime(whole) {}
  }

  @Test func nothingIsLeftBesideIt() throws {
    let folder = try TemporaryFolder()
    do {
      try WholeFolder(folder.path(of: "data") + "/", as: holder).replace(WholeFolderTests.files, keeping: [])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["data"])
  }

  @Test func oneAtATime() throws {
    let folder = try TemporaryFolder()
    let first = try WholeFolder(folder.path(of: "data"), as: holder)
    guard case .held(_, let by)? = failure({ try WholeFolder(folder.path(of: "data"), as: holder) }) else {
      Issue.record("two at a time")
      return
    }
    #expect(by == holder)
    withExtendedLifetime(first) {}
  }

  @Test func whatADeadProcessLeftIsPutRight() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".data.new/import")
    try folder.makeFolder(".data.old")
    try folder.write("kept", to: ".data.old/a.csv")
    try folder.write("", to: ".data.lock")
    let whole = try WholeFolder(folder.path(of: "data"), as: holder)
    #expect(try whole.contents(of: "a.csv") == Array("kept".utf8))
    #expect(folder.names() == [".data.lock", "data"])
  }

  @Test func otherThingsAreNotReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    try folder.makeLink("link", to: "file")
    for name in ["file", "link"] {
      guard case .inTheWay? = failure({ try WholeFolder(folder.path(of: name), as: holder) }) else {
        Issue.record("\(name) is taken for a folder")
        continue
      }
    }
    #expect(failure { try WholeFolder(folder.path(of: ".."), as: holder) } == .badName(folder.path(of: "..")))
    #expect(
      failure { try WholeFolder(folder.path(of: "none/data"), as: holder) }
        == .failed(.createFolder, path: folder.path(of: "none/data"), errno: ENOENT))
  }
}
