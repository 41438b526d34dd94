import Foundation
import Support
import Testing

@testable import Publication

/// Files that belong to no run appear whole or not at all, and leave nothing behind.
@Suite struct SingleFilesTests {
  let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  @Test func filesAppearTogetherWhenTheyAreFinished() throws {
    var writer = FolderWriter(try SingleFiles(scratch.out))
    try writer.write([0x61], to: "a.csv")
    try writer.writeWhole([0x62], to: "b.html")
    try writer.write([0x63], to: "a.csv")
    #expect(scratch.names(in: "out") == [".a.csv.part", ".b.html.part"])
    try writer.finish()
    #expect(scratch.names(in: "out") == ["a.csv", "b.html"])
    #expect(scratch.read("out/a.csv") == "ac")
    #expect(scratch.read("out/b.html") == "b")
  }

  @Test(arguments: [false, true]) func whatIsNotFinishedIsRemoved(isDiscarded: Bool) throws {
    try scratch.makeFolder("out")
    try scratch.write("old", to: "out/a.csv")
    do {
      let files = try SingleFiles(scratch.out)
      var writer = FolderWriter(files)
      try writer.write([0x61], to: "a.csv")
      try writer.writeWhole([0x62], to: "b.html")
      guard isDiscarded else { return }
      files.discard()
      for name in ["a.csv", "c.csv"] {
        #expect(failure { try writer.writeWhole([0x63], to: name) } != nil)
      }
      #expect(failure { try writer.finish() } != nil)
    }
    #expect(scratch.names(in: "out") == ["a.csv"])
    #expect(scratch.read("out/a.csv") == "old")
  }

  /// A link that was there, and one that came while the file was written.
  @Test(arguments: [false, true]) func aLinkInAFilesPlaceIsAnErrorThatLeavesNothing(isLate: Bool) throws {
    try scratch.makeFolder("out")
    let error = failure {
      if !isLate { try scratch.makeLink("out/b.csv", to: "elsewhere") }
      var writer = FolderWriter(try SingleFiles(scratch.out))
      for name in ["a.csv", "b.csv", "c.csv"] { try writer.write([0x61], to: name) }
      if isLate { try scratch.makeLink("out/b.csv", to: "elsewhere") }
      try writer.finish()
    }
    #expect(error == .inTheWay(path: "b.csv", found: .link, wanted: .file))
    #expect(scratch.names(in: "out") == (isLate ? ["a.csv", "b.csv"] : ["b.csv"]))
  }

  /// More files than a process may have open.
  @Test func wholeFilesDontStayOpen() throws {
    var writer = FolderWriter(try SingleFiles(scratch.out))
    for index in 0..<2000 { try writer.writeWhole([0x61], to: "\(index).html") }
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    #expect(open < 1000)
    try writer.finish()
    #expect(scratch.names(in: "out").count == 2000)
  }

  @Test(arguments: ["", "..", ".a", "a/b"]) func aFileCannotBeNamed(_ name: String) throws {
    var writer = FolderWriter(try SingleFiles(scratch.out))
    #expect(failure { try writer.write([0x61], to: name) } == .badName(name))
  }
}
