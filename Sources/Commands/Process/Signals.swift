import Foundation
import Glibc
import Synchronization

/// Ctrl-C, SIGTERM and SIGHUP: what is half done is cleaned up, then the program dies by that signal, so that a shell or
/// a supervisor sees why it ended.
///
/// The signals are blocked before there is a second thread, and one thread waits for them: none is lost, and cleaning up
/// is ordinary code. (Dispatch's signal sources lose a signal that comes while they are set up, and leave it open which
/// thread a signal ends.)
enum Signals {
  private static let cleanUps = Mutex<[CleanUp]>([])
  /// Held while something is done that must not be left half done, and for ever by a signal.
  private static let shield = Mutex<Void>(())

  private struct CleanUp {
    let id: UUID
    let work: @Sendable () -> Void
  }

  /// Begins to wait for the signals; called once, first of all. One that was ignored when the program began stays so, as
  /// `nohup` asks.
  static func catchThem() {
    let signals = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
    mask(SIG_BLOCK, signals)
    Thread.detachNewThread {
      var set = set(of: signals)
      var number: Int32 = 0
      guard unsafe sigwait(&set, &number) == 0 else { return }
      shield.withLock { _ in
        for cleanUp in cleanUps.withLock({ $0.reversed() }) { cleanUp.work() }
        StandardError.shared.clearProgress()
        die(by: number)
      }
    }
  }

  /// Makes something and does `body` with it. Where a signal comes meanwhile, `cleanUp` is called on another thread before
  /// the program dies; the last registered comes first. No signal comes between making it and registering.
  static func cleaningUp<Thing: Sendable, Result>(
    _ make: () throws -> Thing, with cleanUp: @escaping @Sendable (Thing) -> Void,
    _ body: (Thing) async throws -> Result
  ) async rethrows -> Result {
    let id = UUID()
    let thing = try shielded { () throws in
      let thing = try make()
      cleanUps.withLock { $0.append(CleanUp(id: id) { cleanUp(thing) }) }
      return thing
    }
    defer { cleanUps.withLock { $0.removeAll { $0.id == id } } }
    return try await body(thing)
  }

  /// Does `body` to its end: a signal that comes meanwhile takes effect after it. For what is short, or can't be taken back.
  static func shielded<Result: Sendable>(_ body: () throws -> Result) rethrows -> Result {
    try shield.withLock { _ in try body() }
  }

  /// Goes on where no signal has come; else waits for the end. What fails while a signal cleans up fails for that reason
  /// alone, and is neither reported nor acted upon.
  static func waitIfDying() {
    shielded {}
  }

  /// Dies by a signal, without a message.
  static func die(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    mask(SIG_UNBLOCK, [number])
    raise(number)
    // Not reached: unblocked and not caught, the signal has ended the process. A shell would report the same code.
    _exit(128 + number)
  }

  private static func mask(_ how: Int32, _ signals: [Int32]) {
    var set = set(of: signals)
    unsafe pthread_sigmask(how, &set, nil)
  }

  private static func set(of signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in signals { unsafe sigaddset(&set, number) }
    return set
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    let handlers = unsafe [action.__sigaction_handler.sa_handler, SIG_IGN]
    return handlers.map { unsafe unsafeBitCast($0, to: Int.self) }.reduce(0, ^) == 0
  }
}
