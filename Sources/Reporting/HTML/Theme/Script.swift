// The only script of a page: sort tables, search their rows, keep both in the address.

enum Script {
  /// Everything on a page reads without it.
  ///
  /// A heading with `data-sort` gets a button: up, down, then the order the page came in. A table with
  /// `data-search` gets a search field with that label and a count. The state is behind the address's `#`
  /// as `table.sort=2.down&table.find=text&open=name`, so a link to it shows the same.
  static let text: StaticString = #"""
    "use strict";
    (() => {
      const order = new Intl.Collator("en", { numeric: true });
      const tables = new Map();
      const make = (name, props = {}) => Object.assign(document.createElement(name), props);
      const key = (row, column) => {
        const cell = row.cells[column];
        return cell.dataset.value ?? cell.textContent;
      };

      function compare(kind, a, b) {
        if (a === "" || b === "") return 0;
        return kind === "number" ? Number(a) - Number(b) : order.compare(a, b);
      }

      function arrange(view) {
        const { column, down } = view;
        let rows = view.rows;
        if (column !== null) {
          const kind = view.heads[column].dataset.sort;
          rows = rows.slice().sort((x, y) => {
            const a = key(x, column), b = key(y, column);
            const empty = (a === "") - (b === "");
            return empty || compare(kind, a, b) * (down ? -1 : 1);
          });
        }
        view.body.append(...rows);
        view.heads.forEach((head, index) => {
          if (index !== column) head.removeAttribute("aria-sort");
          else head.setAttribute("aria-sort", down ? "descending" : "ascending");
        });
      }

      function search(view) {
        const wanted = view.find.toLowerCase().split(/\s+/).filter(Boolean);
        let shown = 0;
        for (const row of view.rows) {
          const text = row.textContent.toLowerCase();
          row.hidden = !wanted.every((word) => text.includes(word));
          if (!row.hidden) shown += 1;
        }
        if (!view.count) return;
        const total = view.rows.length.toLocaleString("en");
        view.count.textContent = shown === view.rows.length
          ? `${total} rows` : `${shown.toLocaleString("en")} of ${total} rows`;
      }

      function save() {
        const state = new URLSearchParams();
        for (const [name, view] of tables) {
          if (view.column !== null) state.set(`${name}.sort`, `${view.column + 1}.${view.down ? "down" : "up"}`);
          if (view.find) state.set(`${name}.find`, view.find);
        }
        const open = [...document.querySelectorAll("details[id][open]")].map((part) => part.id);
        if (open.length) state.set("open", open.join(" "));
        const tried = /(?:^#|&)((?:try|find)=[^&]*)/.exec(location.hash)?.[1];
        const text = [state.toString(), tried].filter(Boolean).join("&");
        if (text) history.replaceState(null, "", `#${text}`);
        else if (location.hash.includes("=")) history.replaceState(null, "", location.pathname + location.search);
      }

      function restore() {
        if (!location.hash.includes("=")) return;
        const state = new URLSearchParams(location.hash.slice(1));
        for (const [name, view] of tables) {
          const [, column, way] = /^(\d+)\.(up|down)$/.exec(state.get(`${name}.sort`) ?? "") ?? [];
          const known = column && view.heads[column - 1]?.dataset.sort;
          view.column = known ? column - 1 : null;
          view.down = way === "down";
          view.find = state.get(`${name}.find`) ?? "";
          if (view.field) view.field.value = view.find;
          arrange(view);
          search(view);
        }
        for (const name of (state.get("open") ?? "").split(" ")) {
          const part = name && document.getElementById(name);
          if (part instanceof HTMLDetailsElement) part.open = true;
        }
      }

      function addButton(view, head, index) {
        const button = make("button", { type: "button" });
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          if (view.column !== index) [view.column, view.down] = [index, false];
          else if (!view.down) view.down = true;
          else view.column = null;
          arrange(view);
          save();
        });
      }

      function addSearch(view, table) {
        const bar = make("div", { className: "find" });
        view.field = make("input", { type: "search", id: `${table.id}-find`, autocomplete: "off" });
        view.count = make("span");
        view.count.setAttribute("role", "status");
        const label = make("label", { htmlFor: view.field.id, textContent: table.dataset.search });
        bar.append(label, view.field, view.count);
        table.parentNode.before(bar);
        view.field.addEventListener("input", () => {
          view.find = view.field.value.trim();
          search(view);
          save();
        });
        search(view);
      }

      for (const table of document.querySelectorAll("table[id]")) {
        const body = table.tBodies[0];
        const heads = [...table.tHead.rows[0].cells];
        const view = { body, heads, rows: [...body.rows], column: null, down: false, find: "" };
        const sortable = heads.some((head) => head.dataset.sort);
        if (!sortable && !table.dataset.search) continue;
        tables.set(table.id, view);
        heads.forEach((head, index) => head.dataset.sort && addButton(view, head, index));
        if (table.dataset.search) addSearch(view, table);
      }

      restore();
      addEventListener("hashchange", restore);
      for (const part of document.querySelectorAll("details[id]")) part.addEventListener("toggle", save);

      // A point of a chart, by pointer or by the arrow keys: its value and its cause.

      function marksOf(chart) {
        if (chart.dataset.points !== "days") {
          return [...chart.querySelectorAll("[data-says]")].map((bar) => ({ says: bar.dataset.says, bar }));
        }
        const rows = [...chart.parentNode.querySelector("table").tBodies[0].rows];
        const day = (row) => Date.parse(row.cells[0].textContent) / 86_400_000;
        const count = chart.querySelector(".plot").viewBox.baseVal.width;
        const from = rows.map((row) => day(row) - day(rows[0]));
        return rows.map((row, index) => ({
          says: [...row.cells].map((cell) => cell.textContent).filter(Boolean).join(", "),
          from: from[index] / count, to: (from[index + 1] ?? count) / count,
        }));
      }

      function addPoints(chart) {
        const marks = marksOf(chart);
        if (!marks.length) return;
        const name = chart.querySelector("title").textContent;
        const slider = make("input", { type: "range", className: "points", min: 0, max: marks.length - 1, step: 1, value: 0 });
        slider.setAttribute("aria-label", `${name}: points`);
        const readout = make("p", { className: "readout", textContent: "Point at the chart, or use the arrow keys." });
        const band = document.createElementNS(chart.namespaceURI, "rect");
        let here = null;
        const show = (index) => {
          here?.classList.remove("here");
          const { says, bar, from, to } = marks[index];
          here = bar ?? band;
          if (!bar) {
            for (const [key, value] of [["x", from], ["width", to - from]]) band.setAttribute(key, `${value * 100}%`);
            band.setAttribute("height", chart.querySelector(".plot").height.baseVal.value);
            band.setAttribute("y", chart.querySelector(".plot").y.baseVal.value);
            chart.append(band);
          }
          here.classList.add("here");
          slider.value = index;
          slider.setAttribute("aria-valuetext", says);
          readout.textContent = says;
        };
        const nearest = ({ clientX, clientY }) => {
          const box = chart.getBoundingClientRect();
          const at = (clientX - box.left) / box.width;
          if (chart.dataset.points === "days") return marks.findIndex(({ to }) => at < to);
          const away = marks.map(({ bar }) => {
            const { left, right, top, bottom } = bar.getBoundingClientRect();
            return chart.dataset.points === "down" ? Math.abs(top + bottom - 2 * clientY) : Math.abs(left + right - 2 * clientX);
          });
          return away.indexOf(Math.min(...away));
        };
        for (const kind of ["pointermove", "pointerdown"]) {
          chart.addEventListener(kind, (event) => {
            const index = nearest(event);
            if (index >= 0) show(index);
          });
        }
        slider.addEventListener("input", () => show(Number(slider.value)));
        slider.addEventListener("focus", () => show(Number(slider.value)));
        slider.setAttribute("aria-valuetext", marks[0].says);
        chart.after(slider, readout);
      }
      for (const chart of document.querySelectorAll(".chart > svg[data-points]")) addPoints(chart);

      // A region that needs no scrolling is no stop for the keyboard.
      const fit = new ResizeObserver((entries) => {
        for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
      });
      document.querySelectorAll(".scroll").forEach((region) => fit.observe(region));
    })();
    """#
}
