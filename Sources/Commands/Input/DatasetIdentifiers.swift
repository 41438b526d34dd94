import CSV
import Ingestion
import JobSuccess
import Reporting

/// The texts of ids that tables need, from the dataset.
struct DatasetIdentifiers: IdentifierTexts {
  let dataset: Dataset

  func writeContractID(_ key: ContractKey, to row: inout CSVWriter) {
    dataset.withIDBytes(of: key) { row.field($0) }
  }
}

/// The same for tables that name every contract.
struct GatheredIdentifiers: ClientIdentifierTexts {
  let gathered: ContractIdentifiers

  func writeContractID(_ key: ContractKey, to row: inout CSVWriter) {
    gathered.withContractID(of: key) { row.field($0) }
  }

  func writeClientID(of key: ContractKey, to row: inout CSVWriter) {
    gathered.withClientID(of: key) { row.field($0) }
  }
}
