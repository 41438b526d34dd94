// The list of all profiles, and the tables of the run.

internal import Analysis

extension HTML {
  /// All profiles by id, or those with a page and where the others are.
  mutating func listSection(_ list: ProfileList) {
    let all: InlineText = "\("a page of its own" as InlineText, to: .list)"
    section(
      "All profiles", "all",
      lead: list.isComplete
        ? "\(own: counted(list.total, "profile")), by id."
        : "The list of all \(list.total) profiles is \(all)."
    ) { html in
      guard !list.shown.isEmpty else { return }
      html.table(
        DataTable(
          "page-table",
          caption: list.isComplete
            ? "Profiles by id" : "\(own: counted(list.shown.count, "profile")) with a page",
          showsCaption: !list.isComplete,
          columns: [.text("Profile"), .text("Kind"), .number("Score")],
          rows: list.shown.map { [$0.cell, $0.kindCell, $0.scoreCell] },
          search: list.shown.count > 10 ? "Find a profile" : nil))
    }
  }

  /// Links to the tables, each with what a row of it is.
  mutating func filesSection(_ tables: [TableSchema]) {
    section("Tables", "tables", lead: "All figures of this run, for spreadsheets and programs.") { html in
      html.definitions(
        tables.map { table in
          ("\(InlineText(own: table.file), to: .table(table.file))", InlineText(own: table.title))
        } + [
          (
            "\(InlineText(own: RunFile.description.rawValue), to: .file(.description))",
            "What the columns of the tables are"
          ),
          (
            "\(InlineText(own: RunFile.manifest.rawValue), to: .file(.manifest))",
            "What was run, with the digests of all files"
          ),
        ])
    }
  }
}
