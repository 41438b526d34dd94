/// How to read an input folder.
package struct ReadingOptions: Sendable {
  /// How many rejected records are put up with.
  package var maxRejects = RejectLimit.standard
  /// Whether to take each file's SHA-256.
  package var digests = false
  /// How many threads decode at once.
  package var workers: Int
  /// How many bytes are read at a time; nil for what is fast. Results don't depend on it.
  package var blockSize: Int?
  /// Whether libcsv alone parses, byte by byte: slow, for tests.
  package var usesPlainPath = false
  /// How many warnings of a group are kept as examples.
  package var warningExamples = 5

  /// The usual way, on so many threads.
  package init(workers: Int) {
    self.workers = max(1, workers)
  }
}

/// How far reading is.
package struct ReadingProgress: Equatable, Sendable {
  package let file: ExportFile
  /// Bytes of this file that are done.
  package let bytes: Int
  /// Bytes of all files that are done.
  package let allBytes: Int
}
