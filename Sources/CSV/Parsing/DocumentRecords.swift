// The records of a document that is in memory, such as one that was converted from another encoding or separator.

/// Cuts a document in memory into pieces that end where records end, and parses one after the other.
package struct DocumentRecords {
  /// A quoted field that is still open at the document's end.
  package struct OpenQuote: Error, Equatable, Sendable {
    /// The physical line of the document, from 1, on which its record begins.
    package let line: Int
  }

  private let document: [UInt8]
  private let rules: ChunkRules
  /// How many bytes a piece has at least.
  private let pieceSize: Int

  /// The records of UTF-8 with commas between values.
  ///
  /// - Parameter recordLimit: The most bytes of a record; a longer one has a fault.
  package init(
    of document: [UInt8], _ projection: Projection, recordLimit: Int = 1 << 20, pieceSize: Int = 1 << 18
  ) {
    self.document = document
    self.pieceSize = max(1, pieceSize)
    rules = ChunkRules(projection: projection, recordLimit: recordLimit, usesReferenceParser: false)
  }

  /// The fields of one record, unescaped; nil if it has a fault, or is blank.
  package static func fields(of record: ArraySlice<UInt8>) -> [[UInt8]]? {
    guard let fields = try? allFields(of: record, path: "") else { return nil }
    return fields.contains { !$0.isEmpty } ? fields : nil
  }

  /// Calls `use` with the pieces in order, each with the number of the document's line, from 1, on which it begins.
  ///
  /// - Parameters:
  ///   - start: The offset of the first record, and `line` the line that it is on.
  /// - Throws: Where a quoted field never ends; the records before it were passed to `use`.
  package func forEach(
    from start: Int, line: Int, _ use: (borrowing RecordBatch, Int) -> Void
  ) throws(OpenQuote) {
    var (position, line, size) = (start, line, pieceSize)
    while position < document.count {
      let end = cut(behind: position, atLeast: size)
      var batch = RecordBatch()
      batch.bytes = Array(document[position..<end])
      batch.begin(.text, offset: position, count: end - position, chunkFileCount: end - position)
      batch.hasQuote = true
      batch.endsFile = end == document.count
      _ = batch.parse(rules)
      if !batch.records.isEmpty { use(batch, line) }
      line += batch.lines
      position += batch.fileCount
      if batch.endsFile, position < document.count { throw OpenQuote(line: line) }
      // A stray quote made the cut wrong. Where not even one record ended, the next piece is longer.
      size = batch.fileCount == 0 ? size * 2 : pieceSize
    }
  }

  /// The offset of the first record that begins `least` bytes behind an offset, judged by counting quotes.
  private func cut(behind start: Int, atLeast least: Int) -> Int {
    var isInside = false
    for index in start..<document.count {
      switch document[index] {
      case Byte.quote: isInside.toggle()
      case Byte.lineFeed where !isInside && index - start >= least: return index + 1
      default: continue
      }
    }
    return document.count
  }
}
