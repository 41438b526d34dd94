import CLinux
import Foundation
import Support
import Testing

@testable import Publication

/// Specification 6.5: files are 0600 and folders 0700, whatever the umask.
@Suite struct ModeTests {
  /// Runs with a umask on a thread that has one of its own, so that other tests keep theirs.
  private func with(umask mask: mode_t, _ work: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      Thread.detachNewThread {
        guard unshare(Int32(CLINUX_CLONE_FS)) == 0 else {
          return done.resume(throwing: POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM))
        }
        umask(mask)
        done.resume(with: Result { try work() })
      }
    }
  }

  private func modes(below path: String) -> [String: Int] {
    var modes: [String: Int] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      if attributes?[.type] as? FileAttributeType != .typeSymbolicLink {
        modes[name] = attributes?[.posixPermissions] as? Int
      }
    }
    return modes
  }

  @Test(arguments: [0, 0o022, 0o777] as [mode_t]) func underAnyUmask(_ mask: mode_t) async throws {
    let scratch = try TemporaryFolder()
    try await with(umask: mask) {
      let locked = try scratch.lock()
      try locked.publishSmallRun("a")
      let staged = try locked.stageFailure()
      try locked.publishFailure(staged, manifest: manifest(status: "failed"))
      try AtomicFile.write([1].span, to: scratch.path + "/private")
    }
    #expect(
      modes(below: scratch.path) == [
        "out": 0o700, "out/.lock": 0o600, "out/runs": 0o700, "out/runs/a": 0o700,
        "out/runs/a/profiles": 0o700, "out/runs/a/profiles/1.html": 0o600, "out/runs/a/scores.csv": 0o600,
        "out/runs/a/run.json": 0o600, "out/failed": 0o700, "out/failed/run.json": 0o600,
        "private": 0o600,
      ])
  }

  /// As for metrics, which another user collects.
  @Test func aSingleFileStaysReadableForThoseWhoWereLet() throws {
    let scratch = try TemporaryFolder()
    let path = scratch.path + "/metrics.prom"
    for (before, after) in [(0o600, 0o600), (0o640, 0o640), (0o644, 0o644), (0o777, 0o644), (0o000, 0o600)] {
      try AtomicFile.write([1].span, to: path)
      try FileManager.default.setAttributes([.posixPermissions: before], ofItemAtPath: path)
      try AtomicFile.write([2].span, to: path)
      #expect(modes(below: scratch.path) == ["metrics.prom": after])
    }
  }
}
