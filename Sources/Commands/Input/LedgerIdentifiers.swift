import CSV
import Exports
import JobSuccess
import Reporting

/// The texts of ids that tables need, from the ledger.
struct LedgerIdentifiers: IdentifierTexts {
  let ledger: Ledger

  func writeContractID(_ key: ContractKey, to row: inout CSVWriter) {
    ledger.withIDBytes(of: key) { row.field($0) }
  }

  func writeClientID(_ key: ClientKey, to row: inout CSVWriter) {
    ledger.withIDBytes(of: key) { row.field($0) }
  }
}
