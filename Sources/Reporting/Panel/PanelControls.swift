// The script's part that lets a reader try things.

enum PanelControls {
  /// The rest of the function that `PanelScript` begins.
  static let text: StaticString = #"""
      // What can be tried.

      function field(label, attributes, onInput) {
        const input = make("input", attributes);
        input.addEventListener("input", () => onInput(input));
        return { input, label: make("label", {}, label, input) };
      }

      /** Feedback that can be removed or corrected, the most costly first, then the newest. */
      function candidates() {
        const cost = new Map(model.costs(model.answer({}).sheets.before).contracts.map(({ at, cost: of }) => [at, of]));
        return model.contracts.filter(({ given, removed }) => given && !removed)
          .sort((a, b) => (cost.get(b.position) ?? 0) - (cost.get(a.position) ?? 0) || (b.end ?? 1) - (a.end ?? 1) || a.position - b.position);
      }

      const rows = new Map();
      function feedbackRow(contract) {
        if (rows.has(contract.id)) return rows.get(contract.id);
        const { id } = contract;
        const name = nameOf(contract);
        const now = model.answer({}).sheets.before.verdicts[contract.position].words;
        const box = make("input", { type: "checkbox" });
        const given = {};
        // Stars may be a mean of attributes: what is shown is rounded, and no change of them.
        const shownStars = contract.stars === undefined ? "" : stars(Math.floor((contract.stars + 3) / 6));
        const shownPrivate = `${contract.private ?? ""}`;
        const set = () => {
          const change = {};
          if (given.stars.value !== shownStars) change.stars = readStars(given.stars.value);
          if (given.private && given.private.value !== shownPrivate) change.private = readPrivate(given.private.value);
          if (change.stars !== undefined || change.private !== undefined) tried.change.set(id, change);
          else tried.change.delete(id);
          for (const input of Object.values(given)) input.setAttribute("aria-invalid", String(input.value !== "" && !input.checkValidity()));
          changed();
        };
        const fit = () => {
          box.checked = tried.remove.has(id);
          const change = tried.change.get(id) ?? {};
          given.stars.value = change.stars === undefined ? shownStars : stars(change.stars);
          if (given.private) given.private.value = change.private ?? shownPrivate;
          for (const input of Object.values(given)) input.disabled = box.checked;
        };
        box.addEventListener("change", () => {
          if (box.checked) {
            tried.remove.add(id);
            tried.change.delete(id);
          } else tried.remove.delete(id);
          fit();
          changed();
        });
        const score = field("Stars", { type: "number", min: 1, max: 5, step: 0.01, "aria-label": `Stars for ${name}` }, set);
        given.stars = score.input;
        const fields = [score.label];
        if (isInternal) {
          const inPrivate = field("Private", { type: "number", min: 0, max: 10, step: 1, "aria-label": `Private score for ${name}` }, set);
          given.private = inPrivate.input;
          fields.push(inPrivate.label);
        }
        const about = make("span", {}, make("bdi", {}, name), make("small", {}, ...(contract.title ? [foreign(id), ": "] : []), now));
        const item = make("li", {}, make("label", { class: "try-remove" }, box, about), make("span", { class: "try-fields" }, ...fields));
        rows.set(id, { item, fit });
        return rows.get(id);
      }

      function list() {
        const words = part.find.value.toLowerCase().split(/\s+/).filter(Boolean);
        const isChosen = ({ id }) => tried.remove.has(id) || tried.change.has(id);
        const matches = words.length
          ? part.candidates.filter(({ id, title = "" }) => words.every((word) => `${id} ${title}`.toLowerCase().includes(word)))
          : part.candidates;
        const limit = words.length ? 20 : 6;
        const shown = [...new Set([...part.candidates.filter(isChosen), ...matches.slice(0, limit)])];
        part.list.replaceChildren(...shown.map((contract) => {
          const { item, fit } = feedbackRow(contract);
          fit();
          return item;
        }));
        const total = part.candidates.length;
        part.count.textContent = words.length ? `${matches.length} of ${total} found`
          : total > shown.length ? `${shown.length} of ${total}, the most costly first` : `${total}`;
      }

      function feedbackFields() {
        const find = field("Find feedback by title or id ", { type: "search", autocomplete: "off" }, list);
        [part.find, part.list] = [find.input, make("ul", { class: "try-list" })];
        part.count = make("span", { role: "status" });
        return make("fieldset", {}, make("legend", {}, "Remove or correct feedback"),
          make("p", { class: "note" }, "Tick what shall be removed, or write what the client should have given."),
          make("div", { class: "find" }, find.label, part.count), part.list);
      }

