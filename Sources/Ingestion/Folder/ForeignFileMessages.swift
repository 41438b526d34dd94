// The messages about files that are no CSV: what each looks like, and the command that makes CSV of it.

internal import Basics
import CSV

/// The message where the folder that was named is a file: which folder it is in.
func notInFolderMessage(_ path: String, _ file: ExportFile) -> String {
  var named = path.hasSuffix("/" + file.rawValue) ? String(path.dropLast(file.rawValue.count + 1)) : path
  while named.hasSuffix("/") { named.removeLast() }
  let folder = named.lastIndex(of: "/").map { named[..<$0] } ?? "."
  return
    "\(visiblePath(named)): this is a file. An input is a folder, which holds contracts.csv and feedback.csv; name the "
    + "folder that the file is in: \(visiblePath(folder.isEmpty ? "/" : String(folder)))"
}

/// The message where values are separated by something else than commas: how to convert the file, and what else such a file
/// often has.
func separatorMessage(
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
  var name: String {
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
  func remedy(_ path: String, _ file: ExportFile) -> String {
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

extension Advice {
  /// How to convert a file from windows-1252. `path` is quoted for a shell.
  static func conversion(of path: String, file: ExportFile) -> String {
    "Convert the file: iconv -f WINDOWS-1252 -t UTF-8 \(path) > \(file.rawValue).utf8 and put the result in its place."
  }
}

/// A path as a message shows it.
func visiblePath(_ path: String) -> String {
  Printable.value(path)
}

/// A text as one word for a shell.
func shellQuoted(_ text: String) -> String {
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
