// Texts of strangers who mean harm, and a page that shows them wherever a page shows strangers' text.

import Reporting

enum HostileText {
  static let corpus: [String] = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "<!-- ", "-->", "]]>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>", "javascript:alert(1)", "{{7*7}}${7*7}", "&lt;script&gt;",
    "&#x3c;b&#x3e;",
    // A quote or an angle with a mark or a joiner behind it is another character, but the same byte.
    "\"\u{0301} onfocus=alert(1) autofocus x=\"\u{0301}", "<\u{0338}script>alert(1)<\u{0338}/script>",
    ">\u{0338}<\u{20D2}b>", "\"\u{200D}\"\u{FE0F}>\u{200D}", "'\u{0345}'\u{034F}", "&\u{0301}amp;",
    // Text that turns the direction of what stands around it.
    "\u{202E}gnp.exe", "\u{2066}a\u{2067}b\u{2068}c", "\u{2069}\u{2069}\u{202C}out", "שלום \u{202D}42",
    "مرحبا (1) <b>",
    "\u{200F}‏a\u{061C}",
    // What can't be seen.
    "\u{0}\u{1}\u{7}\u{8}\u{B}\u{C}\u{1B}[31m\u{7F}\u{85}\u{9B}", "a\tb\r\nc\rd\ne",
    "\u{2028}\u{2029}\u{FEFF}\u{FFFE}\u{FFFF}\u{10FFFF}",
    // What doesn't fit.
    String(repeating: "W", count: 190), "e" + String(repeating: "\u{0301}", count: 90),
    String(repeating: "👩‍👩‍👧‍👦", count: 30),
    // Names that are something to a file system or a spreadsheet.
    "../../x", "..\\..\\x", "CON", "NUL.txt", "/etc/passwd", "a/b?c#d%2e", "=1+1", "+1", "-1", "@SUM(A1)", "",
    " ", "0", "null", "undefined", "__proto__",
  ]

  static let longComment = String(repeating: "All well, <b>thank</b> you & \"goodbye\"! ", count: 26_000)

  static let page = Frame(
    title: UntrustedText("</title><script>alert(1)</script>\u{202E}x"), kicker: "Strangers' text",
    facts: RunFacts(
      asOf: "2026-03-31", policy: "\"><script>alert(1)</script>", policyDigest: "<b>", run: "<i>",
      audience: "internal")
  ).page { html in
    html.hero(
      Hero(
        score: 1, standing: Rating(.low, "\(corpus[0])"), window: "\(corpus[3])", sentence: "\(corpus[14])",
        facts: [("<b>", "\(corpus[5])")]))
    html.table(
      DataTable(
        "hostile-table", caption: "\(corpus[6])",
        columns: [.text("\(corpus[0])"), .text("Text"), .number("Key")],
        rows: corpus.map { [Cell("\($0)", sortsBy: $0), "Text: \($0)!", Cell("\($0)", sortsBy: $0)] },
        search: "Find \"><b>"))
    for text in corpus { html.quote(UntrustedText(text)) }
    html.quote(UntrustedText(longComment, limit: 4_000))
    html.waterfall(
      Waterfall(
        "waterfall", title: corpus[0], start: (corpus[1], Points(100)), end: (corpus[2], Points(90)),
        steps: corpus.enumerated().map {
          WaterfallStep(UntrustedText($1), change: Points(hundredths: $0 - 30), reason: "\($1)")
        }, limit: 60))
    html.timeline(corpus.prefix(8).map { Deadline(day: $0, left: "\($0)", title: "\($0)", detail: "\($0)") })
    html.checklist(corpus.prefix(8).map { Criterion(met: true, "\($0)", figure: "\($0)") })
    html.tiles(corpus.prefix(8).map { Tile("\($0)", "\($0)", note: "\($0)") })
    html.callout("\(corpus[0])", "\(corpus[20])")
  }
}
