// The system calls of the module. Each is checked, and repeated when a signal interrupts it. `path` is for messages.

internal import CLinux
internal import Glibc

/// An open file or folder. It is closed when this value is released.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  /// Takes over an open descriptor. A number from 0 to 2 is replaced by a higher one: otherwise a program started
  /// without a standard output would print into the file that got its number.
  fileprivate init(owning opened: Int32, path: String) throws(PublicationError) {
    guard opened <= STDERR_FILENO else {
      number = opened
      return
    }
    defer { _ = Glibc.close(opened) }
    number = try checked(.open, path) { fcntl(opened, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) }
  }

  deinit { _ = Glibc.close(number) }

  /// Closes it. Throws `failed` for errors that some file systems report only then.
  consuming func close(path: String) throws(PublicationError) {
    let number = number
    discard self
    try SystemCalls.close(number, path: path)
  }
}

/// The values of `stat` that publication needs.
struct FileStatus {
  let kind: EntryKind
  let size: Int
  /// The permission bits, as for `chmod`.
  let permissions: mode_t
  /// Device and inode: the same for two names of one file.
  let identity: [UInt64]
  /// The number of the user that it belongs to.
  let owner: UInt32
}

/// Functions around system calls. They throw `failed` with the `errno` value.
enum SystemCalls {
  /// The descriptor that means the current directory.
  static var currentFolder: Int32 { AT_FDCWD }

  static func open(
    _ name: String, in folder: Int32, flags: Int32, mode: mode_t = 0, _ operation: Operation, path: String
  ) throws(PublicationError) -> Descriptor {
    let number = try checked(operation, path) { unsafe openat(folder, name, flags | O_CLOEXEC, mode) }
    return try Descriptor(owning: number, path: path)
  }

  static func close(_ number: Int32, path: String) throws(PublicationError) {
    // An interrupted close has closed the descriptor. A second try could close a file that got the number since.
    if Glibc.close(number) != 0, errno != EINTR { throw .failed(.close, path: path, errno: errno) }
  }

  static func makeFolder(_ name: String, in folder: Int32, path: String) throws(PublicationError) {
    try checked(.createFolder, path) { unsafe mkdirat(folder, name, 0o700) }
    // The umask may have removed permissions. A link that has got the name since is not followed.
    try checked(.setMode, path) { unsafe fchmodat(folder, name, 0o700, AT_SYMLINK_NOFOLLOW) }
  }

  static func setMode(_ file: borrowing Descriptor, _ mode: mode_t, path: String) throws(PublicationError) {
    let number = file.number
    try checked(.setMode, path) { fchmod(number, mode) }
  }

  static func status(_ file: borrowing Descriptor, path: String) throws(PublicationError) -> FileStatus {
    let number = file.number
    var status = stat()
    try checked(.inspect, path) { unsafe fstat(number, &status) }
    return FileStatus(status)
  }

