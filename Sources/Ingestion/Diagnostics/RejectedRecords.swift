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
  package func cursor() -> Cursor { Cursor(files: files) }

  /// The listed records, one after the other.
  package struct Cursor {
    fileprivate var files: [FileRejects]
    private var file = 0
    private var index = 0

    fileprivate init(files: [FileRejects]) { self.files = files }

    /// How many bytes were read again for their texts.
    package var bytesRead: Int { files.reduce(0) { $0 + ($1.text?.bytesRead ?? 0) } }

    /// The next record; nil after the last. Throws where its file can't be read any more or was changed.
    package mutating func next() throws(CSVError) -> Reject? {
      while file < files.count {
        if index < files[file].listed {
          defer { index += 1 }
          return try files[file].reject(index)
        }
        (file, index) = (file + 1, 0)
      }
      return nil
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

  /// The first listed record of each code, with the number of records that have the code.
  package func firstOfEachCode() -> [(finding: Finding, count: Int)] {
    var found: [(finding: Finding, count: Int)] = []
    for file in files {
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

  /// Sets what was probably meant by the first few identifiers that are unknown.
  ///
  /// - Parameter nearest: Searches all that are known: so few are searched for.
  mutating func addNearest(to code: IssueCode, atMost most: Int, _ nearest: ([UInt8]) -> [UInt8]?) {
    var left = most
    for file in files.indices {
      for index in Array(files[file].indices(of: code).prefix(left)) {
        left -= 1
        files[file].nearest[index] = files[file].finding(index).value.flatMap(nearest)
      }
    }
  }
}

extension FileRejects {
  /// The finding of a listed record with advice, where the record can still be read.
  fileprivate func advised(_ index: Int) -> Finding {
    var copy = self
    return (try? copy.reject(index).finding) ?? finding(index)
  }
}
