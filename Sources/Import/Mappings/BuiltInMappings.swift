// The CSV sources of 8.3 as mappings. They are parsed from the text that `jss import --show` prints.

/// The mappings that are built in.
package enum BuiltInMapping {
  /// All of them, in the order in which a file is compared with them.
  package static let all = [transactions, weekly]

  /// A mapping and the text that it is written in.
  package struct Source: Sendable {
    package let mapping: Mapping
    package let text: String

    /// A text of ours, which a test parses.
    fileprivate init(_ text: String) {
      self.text = text
      mapping =
        (try? MappingFile.parse(Array(text.utf8), file: "built-in")) ?? Mapping(name: "", rows: .payment)
    }
  }

  /// The transaction report of Upwork, in three generations of headers (8.3.11 and 8.3.12).
  package static let transactions = Source(
    """
    # Reports > Transaction history > Download CSV, on Upwork. Seen in real exports.
    name: upwork-transactions
    rows: payment
    format:
      decimal: "."
      thousands: ","
      dates: ["MON D, YYYY", "YYYY-MM-DD", "M/D/YYYY"]
    columns:
      paid_on: {from: Date, as: date}
      type:
        from: [Transaction type, Type]
        as: words
        values:
          hourly: hourly
          fixed price: fixed
          milestone: fixed
          bonus: earning
          miscellaneous: earning
          expense: earning
          salary: earning
          stipend: earning
          weekly payment: earning
          refund: refund
          refund to client: refund
          adjustment: with_client
          credit: with_client
          chargeback: with_client
          service fee: other
          service fee refund: other
          withdrawal: other
          withdrawal fee: other
          membership: other
          membership fee: other
          subscription: other
          connects: other
          vat: other
          gst: other
          wht: other
          payment: other
          processing fee: other
          journal: other
      # Not "Account name": that is the account's own holder.
      client: {from: [Client team, Team], optional: true}
      agency: {from: [Agency team, Agency], optional: true}
      freelancer: {from: Freelancer, optional: true}
      # There is no title before 2025.
      title: {from: Transaction summary, optional: true}
      period: {from: [Transaction summary details, Description], optional: true}
      # In dollars. Never "Amount in local currency".
      amount: {from: [Amount $, Amount], as: money}
      transaction_id: {from: Transaction ID, optional: true}
      ref_id: Ref ID

    """)

  /// The weekly summary of Upwork, a year a file (8.3.16).
  package static let weekly = Source(
    """
    # Reports > Weekly summary > Download CSV, on Upwork: one year a file. Seen in real exports.
    name: upwork-weekly
    rows: payment
    format:
      dates: YYYY-MM-DD
    columns:
      paid_on: {from: Date, as: date}
      contract_id: {from: Contract, as: number, prefix: c-}
      title: {from: Contract, as: before_number}
      hours: {from: Hours, optional: true}
      amount: {from: Amount, as: money}
      type:
        from: Payment type
        as: words
        optional: true
        values: {fixed price payment: fixed, milestone: fixed}
        otherwise: earning

    """)
}

/// A source that import knows, for `--list`.
package struct KnownSource: Sendable {
  /// Its name, for `--from`.
  package let name: String
  /// What people call it, for messages.
  package let title: String
  /// Where to find it on the platform.
  package let place: String
  /// The mapping; nil for an answer in JSON.
  package let mapping: BuiltInMapping.Source?

  /// All of them.
  package static let all = [
    KnownSource(
      name: "upwork-transactions", title: "Upwork transactions",
      place: "Reports > Transaction history > Download CSV: all that was paid, up to a year a file",
      mapping: BuiltInMapping.transactions),
    KnownSource(
      name: "upwork-weekly", title: "Upwork weekly summary",
      place: "Reports > Weekly summary > Download CSV: what was worked, with contract numbers, a year a file",
      mapping: BuiltInMapping.weekly),
    KnownSource(
      name: "upwork-work-history", title: "Upwork work history",
      place:
        "The JSON that your public profile's page loads for \"Work history\" (the browser's network tab), every page",
      mapping: nil),
    KnownSource(
      name: "upwork-graphql", title: "Upwork API answers",
      place:
        "Answers of talentWorkHistory, contractList or contractDetails, saved as JSON (developers.upwork.com)",
      mapping: nil),
  ]

  /// What people call a source; a mapping's name for itself.
  package static func title(of name: String) -> String { all.first { $0.name == name }?.title ?? name }
}
