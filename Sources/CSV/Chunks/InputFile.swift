import Glibc

/// Values that identify a file and its contents. If one of them differs, the file was changed or replaced.
package struct FileIdentity: Hashable, Sendable {
  /// The size in bytes.
  package let size: Int
  let device: UInt
  let inode: UInt
  let modifiedNanoseconds: Int
  let changedNanoseconds: Int

  /// Whether size and time of modification are the same: removing a file's name changes neither.
  func hasSameContents(as other: FileIdentity) -> Bool {
    size == other.size && modifiedNanoseconds == other.modifiedNanoseconds
  }

  init(_ status: stat) {
    size = status.st_size
    device = status.st_dev
    inode = status.st_ino
    modifiedNanoseconds = status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
    changedNanoseconds = status.st_ctim.tv_sec &* 1_000_000_000 &+ status.st_ctim.tv_nsec
  }
}

/// A regular file that is open for reading, until this object is released. Reads give an offset, so any thread may
/// read.
final class InputFile: Sendable {
  /// The byte that ends a text for DOS.
  static let endMark: UInt8 = 0x1A

  let path: String
  let identity: FileIdentity
  /// Whether the last byte is 0x1A, which DOS programs end a text with. It is no part of the text (1.1), and `read` leaves
  /// it out.
  let hasEndMark: Bool
  private let descriptor: Int32

  /// Opens a file. `O_NONBLOCK` keeps it from waiting for the other end of a pipe. Throws `missing`, `notRegular` (with
  /// `followsLink` false also for a symbolic link), `unreadable`, `notInFolder` or `readFailed`.
  init(path: String, followsLink: Bool = true) throws(CSVError) {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW)
    var descriptor: Int32
    repeat {
      descriptor = unsafe open(path, flags)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else {
      let code = errno
      switch code {
      case ENOENT: throw .missing(path: path)
      case ENOTDIR: throw .notInFolder(path: path)
      case ELOOP where !followsLink: throw .notRegular(path: path, kind: .other)
      case ENXIO: throw .notRegular(path: path, kind: .other)
      default: throw .unreadable(path: path, code: code)
      }
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .unreadable(path: path, code: code)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(descriptor)
      throw .notRegular(path: path, kind: kind == S_IFDIR ? .folder : kind == S_IFIFO ? .pipe : .other)
    }
    let identity = FileIdentity(status)
    do {
      hasEndMark = try InputFile.endsWithMark(descriptor, size: identity.size, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
    self.identity = identity
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  private static func endsWithMark(_ descriptor: Int32, size: Int, path: String) throws(CSVError) -> Bool {
    guard size > 0 else { return false }
    var last: UInt8 = 0
    while true {
      let got = unsafe pread(descriptor, &last, 1, size - 1)
      if got >= 0 { return got == 1 && last == endMark }
      let code = errno
      guard code == EINTR else { throw .readFailed(path: path, offset: size - 1, code: code) }
    }
  }

  /// Reads up to `count` bytes at an offset of the file into `buffer`, from index `start` on. Returns the number of
  /// bytes read, 0 only at the end of the file. Throws `readFailed`.
  func read(into buffer: inout [UInt8], at start: Int, count: Int, offset: Int) throws(CSVError) -> Int {
    precondition(start >= 0 && count >= 0 && start + count <= buffer.count)
    let count = hasEndMark ? min(count, max(0, identity.size - 1 - offset)) : count
    while true {
      let got = unsafe buffer.withUnsafeMutableBytes { target in
        unsafe pread(descriptor, target.baseAddress.map { unsafe $0 + start }, count, offset)
      }
      if got >= 0 { return got }
      let code = errno
      guard code == EINTR else { throw .readFailed(path: path, offset: offset, code: code) }
    }
  }

  /// Whether the open file, and the file that has the path now, are the same and unchanged since it was opened.
  var isUnchanged: Bool {
    var now = stat()
    guard unsafe fstat(descriptor, &now) == 0, FileIdentity(now) == identity else { return false }
    return unsafe stat(path, &now) == 0 && FileIdentity(now) == identity
  }

  /// Whether the open file was not written to since it was opened, whatever has its path now.
  var holdsWhatItHeld: Bool {
    var now = stat()
    return unsafe fstat(descriptor, &now) == 0 && FileIdentity(now).hasSameContents(as: identity)
  }
}
