package import CSV

/// The rejected records of all files (1.5), sorted by file name, then line: the rows of rejects.csv.
///
/// Their texts are read from the files again when a record is asked for, so that memory doesn't grow with them.
package struct RejectedRecords: Sendable {
  private var files: [FileRejects]

  /// - Parameter files: Sorted by file name.
  init(_ files: [FileRejects] = []) { self.files = files }

  /// How many records are listed: all, unless there are more than `RejectLimit.mostListed`.
  package var listed: Int { files.reduce(0) { $0 + $1.listed } }

  /// Goes through the listed records.
  package func cursor() -> Cursor { Cursor(files: files, next: (0, 0), left: listed) }

  /// Cursors through portions of at most so many records, which together are all: for several threads.
  package func portions(of count: Int) -> [Cursor] {
    files.indices.flatMap { file in
      stride(from: 0, to: files[file].listed, by: count).map {
        Cursor(files: files, next: (file, $0), left: min(count, files[file].listed - $0))
      }
    }
  }

  /// Some of the listed records, one after the other.
  package struct Cursor: Sendable {
    private var files: [FileRejects]
    private var file: Int
    private var index: Int
    /// How many records it has still to give.
    package private(set) var left: Int

    fileprivate init(files: [FileRejects], next: (file: Int, index: Int), left: Int) {
      self.files = files
      (file, index) = next
      self.left = left
    }

    /// How many bytes were read again for their texts.
    package var bytesRead: Int { files.reduce(0) { $0 + ($1.text?.bytesRead ?? 0) } }

    /// The next record; nil after the last. Throws where its file can't be read any more or was changed.
    package mutating func next() throws(CSVError) -> Reject? {
      guard left > 0 else { return nil }
      while index == files[file].listed { (file, index) = (file + 1, 0) }
      let reject = try files[file].reject(index)
      (index, left) = (index + 1, left - 1)
      return reject
    }
  }

  /// The first listed records, without the texts of those whose file can't be read any more.
  package func first(_ count: Int) -> [Finding] {
    var findings: [Finding] = []
    for file in files {
      for index in 0..<min(file.listed, count - findings.count) { findings.append(file.advised(index)) }
    }
    return findings
  }

  /// The first listed record of each code, with the number of records that have the code; of one file or of all.
  package func firstOfEachCode(in only: ExportFile? = nil) -> [(finding: Finding, count: Int)] {
    var found: [(finding: Finding, count: Int)] = []
    for file in files where only == nil || file.file == only {
      for count in file.counts {
        if let known = found.firstIndex(where: { $0.finding.code == count.code }) {
          found[known].count += count.count
        } else if let first = count.first {
          found.append((file.advised(first), count.count))
        }
      }
    }
    return found
  }
}

extension FileRejects {
  /// The finding of a listed record with advice, where the record can still be read.
  fileprivate func advised(_ index: Int) -> Finding {
    var copy = self
    return (try? copy.reject(index).finding) ?? finding(index)
  }
}
