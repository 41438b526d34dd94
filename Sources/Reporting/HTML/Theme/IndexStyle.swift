// The look of the index and of the list of all profiles, beside the stylesheet of all pages.

enum IndexStyle {
  /// Cards, small lines, and what the search finds.
  static let text: StaticString = #"""
    .card .band { display: flex; gap: 0 0.75rem; align-items: baseline; }
    .card .band strong { font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; color: var(--accent); }
    .card .band .muted { color: var(--soft); font-weight: 300; }
    .card .band .good { color: var(--good); }
    .card .band .poor { color: var(--poor); }
    .masthead > .find { margin-top: 1rem; }
    #found { font-size: 0.9375rem; }
    #found li { padding: 0.25rem 0; color: var(--soft); }
    .more {
      font: inherit; font-size: 0.9375rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--soft);
      border-radius: 4px; padding: 0.375rem 0.875rem; cursor: pointer;
    }
    .more:hover { border-color: var(--ink); }
    .lines { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem 1.5rem; }
    .lines .chart:not(:has(.here)) > .readout { visibility: hidden; }
    .lines .readout { min-height: 1.3em; }
    @media print {
      .more, #found { display: none; }
    }
    """#
}
