// The digest of a file's bytes, in the file's order, on a thread of its own beside parsing and committing.

/// Takes the bytes of a file, piece by piece and in order.
package typealias ByteDigest = @Sendable (ArraySlice<UInt8>) -> Void

/// Batches that are committed and whose bytes are still to be digested, one after the other.
struct DigestLane {
  private let digest: ByteDigest
  private var waiting: [Piece] = []
  /// Whether a batch is at work.
  private(set) var isBusy = false

  private struct Piece: Sendable {
    var batch: RecordBatch
    /// Where the batch begins in the file.
    var offset: Int
  }

  init(_ digest: @escaping ByteDigest) {
    self.digest = digest
  }

  /// How many batches it holds.
  var count: Int { waiting.count + (isBusy ? 1 : 0) }

  /// Takes a batch that begins at an offset of the file.
  mutating func add(_ batch: inout RecordBatch, at offset: Int) {
    waiting.append(Piece(batch: RecordBatch(), offset: offset))
    swap(&waiting[waiting.count - 1].batch, &batch)
  }

  /// Goes on, unless a batch is at work.
  mutating func start(_ group: inout TaskGroup<WorkerEvent>, of source: ChunkSource) {
    guard !isBusy, !waiting.isEmpty else { return }
    isBusy = true
    let (piece, digest) = (waiting.removeFirst(), digest)
    group.addTask {
      do throws(CSVError) {
        if piece.batch.content == .text {
          digest(piece.batch.bytes[..<piece.batch.fileCount])
        } else {
          try source.reread(piece.offset..<piece.offset + piece.batch.fileCount, digest)
        }
        return .digested(piece.batch)
      } catch {
        return .failed(error)
      }
    }
  }

  /// A batch is done.
  mutating func finish() {
    isBusy = false
  }
}
