// The look of the panel, beside the stylesheet of all pages.

enum PanelStyle {
  /// Classes that the script of the panel gives.
  static let text: StaticString = #"""
    .try-grid { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem 3rem; align-items: start; }
    .try-grid > * > * + * { margin-top: 1.25rem; }
    .try-questions > fieldset + fieldset { margin-top: 2rem; }
    .try fieldset { margin-inline: 0; min-width: 0; border: 0; border-top: 2px solid var(--rule); padding: 0.5rem 0 0; }
    .try fieldset > * + * { margin-top: 0.5rem; }
    .try legend { padding: 0 0.75rem 0 0; font-weight: 600; }
    .try label { font-size: 0.9375rem; }
    .try input:not([type="checkbox"], [type="range"]) {
      font: inherit; font-size: 1rem; color: inherit; background: var(--page); border: 1px solid var(--soft);
      border-radius: 4px; padding: 0.25rem 0.5rem; width: 100%; font-variant-numeric: tabular-nums;
    }
    .try input[aria-invalid="true"] { border-width: 2px; border-color: var(--ink); border-style: dashed; }
    .try input:disabled { opacity: 0.55; }
    .try input[type="checkbox"] { width: 1.25rem; height: 1.25rem; margin: 0.125rem 0 0; accent-color: var(--accent); flex: none; }
    .try input[type="range"] { width: 100%; min-height: 1.5rem; accent-color: var(--accent); }
    .try-list li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 1rem; padding: 0.5rem 0; border-top: 1px solid var(--rule); }
    .try-remove { display: flex; gap: 0.75rem; cursor: pointer; }
    .try small { display: block; color: var(--soft); font-size: 0.8125rem; }
    .try-fields { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: end; }
    .try-fields label { width: 5.75rem; color: var(--soft); font-size: 0.8125rem; }
    .try-button {
      font: inherit; font-size: 0.9375rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--soft);
      border-radius: 4px; padding: 0.375rem 0.875rem; cursor: pointer;
    }
    .try-button:hover { border-color: var(--ink); }
    .try-button:disabled { color: var(--soft); border-color: var(--rule); cursor: default; }
    .try-headline {
      position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline;
      padding: 0.5rem 0; background: var(--page); font-size: 2.25rem; line-height: 1.1; font-weight: 650;
      letter-spacing: -0.02em; font-variant-numeric: tabular-nums;
    }
    #try-body > .lead { margin-bottom: 1.5rem; }
    .try-from { color: var(--soft); font-weight: 400; }
    .try-band { font-size: 1.125rem; font-weight: 500; letter-spacing: 0; }
    .try-answer { padding: 1rem 1.25rem; background: var(--sheet); }
    .try-answer .n { min-width: 5.5rem; }
    .try-requests { list-style: disc; padding-inline-start: 1.1rem; font-size: 0.9375rem; }
    .try-requests li + li { margin-top: 0.25rem; }
    .try-word { display: inline-block; }
    #try-body :is(input, button) { scroll-margin-top: 4.5rem; }
    .try-command { padding: 0.5rem 0.75rem; background: var(--page); border: 1px solid var(--rule); }
    @media (max-width: 56rem) {
      .try-grid { grid-template-columns: minmax(0, 1fr); }
    }
    @media (max-width: 40rem) {
      .try-list li { grid-template-columns: minmax(0, 1fr); }
      .try-answer { margin-inline: -0.5rem; padding: 1rem 0.75rem; }
      .try-answer .n { min-width: 4.5rem; }
    }
    @media print { .try { display: none; } }
    """#
}
