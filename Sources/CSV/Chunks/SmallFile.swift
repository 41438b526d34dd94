/// Reads the beginning of a file that is expected to be small, or all of one, whatever is at the path.
package enum SmallFile {
  /// All bytes of a regular file. Throws what ``bytes(of:limit:)`` does, and `changedWhileRead`.
  package static func allBytes(of path: String) throws(CSVError) -> [UInt8] {
    let file = try InputFile(path: path)
    var bytes = [UInt8](repeating: 0, count: file.identity.size)
    var count = 0
    while count < bytes.count {
      let got = try file.read(into: &bytes, at: count, count: bytes.count - count, offset: count)
      if got == 0 { break }
      count += got
    }
    guard file.isUnchanged else { throw .changedWhileRead(path: path) }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// The first bytes of a regular file, at most `limit` of them. It never waits for a pipe or a device: those are
  /// `notRegular`. Throws `missing`, `unreadable` and `readFailed` as well.
  package static func bytes(of path: String, limit: Int) throws(CSVError) -> [UInt8] {
    let file = try InputFile(path: path)
    var bytes = [UInt8](repeating: 0, count: min(limit, file.identity.size + 1))
    var count = 0
    while count < bytes.count {
      let got = try file.read(into: &bytes, at: count, count: bytes.count - count, offset: count)
      if got == 0 { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }
}
