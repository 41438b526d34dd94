/// What a file is that is no text, by its first bytes, so that a message can say how to make a CSV file of it.
package enum ForeignFormat: Hashable, Sendable, CaseIterable {
  case gzip, bzip2, xz, zstandard, zip
  /// An Excel workbook (.xlsx): a zip archive of a certain form.
  case excelWorkbook
  /// An Excel workbook as written until 2003 (.xls).
  case oldExcelWorkbook
  /// A spreadsheet of LibreOffice and others (.ods): a zip archive of a certain form.
  case openDocument

  /// The format of a file with these first eight bytes; nil for what may be text.
  init?(of file: InputFile, firstBytes: [UInt8]) throws(CSVError) {
    let known: [(signature: [UInt8], format: ForeignFormat)] = [
      ([0x1F, 0x8B], .gzip), (Array("BZh".utf8), .bzip2), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
      ([0x28, 0xB5, 0x2F, 0xFD], .zstandard), ([0x50, 0x4B, 0x03, 0x04], .zip),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldExcelWorkbook),
    ]
    guard let format = known.first(where: { firstBytes.starts(with: $0.signature) })?.format else {
      return nil
    }
    self = format == .zip ? try ForeignFormat.archive(file) : format
    // A text may begin so; an archive has the size of a block behind it.
    if format == .bzip2, !(firstBytes.count > 3 && (0x31...0x39).contains(firstBytes[3])) { return nil }
  }

  /// What a zip archive is, by the names of the files in its first 4 KiB.
  private static func archive(_ file: InputFile) throws(CSVError) -> ForeignFormat {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = try file.read(into: &bytes, at: 0, count: bytes.count, offset: 0)
    let text = String(decoding: bytes[..<count], as: Unicode.ASCII.self)
    if text.contains("[Content_Types].xml") || text.contains("xl/") { return .excelWorkbook }
    return text.contains("opendocument.spreadsheet") ? .openDocument : .zip
  }
}
