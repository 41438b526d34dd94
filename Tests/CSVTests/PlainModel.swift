// The rules of 1.1 over a whole document in memory, byte by byte, written apart from the reader: what it must agree with.

import CSV

/// Reads a whole document; `wanted` are the file columns whose texts are kept (nil: all).
func modelDocument(_ document: [UInt8], recordLimit: Int = 1 << 20, wanted: [Int]? = nil) -> ReadDocument {
  var bytes = document.last == 0x1A ? document.dropLast() : document[...]
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
  var result = ReadDocument()
  var isFirst = true
  var line = 1
  while !bytes.isEmpty {
    let record = ModelRecord(bytes)
    let raw = bytes[bytes.startIndex..<record.contentEnd]
    if record.isOpen {
      result.error = .unterminatedQuote(path: "", line: line, column: record.fields.count + 1)
      return result
    }
    if isFirst, !record.isStray, !record.hasLoneCR, record.fields.allSatisfy(\.isEmpty) {
      // A record without a value is no header.
    } else if !record.isBlank {
      var fault: RecordFault?
      if record.isStray {
        fault = .strayQuote
      } else if raw.count > recordLimit {
        fault = .recordTooLong
      } else if record.hasLoneCR {
        fault = .loneCarriageReturn
      } else if String(validating: raw, as: UTF8.self) == nil {
        fault = .invalidUTF8
      } else if !isFirst && record.fields.count != result.header.count {
        fault = .fieldCount(found: Int32(record.fields.count), expected: Int32(result.header.count))
      }
      if isFirst {
        if let fault {
          result.error = .header(path: "", line: line, fault: fault)
          return result
        }
        result.header = record.fields
        isFirst = false
      } else {
        let columns = wanted ?? Array(result.header.indices)
        result.records.append(
          ReadRecord(
            line: line, offset: bytes.startIndex, raw: Array(raw.prefix(min(200, recordLimit))), fault: fault,
            texts: fault == nil ? columns.map { record.fields[$0] } : []))
      }
    }
    line += bytes[bytes.startIndex..<record.end].count { $0 == 10 }
    bytes = bytes[record.end...]
  }
  if isFirst { result.error = .empty(path: "") }
  return result
}

/// The record at the start of a text.
private struct ModelRecord {
  var fields: [[UInt8]] = []
  /// Where its text ends, and where the next record begins.
  var contentEnd: Int
  var end: Int
  var isStray = false
  var isOpen = false
  var hasLoneCR = false
  var isBlank = true

  init(_ text: ArraySlice<UInt8>) {
    contentEnd = text.endIndex
    end = text.endIndex
    var at = text.startIndex
    func byte(_ index: Int) -> UInt8? { index < text.endIndex ? text[index] : nil }
    func isLineEnd(_ index: Int) -> Bool {
      byte(index) == 10 || byte(index) == 13 && byte(index + 1) == 10 || index >= text.endIndex
    }

    fields: while true {
      while byte(at) == 32 || byte(at) == 9 { at += 1 }
      var field: [UInt8] = []
      if byte(at) == 34 {
        isBlank = false
        at += 1
        while true {
          guard let next = byte(at) else {
            isOpen = true
            return
          }
          at += 1
          if next == 34 {
            guard byte(at) == 34 else { break }
            at += 1
          }
          field.append(next)
        }
        while byte(at) == 32 || byte(at) == 9 { at += 1 }
        if byte(at) != 44 && byte(at) != 13 && !isLineEnd(at) {
          cutLeniently(text, at)
          return
        }
      } else {
        while let next = byte(at), next != 44, next != 13, next != 10 {
          if next == 34 {
            cutLeniently(text, at)
            return
          }
          field.append(next)
          at += 1
        }
        while field.last == 32 || field.last == 9 { field.removeLast() }
        if !field.isEmpty { isBlank = false }
      }
      fields.append(field)
      if byte(at) == 44 {
        isBlank = false
        at += 1
      } else if byte(at) == 13 && !isLineEnd(at) {
        isBlank = false
        hasLoneCR = true
        at += 1
      } else {
        break fields
      }
    }
    contentEnd = at
    end = min(at + (byte(at) == 13 ? 2 : 1), text.endIndex)
  }

  /// Finds the end of the record after a byte that may not be where it is: it and what follows, up to a comma, are a field
  /// in which quotes are characters; a field that begins with a quote is quoted.
  private mutating func cutLeniently(_ text: ArraySlice<UInt8>, _ stray: Int) {
    isStray = true
    isBlank = false
    var at = stray + 1
    var isFieldStart = false
    while at < text.endIndex {
      switch text[at] {
      case 34 where isFieldStart:
        isFieldStart = false
        var isClosed = false
        while !isClosed {
          guard let quote = text[(at + 1)...].firstIndex(of: 34) else {
            isOpen = true
            return
          }
          at = quote
          isClosed = quote + 1 == text.endIndex || text[quote + 1] != 34
          if !isClosed { at += 1 }
        }
      case 10:
        contentEnd = text[at - 1] == 13 ? at - 1 : at
        end = at + 1
        return
      case 13 where at + 1 < text.endIndex && text[at + 1] == 10: break
      case 44, 13:
        fields.append([])
        isFieldStart = true
      case 32, 9: break
      default: isFieldStart = false
      }
      at += 1
    }
  }
}
