import Foundation
import Support
import Testing

@testable import Publication

@Suite struct WriterTests {
  let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  /// FIPS 180-2, appendix B, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]) func aFileHasItsDigestAndSize(text: String, digest: String) throws {
    let staged = try scratch.lock().stage()
    let writer = try staged.file("a.csv")
    try writer.write(text, rows: 3)
    let file = try writer.finish()
    #expect(file == OutputFile(path: "a.csv", bytes: text.utf8.count, rows: 3, sha256: digest))
    #expect(scratch.read("out/runs/.staging/a.csv") == text)
    #expect(sha256(Array(text.utf8).span) == digest)
  }

  @Test func piecesOfAnySizeArriveInOrder() throws {
    let staged = try scratch.lock().stage()
    let writer = try staged.file("a.csv")
    var expected: [UInt8] = []
    for size in [0, 1, 262_143, 1, 1, 262_144, 262_145, 7, 600_000, 3] {
      let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: expected.count), count: size)
      try writer.write(piece.span)
      expected += piece
    }
    let file = try writer.finish()
    #expect(file.bytes == expected.count)
    #expect(file.sha256 == sha256(expected.span))
    #expect(FileManager.default.contents(atPath: scratch.out + "/runs/.staging/a.csv") == Data(expected))
  }

  @Test func aFinishedFileTakesNoMore() throws {
    let writer = try scratch.lock().stage().file("a.csv")
    _ = try writer.finish()
    try writer.write("late")
    #expect(failure { try writer.finish() } == .failed(.write, path: "runs/.staging/a.csv", errno: EBADF))
  }

  @Test func aFullDeviceIsAnError() throws {
    let device = unsafe open("/dev/full", O_WRONLY)
    defer { close(device) }
    let writer = StreamWriter(descriptor: device, name: "standard output")
    try writer.write("small")
    let error = failure { try writer.flush() }
    #expect(error == .failed(.write, path: "standard output", errno: ENOSPC))
    #expect(error?.isClosedPipe == false)
    let large = [UInt8](repeating: 0, count: 1 << 20)
    #expect(
      failure { try StreamWriter(descriptor: device, name: "x").write(large.span) }
        == .failed(.write, path: "x", errno: ENOSPC))
  }

  @Test func aClosedPipeIsRecognised() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let writer = StreamWriter(
      descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "standard output")
    try writer.write("data")
    #expect(failure { try writer.flush() }?.isClosedPipe == true)
  }

  @Test func aClosedDescriptorIsAnError() throws {
    let writer = StreamWriter(descriptor: -1, name: "standard output")
    try writer.write("data")
    #expect(failure { try writer.finish() } == .failed(.write, path: "standard output", errno: EBADF))
  }

  @Test func aSingleFileIsReplacedInOneStep() throws {
    let path = scratch.path + "/metrics.prom"
    for text in ["one", "2"] {
      try AtomicFile.write(Array(text.utf8).span, to: path)
      #expect(scratch.read("metrics.prom") == text)
    }
    // A run that was killed on the way left its file.
    try scratch.write("half of a longer te", to: ".metrics.prom.tmp")
    try AtomicFile.write(Array("three".utf8).span, to: path)
    #expect(scratch.read("metrics.prom") == "three")
    #expect(scratch.names(in: "") == ["metrics.prom"])
  }

  @Test(arguments: ["/", "", "..", "a/..", "a/"]) func aSingleFileNeedsAName(_ path: String) {
    let error = failure { try AtomicFile.write([1].span, to: path) }
    guard case .inTheWay(_, .folder, .file) = error else {
      Issue.record("\(path): \(String(describing: error))")
      return
    }
  }
}
