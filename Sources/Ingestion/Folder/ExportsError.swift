internal import Basics
package import CSV

/// Why an input folder can't be used at all. What is wrong with single records is in the report's rejects.
package enum ExportsError: Error, Sendable {
  /// A file can't be read, or not to its end.
  case file(CSVError, ExportFile)
  /// The header lacks a column or has one twice; `line` counts from 1.
  case header(HeaderIssue, path: String, line: Int)
  /// More records were rejected than the limit allows; the report has them.
  case tooManyRejects(ReadingReport, RejectLimit)
  /// The task was cancelled.
  case cancelled

  /// One line for people: where, what is wrong, what is allowed and what to do. Of too many rejects it is the heading.
  package var message: String {
    switch self {
    case .file(let error, let file): fileMessage(error, file)
    case .header(let issue, let path, let line):
      headerMessage(issue, place: visiblePath(path) + ":" + String(line))
    case .tooManyRejects(let report, let limit): RejectsMessage(report, limit).heading
    case .cancelled: "Reading was cancelled."
    }
  }
}

private func fileMessage(_ error: CSVError, _ file: ExportFile) -> String {
  switch error {
  case .missing(let path):
    "\(visiblePath(path)): there is no such file. An input folder holds contracts.csv and feedback.csv; name that folder."
  case .notInFolder(let path):
    notInFolderMessage(path, file)
  case .unreadable(let path, _) where error.isLimitOfOpenFiles:
    "\(visiblePath(path)): the file can't be opened: \(CSVError.openFilesAdvice)."
  case .unreadable(let path, let code):
    "\(visiblePath(path)): the file can't be opened (\(systemError(code))). Allow reading it."
  case .notRegular(let path, let kind):
    "\(visiblePath(path)): this is \(description(of: kind)). Put a regular file named \(file.rawValue) there."
  case .readFailed(let path, let offset, let code):
    "\(visiblePath(path)): reading failed at byte \(offset) (\(systemError(code))). Check the disk, then try again."
  case .changedWhileRead(let path):
    "\(visiblePath(path)): the file changed while it was read. Try again when its export is complete."
  case .foreignEncoding(let path, let encoding):
    "\(visiblePath(path)): the text is \(encoding.rawValue); UTF-8 is allowed. Convert it: "
      + "iconv -f \(encoding.iconvName) -t UTF-8 \(shellQuoted(path)) > \(shellQuoted(file.rawValue + ".utf8")) "
      + "and put the result in its place."
  case .foreignFormat(let path, let format):
    "\(visiblePath(path)): this is \(format.name), not CSV. " + format.remedy(shellQuoted(path), file)
  case .foreignSeparator(let path, let line, let separator, let isUTF8):
    separatorMessage(path, line, separator, isUTF8: isUTF8, file)
  case .empty(let path):
    "\(visiblePath(path)): the file is empty. Its first line names the columns, at least: "
      + requiredColumns(of: file) + "."
  case .header(let path, let line, .invalidUTF8):
    "\(visiblePath(path)):\(line): the header can't be read: it is not UTF-8. From a spreadsheet it is probably windows-1252. "
      + Advice.conversion(of: shellQuoted(path), file: file)
  case .header(let path, let line, let fault):
    "\(visiblePath(path)):\(line): the header can't be read: \(fault.issue.code.title). "
      + "Its first line names the columns, at least: " + requiredColumns(of: file) + "."
  case .unterminatedQuote(let path, let line, let column):
    "\(visiblePath(path)):\(line):\(column): a quote opens here and is never closed. "
      + "Close it, and double the quotes inside the value."
  case .outOfMemory(let path):
    "\(visiblePath(path)): there is not enough memory to read the file. Try again when more is free."
  }
}

private func requiredColumns(of file: ExportFile) -> String {
  file.columns.filter(\.isRequired).map(\.name).joined(separator: ", ")
}

private func description(of kind: FileKind) -> String {
  switch kind {
  case .folder: "a folder"
  case .pipe: "a pipe"
  case .other: "no regular file"
  }
}

/// The meaning of common error numbers; the others by number.
private func systemError(_ code: Int32) -> String {
  switch code {
  case 5: "input/output error"
  case 13: "permission denied"
  case 40: "too many links"
  default: "system error \(code)"
  }
}