      function addedFields() {
        const inputs = {};
        const set = () => {
          const text = values(Object.entries(inputs).map(([key, input]) => [key, input.value || (key === "stars" || key === "private" ? "none" : "")]));
          for (const input of Object.values(inputs)) input.setAttribute("aria-invalid", String(!input.checkValidity()));
          tried.add = inputs.count.value > 0 ? readAdded(text) : null;
          changed();
        };
        const add = (key, label, attributes) => {
          const made = field(label, { type: "number", ...attributes }, set);
          inputs[key] = made.input;
          return made.label;
        };
        const fields = [
          add("count", "How many", { min: 0, max: 1000, step: 1 }), add("stars", "Stars", { min: 1, max: 5, step: 0.01 }),
          ...(isInternal ? [add("private", "Private", { min: 0, max: 10, step: 1 })] : []),
          add("earnings", "Earned, $", { min: 0, step: 0.01 }), add("days", "Days long", { min: 0, max: 3650, step: 1 }),
        ];
        part.fitAdded = () => {
          const one = tried.add ?? { stars: 500, private: 10, cents: 30_000, days: 30, count: 0 };
          inputs.count.value = one.count;
          inputs.stars.value = one.stars === null ? "" : stars(one.stars);
          if (inputs.private) inputs.private.value = one.private ?? "";
          inputs.earnings.value = money(one.cents);
          inputs.days.value = one.days;
        };
        return make("fieldset", {}, make("legend", {}, "Add contracts"),
          make("p", { class: "note" }, "Each is of a new client, ends on the day below, and is paid all the time."),
          make("div", { class: "try-fields" }, ...fields));
      }

      function dayFields() {
        part.day = make("output");
        const slider = field("Days ahead ", { type: "range", min: 0, max: limits.horizon, step: 1 }, () => {
          tried.ahead = Number(part.slider.value);
          changed();
        });
        part.slider = slider.input;
        return make("fieldset", {}, make("legend", {}, "Move the day"),
          make("p", { class: "note" }, "If nothing new happens until then: open contracts stay as they are, old ones leave the windows."),
          slider.label, make("p", {}, part.day));
      }

      function button(text, onClick) {
        const made = make("button", { type: "button", class: "try-button" }, text);
        made.addEventListener("click", onClick);
        return made;
      }

      /** The score as it is and then, which stays in sight, and the same in a sentence for those who hear the page. */
      function headline() {
        for (const name of ["from", "to", "band"]) part[name] = make("span", { class: `try-${name}` });
        const estimate = isInternal ? [] : [make("span", { class: "try-band" }, "Estimate")];
        const line = make("p", { class: "try-headline", "aria-hidden": "true" }, ...estimate, part.from, "\u2192", part.to, part.band);
        part.status = make("p", { role: "status", class: "lead" });
        return [line, part.status];
      }

      function answerFields() {
        for (const name of ["windows", "waterfall", "others"]) part[name] = make("div");
        [part.reach, part.requests, part.command] = [make("p"), make("ul", { class: "try-requests" }), make("code")];
        part.copied = make("span", { role: "status" });
        const copy = button("Copy", async () => {
          getSelection().selectAllChildren(part.command);
          try {
            await navigator.clipboard.writeText(part.command.textContent.trim());
            part.copied.textContent = "Copied.";
          } catch { part.copied.textContent = "Selected: copy it with the keyboard."; }
        });
        return make("div", { class: "try-answer" }, part.requests, part.reach, part.windows, part.waterfall, part.others,
          make("p", { class: "note" }, "The same answer in a terminal. FOLDER is the folder with the exports",
            ...(data.policy.option ? [] : [", POLICY.yaml the policy's file"]), ":"),
          make("p", { class: "try-command" }, part.command), make("p", {}, copy, " ", part.copied));
      }

      /** Computes and builds, when it is first asked for: a page opens no slower for the panel. */
      function start() {
        if (model) return;
        // Titles are in the table of contracts already.
        const titles = new Map();
        for (const { cells: [first] } of document.querySelectorAll("#contract-table tbody tr")) {
          const id = first.querySelector("small bdi")?.textContent;
          if (id) titles.set(id, first.querySelector("bdi").textContent);
        }
        for (const contract of data.contracts) contract.title = titles.get(contract.id);
        model = whatIf(data);
        part.candidates = candidates();
        part.clear = button("Start again", () => {
          tried.remove.clear();
          tried.change.clear();
          [tried.add, tried.ahead] = [null, 0];
          fit();
          changed();
        });
        part.body.append(...headline(), make("div", { class: "try-grid" },
          make("div", { class: "try-questions" }, feedbackFields(), addedFields(), dayFields(), make("p", {}, part.clear)),
          answerFields()));
      }

      function fit() {
        list();
        part.fitAdded();
        part.slider.value = tried.ahead;
      }

      function unfold(isOpen) {
        part.body.hidden = !isOpen;
        part.toggle.setAttribute("aria-expanded", String(isOpen));
        part.toggle.textContent = isOpen ? "Close" : "Try changes";
        if (!isOpen) return;
        start();
        fit();
        show();
      }

      part.body = make("div", { id: "try-body", hidden: true });
      part.toggle = button("", () => unfold(part.body.hidden));
      part.toggle.setAttribute("aria-controls", "try-body");
      const words = isInternal ? "What the score would be with other feedback, more contracts, or on another day. "
        : "What your estimate would be with other feedback, more contracts, or on another day. ";
      const section = document.getElementById("change") ?? document.querySelector("main > section");
      section.after(make("section", { class: "section try", id: "try", "aria-labelledby": "try-title" },
        make("h2", { id: "try-title" }, "Try it"),
        make("p", { class: "lead" }, words, "It is computed on this page, and nothing is sent."),
        make("p", {}, part.toggle), part.body));
      const chapter = document.querySelector(`nav a[href="#${section.id}"]`)?.parentNode;
      chapter?.after(make("li", {}, make("a", { href: "#try" }, "Try it")));
      unfold(restore());
      addEventListener("hashchange", () => { if (restore()) unfold(true); });
    })();
    """#
}
