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

/// Why an input with too many rejected records can't be used: counts, the first record of each fault, and what to do.
package struct RejectsMessage {
  /// How many records were rejected, how many are allowed, and what to do.
  package let heading: String
  /// The first record of each fault, with the number of records that have it.
  package let firstOfEachCode: [String]

  package init(_ report: ReadingReport, _ limit: RejectLimit) {
    let most = limit.most(of: report.records)
    let allowed = limit == .count(most) ? String(most) : "\(most), \(limit)"
    heading =
      "\(report.rejected) of \(report.records) records were rejected; allowed: \(allowed). Fix the export (`jss validate` lists "
      + (report.rejects.listed < report.rejected ? "the first \(report.rejects.listed)" : "all of them")
      + "), or allow more with --max-rejects. The first of each fault, with the number of records that have it:"
    firstOfEachCode = report.rejects.firstOfEachCode().map { first in
      "\(first.count) \(first.finding.code.rawValue): \(first.finding.place): \(first.finding.message)"
    }
  }
}

private func fileMessage(_ error: CSVError, _ file: ExportFile) -> String {
  switch error {
  case .missing(let path):
    "\(visiblePath(path)): there is no such file. An input folder holds contracts.csv and feedback.csv; name that folder."
  case .notInFolder(let path):
    notInFolderMessage(path, file)
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

/// The message where the folder that was named is a file: which folder it is in.
private func notInFolderMessage(_ path: String, _ file: ExportFile) -> String {
  var named = path.hasSuffix("/" + file.rawValue) ? String(path.dropLast(file.rawValue.count + 1)) : path
  while named.hasSuffix("/") { named.removeLast() }
  let folder = named.lastIndex(of: "/").map { named[..<$0] } ?? "."
  return
    "\(visiblePath(named)): this is a file. An input is a folder, which holds contracts.csv and feedback.csv; name the "
    + "folder that the file is in: \(visiblePath(folder.isEmpty ? "/" : String(folder)))"
}

/// The message where values are separated by something else than commas: how to convert the file, and what else such a file
/// often has.
private func separatorMessage(
  _ path: String, _ line: Int, _ separator: UInt8, isUTF8: Bool, _ file: ExportFile
) -> String {
  let (name, argument) =
    separator == UInt8(ascii: "\t")
    ? ("tabs", "$'\\t'")
    : ("\"" + Printable.value(utf8: [separator]) + "\"", shellQuoted(String(UnicodeScalar(separator))))
  let (source, target) = (shellQuoted(path), shellQuoted(file.rawValue + ".commas"))
  let convert =
    "python3 -c 'import csv,sys; csv.writer(sys.stdout).writerows(csv.reader(sys.stdin, delimiter=sys.argv[1]))' \(argument)"
  let command =
    isUTF8
    ? "\(convert) < \(source) > \(target)"
    : "iconv -f WINDOWS-1252 -t UTF-8 \(source) | \(convert) > \(target)"
  return "\(visiblePath(path)):\(line): values are separated by \(name); allowed: commas"
    + (isUTF8 ? ". " : ". The text is not UTF-8, and looks like windows-1252. ")
    + "Convert the file: \(command) and put the result in its place. Or save it in the spreadsheet as CSV, UTF-8, with commas. "
    + "Numbers have to be written as 1250.50, not 1250,50, and dates as 2024-08-31, not 31.08.2024."
}

extension ForeignFormat {
  /// What a file is, as a noun phrase.
  fileprivate var name: String {
    switch self {
    case .gzip: "packed by gzip"
    case .bzip2: "packed by bzip2"
    case .xz: "packed by xz"
    case .zstandard: "packed by zstd"
    case .zip: "a zip archive"
    case .excelWorkbook: "an Excel workbook (.xlsx)"
    case .oldExcelWorkbook: "an Excel workbook (.xls)"
    case .openDocument: "an OpenDocument spreadsheet (.ods)"
    }
  }

  /// The command that makes a CSV file of it; `path` is quoted for a shell.
  fileprivate func remedy(_ path: String, _ file: ExportFile) -> String {
    let target = file.rawValue + ".unpacked"
    let (unpack, workbook): (String?, String?) =
      switch self {
      case .gzip: ("gzip -dc <", nil)
      case .bzip2: ("bzip2 -dc <", nil)
      case .xz: ("xz -dc <", nil)
      case .zstandard: ("zstd -dc <", nil)
      case .zip: ("unzip -p", nil)
      case .excelWorkbook: (nil, "xlsx")
      case .oldExcelWorkbook: (nil, "xls")
      case .openDocument: (nil, "ods")
      }
    if let unpack { return "Unpack it: \(unpack) \(path) > \(target) and put the result in its place." }
    let name = file.rawValue.dropLast(4)
    return
      "Save it in the spreadsheet as CSV, UTF-8, with commas, or convert it: cp \(path) \(name).\(workbook ?? "") && "
      + "soffice --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' \(name).\(workbook ?? "") and put the result in its "
      + "place."
  }
}

private func headerMessage(_ issue: HeaderIssue, place: String) -> String {
  switch issue {
  case .missing(let columns, let present) where columns.count == 1:
    return "\(place): the column \"\(columns[0].name)\" is missing among the header's \(present). "
      + (columns[0].nearest.map { "The header has \(shown($0)), which looks like a slip: rename it." }
        ?? "Add it; the order of columns is free.")
  case .missing(let columns, let present):
    let names = columns.map { column in
      "\"\(column.name)\"" + (column.nearest.map { " (the header's \(shown($0)) looks like a slip)" } ?? "")
    }
    let slips = columns.contains { $0.nearest != nil }
    return
      "\(place): \(columns.count) columns are missing among the header's \(present): \(names.joined(separator: ", ")). "
      + (slips ? "Rename the slips and add the others" : "Add them") + "; the order of columns is free."
  case .isAt(let line):
    return "\(place): this is no header, but line \(line) looks like the header. Remove what is above it."
  case .duplicate(let name, let other, let first, let second):
    let spelling = name == other ? "" : ", spelled \(shown(other)) and \(shown(name))"
    return
      "\(place):\(second + 1): the column \(shown(name)) stands twice, "
      + "as columns \(first + 1) and \(second + 1)\(spelling). Each name may stand once: remove or rename one of them."
  }
}

/// A name of a header in quotes.
private func shown(_ name: [UInt8]) -> String {
  "\"" + Printable.value(utf8: name.prefix(Finding.longestValue)) + "\""
}

private func requiredColumns(of file: ExportFile) -> String {
  file.columns.filter(\.isRequired).map(\.name).joined(separator: ", ")
}

private func visiblePath(_ path: String) -> String {
  Printable.value(path)
}

private func shellQuoted(_ text: String) -> String {
  let plain = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
  return plain
    ? text
    : "'"
      + Printable.line(
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")) + "'"
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
  case 23, 24: "too many open files"
  case 40: "too many links"
  default: "system error \(code)"
  }
}