  /// The status of an entry, links not followed; nil if nothing has the name.
  static func status(of name: String, in folder: Int32, path: String) throws(PublicationError) -> FileStatus?
  {
    var status = stat()
    do {
      try checked(.inspect, path) { unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) }
    } catch .failed(_, _, ENOENT) {
      return nil
    }
    return FileStatus(status)
  }

  /// Writes all bytes, in as many calls as needed.
  static func write(_ bytes: Span<UInt8>, to number: Int32, path: String) throws(PublicationError) {
    try unsafe bytes.withUnsafeBufferPointer { (all: UnsafeBufferPointer<UInt8>) throws(PublicationError) in
      var rest = UnsafeRawBufferPointer(all)
      while unsafe !rest.isEmpty {
        let count = unsafe Glibc.write(number, rest.baseAddress, rest.count)
        if count > 0 {
          unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if count == 0 || errno != EINTR {
          throw PublicationError.failed(.write, path: path, errno: count == 0 ? EIO : errno)
        }
      }
    }
  }

  /// Reads into the buffer from the file's position; returns the number of bytes read, 0 at the end.
  static func read(
    _ file: borrowing Descriptor, into buffer: inout [UInt8], path: String
  ) throws(PublicationError) -> Int {
    while true {
      let count = unsafe Glibc.read(file.number, &buffer, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw .failed(.read, path: path, errno: errno) }
    }
  }

  static func truncate(_ file: borrowing Descriptor, path: String) throws(PublicationError) {
    let number = file.number
    try checked(.write, path) { ftruncate(number, 0) }
  }

  /// Asks the system to begin writing a part of a file to the disk. It is a hint, so errors are ignored; `sync` waits
  /// and reports them.
  static func startWriting(_ number: Int32, _ part: Range<Int>) {
    _ = sync_file_range(number, part.lowerBound, part.count, UInt32(CLINUX_WRITE_NOW))
  }

  static func sync(_ file: borrowing Descriptor, path: String) throws(PublicationError) {
    let number = file.number
    try checked(.sync, path) { fsync(number) }
  }

  /// Takes the exclusive lock; returns false if another open file has it.
  static func lock(_ file: borrowing Descriptor, path: String) throws(PublicationError) -> Bool {
    let number = file.number
    do {
      try checked(.lock, path) { flock(number, LOCK_EX | LOCK_NB) }
      return true
    } catch .failed(_, _, EWOULDBLOCK) {
      return false
    }
  }

  static func unlock(_ file: borrowing Descriptor) {
    _ = flock(file.number, LOCK_UN)
  }

  static func rename(
    _ name: String, in folder: Int32, to newName: String, in newFolder: Int32, path: String
  ) throws(PublicationError) {
    try checked(.rename, path) { unsafe renameat(folder, name, newFolder, newName) }
  }

  /// Exchanges two names in one step; returns false if the file system can't.
  static func exchange(
    _ name: String, _ other: String, in folder: Int32, path: String
  ) throws(PublicationError) -> Bool {
    do {
      try checked(.rename, path) {
        unsafe renameat2(folder, name, folder, other, UInt32(CLINUX_RENAME_EXCHANGE))
      }
      return true
    } catch .failed(_, _, let code) where [EINVAL, ENOSYS, EOPNOTSUPP].contains(code) {
      return false
    }
  }

  static func makeLink(
    _ name: String, to target: String, in folder: Int32, path: String
  ) throws(PublicationError) {
    try checked(.createLink, path) { unsafe symlinkat(target, folder, name) }
  }

  /// The target of a symbolic link; nil if nothing has the name.
  static func readLink(_ name: String, in folder: Int32, path: String) throws(PublicationError) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlinkat(folder, name, &target, target.count)
    if count >= 0 { return text(target[..<count]) }
    if errno == ENOENT { return nil }
    throw .failed(.read, path: path, errno: errno)
  }

  static func makeHardLink(
    _ name: String, in folder: Int32, to newFolder: Int32, path: String
  ) throws(PublicationError) {
    try checked(.createLink, path) { unsafe linkat(folder, name, newFolder, name, 0) }
  }

  static func remove(
    _ name: String, in folder: Int32, isFolder: Bool, path: String
  ) throws(PublicationError) {
    try checked(.remove, path) { unsafe unlinkat(folder, name, isFolder ? AT_REMOVEDIR : 0) }
  }

  /// The names in a folder, in the order of their bytes.
  static func list(_ folder: borrowing Descriptor, path: String) throws(PublicationError) -> [String] {
    let number = folder.number
    let copy = try checked(.list, path) { unsafe openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = unsafe fdopendir(copy) else {
      let code = errno
      _ = Glibc.close(copy)
      throw .failed(.list, path: path, errno: code)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw .failed(.list, path: path, errno: errno) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  /// The name of this machine.
  static func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    return unsafe gethostname(&name, name.count) == 0 ? text(name.prefix { $0 != 0 }) : "an unknown host"
  }

  static func processID() -> Int32 { getpid() }

  /// The number of the user whose permissions the process has.
  static func userID() -> UInt32 { geteuid() }

  /// Waits; a signal may end it earlier.
  static func pause(milliseconds: UInt32) { _ = usleep(milliseconds * 1000) }

  /// The path without links in it.
  static func realPath(_ path: String) throws(PublicationError) -> String {
    guard let real = unsafe realpath(path, nil) else { throw .failed(.inspect, path: path, errno: errno) }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}

private func text(_ characters: ArraySlice<CChar>) -> String {
  String(decoding: characters.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: status.st_nlink > 1 ? .sharedFile : .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = Int(status.st_size)
    permissions = status.st_mode & 0o7777
    identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    owner = status.st_uid
  }
}

/// Repeats a call until no signal interrupts it; throws `failed` if the result is negative.
@discardableResult
private func checked(
  _ operation: Operation, _ path: String, _ call: () -> Int32
) throws(PublicationError) -> Int32 {
  while true {
    let result = call()
    if result >= 0 { return result }
    if errno != EINTR { throw .failed(operation, path: path, errno: errno) }
  }
}
