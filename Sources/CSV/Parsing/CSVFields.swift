/// Fields that stand in many rows: written once, then copied.
package struct CSVFields: Sendable {
  let bytes: [UInt8]
  let count: Int

  /// The fields that `write` adds.
  package init(_ write: (inout CSVWriter) -> Void) {
    var row = CSVWriter()
    write(&row)
    bytes = row.bytes
    count = row.fieldsInRow
  }
}
