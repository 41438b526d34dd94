// The script of the list of all profiles: shows some of them, and finds names and ids in all.

enum ListScript {
  /// The data is an array of texts, each with a line a profile: id, name, kind, score, page. The text that is looked for is
  /// in the address as `find=text`.
  static let text: StaticString = #"""
    (() => {
      const step = 200;
      const data = document.getElementById("list-data");
      const lines = JSON.parse(data.textContent).join("").split("\n").slice(0, -1);
      const lower = lines.map((line) => line.slice(0, line.lastIndexOf("\t")).toLowerCase());
      data.textContent = "";

      const field = make("input", { type: "search", id: "find", autocomplete: "off" });
      const count = make("span");
      count.setAttribute("role", "status");
      const bar = make("div", { className: "find" },
        make("label", { htmlFor: "find", textContent: "Find a profile by name or id" }), field, count);
      const body = make("tbody");
      const heads = ["Profile", "Kind", "Score"].map((text) => make("th", { textContent: text, scope: "col" }));
      heads[2].className = "n";
      const caption = make("caption", { textContent: "Profiles by id", className: "unseen", id: "list-caption" });
      const region = make("div", { className: "scroll", tabIndex: 0 },
        make("table", {}, caption, make("thead", {}, make("tr", {}, ...heads)), body));
      region.setAttribute("role", "region");
      region.setAttribute("aria-labelledby", "list-caption");
      const more = make("button", { type: "button", className: "more", textContent: `Show ${step} more` });
      document.getElementById("list-without-script").replaceWith(bar, region, more);

      let hits = [];
      let shown = 0;

      function row(line) {
        const [id, name, kind, score, page] = line.split("\t");
        const words = make("bdi", { textContent: name || id });
        const head = make("th", { scope: "row" }, page ? make("a", { href: page }, words) : words);
        if (name) head.append(make("small", {}, make("bdi", { textContent: id })));
        return make("tr", {}, head, make("td", { textContent: kind }), make("td", { className: "n", textContent: score || "–" }));
      }

      function extend() {
        const next = Math.min(hits.length, shown + step);
        body.append(...hits.slice(shown, next).map((index) => row(lines[index])));
        shown = next;
        more.hidden = shown === hits.length;
        const total = hits.length.toLocaleString("en");
        count.textContent = shown === hits.length ? `${total} profiles` : `the first ${shown.toLocaleString("en")} of ${total} profiles`;
      }

      function search() {
        const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
        hits = [];
        lower.forEach((text, index) => {
          if (words.every((word) => text.includes(word))) hits.push(index);
        });
        body.replaceChildren();
        shown = 0;
        extend();
      }

      function restore() {
        field.value = new URLSearchParams(location.hash.slice(1)).get("find") ?? "";
        search();
      }

      field.addEventListener("input", () => {
        search();
        const text = field.value.trim();
        history.replaceState(null, "", text ? `#find=${encodeURIComponent(text)}` : location.pathname + location.search);
      });
      more.addEventListener("click", extend);
      restore();
      addEventListener("hashchange", restore);
    })();
    """#
}
