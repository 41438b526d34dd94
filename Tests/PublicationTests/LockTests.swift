import Foundation
import Support
import Testing

@testable import Publication

@Suite struct LockTests {
  let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  @Test func theSecondProcessLearnsWhoHoldsTheLock() throws {
    let locked = try OutputFolder(scratch.out).lock(as: holder)
    let error = failure { try OutputFolder(scratch.out).lock(as: .current(started: "later")) }
    #expect(error == .held(path: ".lock", by: holder))
    #expect(
      error?.description.contains("process \(getpid()) on \(holder.host), started 2026-11-20T03") == true)
    _ = locked
  }

  @Test func whenTheFirstIsDoneTheSecondMayWork() throws {
    _ = try OutputFolder(scratch.out).lock(as: holder)
    try OutputFolder(scratch.out).lock(as: holder).publishSmallRun("a")
    #expect(scratch.target(ofLink: "out/latest") == "runs/a")
  }

  @Test func aRunInItsFolderKeepsTheLock() throws {
    var locked: LockedFolder? = try scratch.lock()
    let staged = try locked?.stage()
    locked = nil
    #expect(failure { try scratch.lock() } == .held(path: ".lock", by: .current(started: "tonight")))
    _ = staged
  }

  @Test func aKilledHolderBlocksNobody() async throws {
    _ = try scratch.lock()
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/bin/sh")
    child.arguments = ["-c", "exec 9<>\"$1\"; flock 9; echo; exec sleep 600", "sh", scratch.out + "/.lock"]
    let output = Pipe()
    child.standardOutput = output
    try child.run()
    _ = output.fileHandleForReading.readData(ofLength: 1)
    #expect(failure { try scratch.lock() } == .held(path: ".lock", by: .current(started: "tonight")))
    kill(child.processIdentifier, SIGKILL)
    child.waitUntilExit()
    try scratch.lock().publishSmallRun("a")
  }

  @Test func anUnreadableNoteNamesNobody() throws {
    let locked = try scratch.lock()
    for note in ["", "x", "1\nhost", "one\nhost\nnow\n"] {
      try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.out + "/.lock")).truncate(atOffset: 0)
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.out + "/.lock"))
      try file.write(contentsOf: Data(note.utf8))
      #expect(failure { try scratch.lock() } == .held(path: ".lock", by: nil))
    }
    _ = locked
  }

  /// A holder has the lock first and writes who it is then: whoever comes in between waits for the note.
  @Test(arguments: ["", "7\nhost\n", "7\nhost\nthe night before\n"], [1, 3])
  func aHolderThatIsAboutToWriteItsNoteIsNamed(before: String, pauses: Int) throws {
    let locked = try scratch.lock()
    try scratch.overwrite("out/.lock", before)
    var count = 0
    let error = failure {
      let folder = try Folder.open(scratch.out)
      _ = try LockedFile.take(".lock", in: folder) {
        count += 1
        let note = count < pauses ? String(before.prefix(count)) : "9\nhost\ntonight\n"
        #expect(throws: Never.self) { try scratch.overwrite("out/.lock", note) }
      }
    }
    #expect(error == .held(path: ".lock", by: LockHolder(process: 9, started: "tonight", host: "host")))
    #expect(count == pauses + 1)
    _ = locked
  }

  @Test func aLockThatIsGivenUpMeanwhileIsTaken() throws {
    var locked: LockedFolder? = try scratch.lock()
    try scratch.overwrite("out/.lock", "")
    _ = try LockedFile.take(".lock", in: Folder.open(scratch.out)) { locked = nil }
    #expect(locked == nil)
  }

  @Test func aNoteCannotSteerATerminal() throws {
    let locked = try scratch.lock()
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.out + "/.lock"))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data("7\n\u{1B}[2Jhost\nnow\u{202E}\n".utf8))
    let holder = LockHolder(process: 7, started: "now?", host: "?[2Jhost")
    #expect(failure { try scratch.lock() } == .held(path: ".lock", by: holder))
    _ = locked
  }
}

extension TemporaryFolder {
  /// Changes the contents of a file that stays the same file.
  fileprivate func overwrite(_ name: String, _ text: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path(of: name)))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
