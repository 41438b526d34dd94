// The script of the index: one field that finds names and ids in everything that is on the page.

enum SearchScript {
  /// A row or a card about a profile has strangers' text, in `bdi`, in its heading. Rows about the same profile are one
  /// finding, with the sections that it is in. The text is in the address as `find=text`.
  static let text: StaticString = #"""
    (() => {
      const shown = 20;
      const findings = new Map();
      for (const part of document.querySelectorAll("main tbody > tr, main article")) {
        const head = part.querySelector("th, h3");
        const name = head?.querySelector("bdi")?.textContent;
        const section = part.closest("section[id]");
        if (!name || !section || part.closest(".chart")) continue;
        const link = head.querySelector("a")?.getAttribute("href");
        const id = link ?? head.textContent;
        const known = findings.get(id) ?? { label: head.textContent, link, parts: [] };
        known.parts.push({ text: part.textContent.toLowerCase(), section });
        findings.set(id, known);
      }
      const list = document.querySelector("main a[href='all.html']");
      if (!findings.size && !list) return;

      const field = make("input", { type: "search", id: "find", autocomplete: "off" });
      const count = make("span");
      count.setAttribute("role", "status");
      const found = make("ul", { id: "found" });
      const bar = make("div", { className: "find" },
        make("label", { htmlFor: "find", textContent: "Find a profile or contract by name or id" }), field, count);
      bar.setAttribute("role", "search");
      bar.setAttribute("aria-label", "Everything on this page");
      document.querySelector("header.masthead").append(bar, found);

      function places(parts) {
        const sections = [...new Set(parts.map((part) => part.section))];
        return sections.flatMap((section, index) => {
          const words = section.querySelector("h2").textContent;
          return [index ? ", " : " in ", make("a", { href: `#${section.id}`, textContent: words })];
        });
      }

      function search() {
        const text = field.value.trim();
        const words = text.toLowerCase().split(/\s+/).filter(Boolean);
        const hits = [];
        for (const { label, link, parts } of words.length ? findings.values() : []) {
          const where = parts.filter((part) => words.every((word) => part.text.includes(word)));
          if (where.length) hits.push({ label, link, where });
        }
        found.replaceChildren(...hits.slice(0, shown).map(({ label, link, where }) => {
          const name = link ? make("a", { href: link }, make("bdi", { textContent: label })) : make("bdi", { textContent: label });
          return make("li", {}, name, ...places(where));
        }));
        if (list && words.length) {
          const href = `all.html#find=${encodeURIComponent(text)}`;
          found.append(make("li", {}, make("a", { href, textContent: `Look for “${text}” in the list of all profiles` })));
        }
        const total = `${hits.length.toLocaleString("en")} ${hits.length === 1 ? "profile" : "profiles"} on this page`;
        count.textContent = !words.length ? "" : hits.length > shown ? `${total}, the first ${shown} are below` : total;
      }

      function save() {
        const text = field.value.trim();
        const others = location.hash.slice(1).split("&").filter((part) => part.includes("=") && !part.startsWith("find="));
        const state = [...others, ...(text ? [`find=${encodeURIComponent(text)}`] : [])].join("&");
        history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search);
      }

      function restore() {
        if (location.hash && !location.hash.includes("=")) return;
        field.value = new URLSearchParams(location.hash.slice(1)).get("find") ?? "";
        search();
      }

      field.addEventListener("input", () => {
        search();
        save();
      });
      restore();
      addEventListener("hashchange", restore);
    })();
    """#
}
