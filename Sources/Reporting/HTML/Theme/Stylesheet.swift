// The look of all pages: calm, one accent colour, figures that align, light and dark, phone and paper.

enum Stylesheet {
  /// The style of every page; its digest is in the page's content security policy.
  ///
  /// The one accent marks what counts: an excellent score, the window that decides, what adds; what costs is red. A good
  /// and a poor score have the colours of their bands. All else is ink in shades. Both schemes keep a contrast of at least 4.5 to 1 for text.
  static let text: StaticString = #"""
    :root {
      color-scheme: light dark;
      --page: #ffffff; --sheet: #f6f7f6; --ink: #181b1f; --soft: #59616b; --rule: #dcdfe2;
      --accent: #0b6b57; --accent-sheet: #eaf4f1; --bar: #a9b3ba; --cost: #b02a30;
      --good: #86570b; --poor: #b02a30;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #14171a; --sheet: #1c2024; --ink: #e9ebed; --soft: #a4adb6; --rule: #343a41;
        --accent: #5fcbaf; --accent-sheet: #16302a; --bar: #59636d; --cost: #f58f8a;
        --good: #e3b65c; --poor: #f58f8a;
      }
    }

    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; max-width: 68rem; padding: 0 clamp(1rem, 4vw, 2.5rem);
      background: var(--page); color: var(--ink); overflow-wrap: anywhere;
      font: 1rem/1.55 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
    }
    h1, h2, h3, h4, p, dl, dd, ul, ol, figure, blockquote { margin: 0; }
    ul, ol, dd { padding: 0; }
    ul, ol { list-style: none; }
    h1 { font-size: clamp(1.6rem, 5vw, 2.25rem); line-height: 1.2; letter-spacing: -0.02em; }
    h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -0.01em; }
    h3 { font-size: 1rem; }
    a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    time { white-space: nowrap; }
    code { font: 0.875em/1.5 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .mark { display: inline-block; min-width: 1.1em; color: var(--accent); }
    .good, .mark.good { color: var(--good); }
    .poor, .mark.poor { color: var(--poor); }
    .cut, .muted, .note { color: var(--soft); }
    .cut, .estimate { font-style: italic; }
    .estimate { text-decoration: underline dotted 1px; text-underline-offset: 0.25em; }
    .lead { color: var(--soft); max-width: 44rem; text-wrap: pretty; }
    .note { font-size: 0.875rem; }
    .quote {
      margin: 0.5rem 0; padding: 0.25rem 0 0.25rem 1rem; border-inline-start: 2px solid var(--rule);
      overflow: hidden; max-width: 44rem;
    }
    .skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--page); z-index: 1; }
    .skip:focus { left: 1rem; top: 0.5rem; }

    .masthead { padding: 1rem 0 0; }
    .bar {
      display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; justify-content: space-between; align-items: baseline;
      padding-bottom: 0.75rem; border-bottom: 1px solid var(--rule);
    }
    .brand a { color: inherit; font-weight: 650; text-decoration: none; }
    .brand a:hover { text-decoration: underline; }
    .facts { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; font-size: 0.875rem; }
    .facts div { display: flex; gap: 0.4em; }
    .facts dt { color: var(--soft); }
    .facts dd { font-variant-numeric: tabular-nums; }
    .kicker { margin-top: 2.5rem; color: var(--soft); font-size: 0.875rem; }
    nav { margin-top: 0.75rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: 0.9375rem; }
    nav a { display: inline-block; padding: 0.25rem 0; color: var(--soft); text-decoration: none; }
    nav a:hover { color: var(--accent); text-decoration: underline; }
    footer {
      margin: 5rem 0 2rem; padding-top: 1rem; border-top: 1px solid var(--rule);
      color: var(--soft); font-size: 0.8125rem;
    }
    .section { margin-top: 4rem; }
    .section > h2 + .lead { margin-top: 0.25rem; }
    .section > * + * { margin-top: 1.25rem; }
    .section > .rest { margin-top: 0.75rem; font-size: 0.875rem; color: var(--soft); }

    .hero { display: grid; grid-template-columns: auto 1fr; gap: 1rem 3rem; align-items: center; margin-top: 2.5rem; }
    .hero .figure {
      font-size: clamp(5rem, 18vw, 8.5rem); font-weight: 650; line-height: 0.9; letter-spacing: -0.05em;
      font-variant-numeric: lining-nums tabular-nums; color: var(--accent);
    }
    .hero .good { color: var(--good); }
    .hero .poor { color: var(--poor); }
    .hero .muted { color: var(--soft); font-weight: 300; }
    .hero small { font-size: 0.35em; font-weight: 500; letter-spacing: 0; color: var(--soft); margin-inline-start: 0.15em; }
    .hero .band { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; font-size: 1.125rem; }
    .hero .band span { color: var(--soft); }
    .hero .lead { margin-top: 0.5rem; font-size: 1.125rem; line-height: 1.5; color: var(--ink); }
    .hero .facts { margin-top: 1rem; }

    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr)); gap: 1.5rem; margin-top: 2.5rem; }
    .tile {
      display: grid; grid-template-rows: subgrid; grid-row: span 3; gap: 0;
      border-top: 2px solid var(--ink); padding-top: 0.5rem;
    }
    .tile dt { font-size: 0.875rem; color: var(--soft); }
    .tile .figure { font-size: 1.75rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }

    .callout { padding: 1rem 1.25rem; background: var(--sheet); border-inline-start: 3px solid var(--accent); }
    .callout p { max-width: 44rem; }
    .urgent { border-inline-start: 8px solid var(--ink); }

    .timeline li { display: grid; grid-template-columns: 9rem 1fr; gap: 0.125rem 1.5rem; padding: 0.75rem 0; border-top: 1px solid var(--rule); }
    .timeline li:last-child { border-bottom: 1px solid var(--rule); }
    .due { display: flex; flex-direction: column; font-variant-numeric: tabular-nums; }
    .due span { color: var(--soft); font-size: 0.875rem; }

    .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1.5rem; }
    .column { border-top: 2px solid var(--rule); padding-top: 0.75rem; }
    .chosen { border-top-color: var(--accent); }
    .entry { border-top: 1px solid var(--rule); padding-top: 1rem; }
    .entry > * + * { margin-top: 0.5rem; }
    .column > * + * { margin-top: 0.5rem; }

    .definitions { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.375rem 1.5rem; }
    .definitions dt { color: var(--soft); }
    .column .definitions { grid-template-columns: 1fr auto; font-size: 0.9375rem; }
    .column .definitions dd { text-align: end; font-variant-numeric: tabular-nums; }

    .checklist li { display: grid; grid-template-columns: 6.5rem 1fr auto; gap: 0 1.5rem; padding: 0.625rem 0; border-top: 1px solid var(--rule); }
    .checklist li:last-child { border-bottom: 1px solid var(--rule); }
    .checklist .note { font-variant-numeric: tabular-nums; text-align: end; }
    .met > :first-child { color: var(--accent); }
    .unmet > :first-child, .unmet .mark { color: var(--ink); font-weight: 600; }

    .scroll { overflow-x: auto; position: relative; }
    .even { table-layout: fixed; }
    .even td, .even th { min-width: 0; }
    .even thead th { white-space: normal; }
    .identifier { min-width: 8rem; }
    table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.45; overflow-wrap: break-word; }
    caption { text-align: start; color: var(--soft); font-size: 0.875rem; padding-bottom: 0.5rem; }
    th, td { padding: 0.5rem 1.25rem 0.5rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
    th:last-child, td:last-child { padding-inline-end: 0; }
    thead th { color: var(--soft); font-size: 0.875rem; font-weight: 500; vertical-align: bottom; border-bottom-color: var(--ink); white-space: nowrap; }
    th, td { min-width: 5.5rem; max-width: 26rem; }
    tbody th { font-weight: 500; min-width: 9rem; }
    th.prose, td.prose { min-width: 14rem; }
    th.n, td.n, th.day, td.day { min-width: 0; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .n { text-align: end; }
    .n + :not(.n) { padding-inline-start: 0.75rem; }
    td small, th small { display: block; color: var(--soft); font-size: 0.8125rem; font-weight: 400; }
    tbody tr:hover { background: var(--sheet); }
    th button {
      font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit;
    }
    th button { position: relative; }
    th button::after {
      position: absolute; inset-inline-start: 100%; width: 1.1em; text-align: center; color: var(--soft);
    }
    th.n button::after { inset-inline: auto 100%; }
    th:last-child:has(button):not(.n) { padding-inline-end: 1.1em; }
    th button { text-decoration: underline dotted 1px; text-underline-offset: 0.3em; }
    th button:hover { color: var(--ink); }
    th:not([aria-sort]) button:is(:hover, :focus-visible)::after { content: "\2195"; }
    [aria-sort] button { color: var(--ink); font-weight: 650; text-decoration: none; }
    [aria-sort] button::after { color: var(--accent); }
    [aria-sort="ascending"] button::after { content: "\2191"; }
    [aria-sort="descending"] button::after { content: "\2193"; }
    .find { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; font-size: 0.875rem; }
    .find input {
      font: inherit; font-size: 1rem; color: inherit; background: var(--page); border: 1px solid var(--soft);
      border-radius: 4px; padding: 0.25rem 0.5rem; width: min(100%, 16rem);
    }
    .find span { color: var(--soft); font-variant-numeric: tabular-nums; }

    details { font-size: 0.9375rem; }
    summary { cursor: pointer; color: var(--soft); width: fit-content; }
    summary:hover { color: var(--ink); }
    details[open] > summary { margin-bottom: 0.75rem; }

    .chart svg { display: block; width: 100%; overflow: visible; font-size: 0.75rem; fill: currentColor; }
    .chart > .gutter { width: calc(100% - 3.25rem); margin-inline-start: 3.25rem; }
    .chart .plot { overflow: visible; }
    .chart figcaption { font-weight: 600; margin-bottom: 0.75rem; }
    .chart details { margin-top: 0.75rem; font-size: 0.875rem; }
    .chart text { font-variant-numeric: tabular-nums; unicode-bidi: isolate; }
    .tick { fill: var(--soft); }
    .name, .value { font-size: 0.8125rem; }
    .value { font-weight: 500; }
    .total { font-weight: 700; }
    .narrow { display: none; }
    .middle { text-anchor: middle; }
    .end { text-anchor: end; }
    .halo { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
    .gridline, .baseline, .threshold, .today, .connector { stroke: var(--rule); stroke-width: 1; }
    .baseline, .connector { stroke: var(--soft); }
    .threshold { stroke: var(--soft); stroke-dasharray: 1 4; stroke-linecap: round; }
    .today { stroke: var(--soft); }
    .connector { stroke-dasharray: 2 2; }
    .plain { fill: var(--bar); }
    .strong, .adds, .dot { fill: var(--accent); }
    .costs { fill: var(--cost); }
    .faint { fill: var(--rule); }
    .line, .ahead { fill: none; stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
    .ahead { stroke-dasharray: 4 4; }
    .dot { stroke: var(--page); stroke-width: 2; }
    .chart rect.here { stroke: var(--ink); stroke-width: 2; }
    .chart rect.here:not([class~="costs"], [class~="adds"], [class~="plain"], [class~="strong"], [class~="faint"]) { fill: var(--ink); fill-opacity: 0.1; stroke: none; }
    .readout { min-height: 2.6em; margin-top: 0.5rem; color: var(--soft); font-size: 0.875rem; line-height: 1.3; }
    .points { display: block; width: 100%; margin: 0.5rem 0 0; accent-color: var(--accent); }
    .points:not(:focus-visible) { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }

    @media (max-width: 40rem) {
      .hero { grid-template-columns: 1fr; }
      .section { margin-top: 3rem; }
      .tiles { grid-template-columns: 1fr 1fr; }
      .timeline li, .checklist li { grid-template-columns: 1fr; }
      .due { flex-direction: row; gap: 0.75rem; align-items: baseline; }
      .checklist .note { text-align: start; }
      .definitions { grid-template-columns: 1fr; gap: 0; }
      .definitions dd { margin-bottom: 0.5rem; }
      .column .definitions dd { margin: 0; }
      .wide { display: none; }
      .narrow { display: inline; }
      caption { max-width: calc(100vw - 2rem); }
      th, td { padding-inline-end: 0.875rem; }
      th, td:not(.identifier) { min-width: 4rem; }
      tbody th { min-width: 6.5rem; }
      .even td, .even th { min-width: 0; }
      th.prose, td.prose { min-width: 11rem; }
    }
    @media (prefers-reduced-motion: reduce) {
      html { scroll-behavior: auto; }
    }
    @media print {
      :root {
        --page: #fff; --sheet: #fff; --ink: #000; --soft: #444; --rule: #bbb; --accent: #0b6b57; --bar: #aaa; --cost: #b02a30;
        --good: #86570b; --poor: #b02a30;
      }
      @page { margin: 16mm; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav, .skip, .find, .points, .readout, .chart details { display: none; }
      th button { text-decoration: none; }
      [aria-sort] button::after { content: none; }
      .scroll { overflow: visible; }
      table, td small, th small, thead th, caption { font-size: 8.5pt; }
      thead, .even { break-inside: avoid; }
      thead, summary { break-after: avoid; }
      tbody tr:first-child { break-before: avoid; }
      .tiles { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: 1rem; }
      thead th, tbody th, td, td.n, th.prose, td.prose { min-width: 0; white-space: normal; }
      th bdi, td bdi { overflow-wrap: anywhere; }
      td:not(.n) { min-width: 4.5rem; }
      .chart, .tile, .callout, .column, .entry, .timeline li, .checklist li, tr { break-inside: avoid; }
      h2, h3, .lead, figcaption, caption { break-after: avoid; }
      .section { margin-top: 2rem; }
      .bar, .figure, .mark, .chart { print-color-adjust: exact; }
    }
    """#
}
