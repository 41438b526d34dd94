// The exit code of each library's errors (chapter 5). Every switch names every case: a new error needs a code here.

import CSV
import Glibc
import Ingestion
import Publication
import ScoreHistory

extension Failure.Code {
  /// The code of a folder of exports that can't be used.
  init(_ error: ExportsError) {
    switch error {
    case .header, .tooManyRejects: self = .badData
    case .cancelled: self = .bug
    case .file(let error, _): self.init(error)
    }
  }

  /// The code of a file of records that can't be read to its end.
  init(_ error: CSVError) {
    self =
      switch error {
      case .unreadable where error.isLimitOfOpenFiles: .inputOutput
      case .missing, .notInFolder, .unreadable, .notRegular: .noInput
      case .readFailed: .inputOutput
      case .changedWhileRead, .outOfMemory: .tryAgain
      case .foreignEncoding, .foreignFormat, .foreignSeparator, .empty, .header, .unterminatedQuote: .badData
      }
  }

  /// The code of a policy that can't be used: no input where its file can't be read, else a bad policy.
  init(_ error: PolicyError) {
    self = error.faults.allSatisfy { $0.kind == .unreadable } ? .noInput : .badPolicy
  }

  /// The code of a run that can't be published or read back.
  init(_ error: PublicationError) {
    switch error {
    case .failed(let operation, _, let errno): self.init(operation, errno: errno)
    case .inTheWay, .alreadyPublished, .ofAnotherUser: self = .cannotCreate
    case .held: self = .tryAgain
    case .noRun, .badManifest: self = .noInput
    case .badName: self = .bug
    }
  }

  /// The code of a system call that failed: a full or broken disk, or too many open files, is an error of output,
  /// whatever was asked for.
  private init(_ operation: Publication.Operation, errno: Int32) {
    guard ![ENOSPC, EDQUOT, EIO, EFBIG, EMFILE, ENFILE].contains(errno) else {
      self = .inputOutput
      return
    }
    switch operation {
    case .create, .createFolder, .createLink, .setMode: self = .cannotCreate
    case .open where errno == ENOENT: self = .noInput
    case .open, .inspect, .list, .read, .write, .sync, .close, .lock, .rename, .remove:
      self = [EACCES, EPERM, EROFS].contains(errno) ? .cannotCreate : .inputOutput
    }
  }

  /// The code of a history that can't be opened, read or written.
  init(_ error: HistoryError) {
    self =
      switch error {
      case .damaged, .foreign, .newer: .badData
      case .absent, .noRun: .noInput
      case .unordered: .bug
      case .notAFile, .denied, .otherScope: .cannotCreate
      case .failed: .inputOutput
      case .busy: .tryAgain
      }
  }
}
