/// Counts steps of work in debug builds: a test holds with it how the work grows with the input, without measuring time.
/// A step is a contract, feedback or request that is gone through.
package enum Work {
  #if DEBUG
    /// Called with numbers of steps.
    @TaskLocal package static var onSteps: (@Sendable (Int) -> Void)?
  #endif

  /// Counts steps; does nothing in release builds.
  @inline(__always)
  static func count(_ steps: @autoclosure () -> Int = 1) {
    #if DEBUG
      onSteps?(steps())
    #endif
  }
}
