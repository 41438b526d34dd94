/// Times the stages of a run, for its manifest.
struct StageWatch {
  private(set) var stages: [(name: String, milliseconds: Int)] = []
  private var start = ContinuousClock.now

  /// A stage is over, and the next one begins.
  mutating func finish(_ name: String) {
    let now = ContinuousClock.now
    let (seconds, attoseconds) = (now - start).components
    stages.append((name, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)))
    start = now
  }
}
