// The script's part that shows the panel: what can be tried, the answer, and both in the address.

enum PanelScript {
  /// Makes the section that lets a reader try changes, and answers each at once with `whatIf` of `PanelScoring`.
  ///
  /// Without scripts there is no such section. What is tried is behind the address's `#` as
  /// `try=remove:c1;change:c2:stars=5,private=9;add:stars=5,…;ahead:30`, so a link to it shows the same.
  static let text: StaticString = #"""
    (() => {
      const data = JSON.parse(document.getElementById("try-data").textContent);
      const { limits } = data;
      const isInternal = data.audience === "internal";
      let model = null;
      const tried = { remove: new Set(), change: new Map(), add: null, ahead: 0 };

      // Elements. All text is set as text, so none of it can become markup.

      function make(name, attributes = {}, ...content) {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) {
          if (value === true) element.setAttribute(key, "");
          else if (value !== false && value !== null) element.setAttribute(key, value);
        }
        element.append(...content);
        return element;
      }
      function draw(name, attributes, text) {
        const element = document.createElementNS(document.querySelector("svg").namespaceURI, name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        if (text !== undefined) element.textContent = text;
        return element;
      }
      // A stranger's text: on one line, cut, and with nothing that turns the direction of what is around it.
      const plain = (text, limit = 80) => {
        const shown = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "\u2426")
          .replace(/[\u202a-\u202e\u2066-\u2069]/g, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase()}]`);
        const letters = [...shown];
        return letters.length > limit ? `${letters.slice(0, limit).join("")}\u2026` : shown.trim() || "(blank)";
      };
      const nameOf = (contract) => plain(contract.title ?? contract.id);
      const foreign = (text) => make("bdi", {}, plain(text));
      const dayOf = (text) => make("time", {}, text);
      const stars = (hundredths) => model.decimal(BigInt(hundredths), 2);
      const shownScore = (score) => (score === null ? "no score" : `${score}`);
      const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
      const windowName = (name) => (name === "trending" ? "the trend" : `the ${name.slice(0, -1)}-month window`);

      const reasonWords = {
        no_eligible_contracts: "no contract counts yet",
        too_few_contracts: `too few contracts count: it takes ${data.policy.minimum.contracts}`,
        too_few_clients: `too few clients: it takes ${data.policy.minimum.clients}`,
      };
      const bandWords = { excellent: "excellent", good: "good", needs_improvement: "needs improvement" };

      // The address and the command.

      const values = (entries) => entries.filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${value}`).join(",");
      const money = (cents) => model.decimal(BigInt(cents), 2);
      const ofChange = ({ stars: given, private: inPrivate }) =>
        values([["stars", given === undefined ? undefined : stars(given)], ["private", inPrivate]]);
      const ofAdded = (one) => values([
        ["stars", one.stars === null ? "none" : stars(one.stars)], ["private", one.private ?? "none"],
        ["earnings", money(one.cents)], ["days", one.days], ["count", one.count],
      ]);

      function address() {
        const id = encodeURIComponent;
        return [
          ...[...tried.remove].map((one) => `remove:${id(one)}`),
          ...[...tried.change].map(([one, change]) => `change:${id(one)}:${ofChange(change)}`),
          ...(tried.add ? [`add:${ofAdded(tried.add)}`] : []),
          ...(tried.ahead ? [`ahead:${tried.ahead}`] : []),
        ].join(";");
      }

      function save() {
        const others = location.hash.slice(1).split("&").filter((part) => part.includes("=") && !part.startsWith("try="));
        const text = address();
        const all = [...others, ...(text ? [`try=${text}`] : [])].join("&");
        history.replaceState(null, "", all ? `#${all}` : location.pathname + location.search);
      }

      const digits = (text, places, low, high) => {
        const form = places ? /^\d{1,13}(\.\d{1,2})?$/ : /^\d{1,13}$/;
        if (!form.test(text ?? "")) return undefined;
        const [whole, part = ""] = text.split(".");
        const number = Number(whole + part.padEnd(places, "0"));
        return number >= low && number <= high ? number : undefined;
      };
      const readStars = (text) => digits(text, 2, 100, 500);
      const readPrivate = (text) => digits(text, 0, 0, 10);
      const pairs = (text) => Object.fromEntries(text.split(",").map((pair) => pair.split("=")));

      function readAdded(text) {
        const found = pairs(text);
        const one = {
          stars: found.stars === "none" ? null : readStars(found.stars ?? "5"),
          private: !isInternal || found.private === "none" ? null : readPrivate(found.private ?? "10"),
          cents: digits(found.earnings ?? "300", 2, 0, 1e15), days: digits(found.days ?? "30", 0, 0, 3650),
          count: digits(found.count ?? "1", 0, 1, 1000),
        };
        return Object.values(one).includes(undefined) ? null : one;
      }

      /** What the address asks; what is not on this page is left out. */
      function restore() {
        const text = /(?:^#|&)try=([^&]*)/.exec(location.hash)?.[1];
        if (text === undefined) return false;
        start();
        tried.remove.clear();
        tried.change.clear();
        [tried.add, tried.ahead] = [null, 0];
        for (const one of text.split(";")) {
          const [kind, first = "", last = ""] = one.split(":");
          let id;
          try { id = decodeURIComponent(first); } catch { continue; }
          const contract = model.contracts[model.positions.get(id)];
          const canChange = contract?.given && !contract.removed;
          if (kind === "remove" && canChange && !tried.change.has(id)) tried.remove.add(id);
          if (kind === "change" && canChange && !tried.remove.has(id)) {
            const found = pairs(last);
            const change = { stars: readStars(found.stars), private: isInternal ? readPrivate(found.private) : undefined };
            if (change.stars !== undefined || change.private !== undefined) tried.change.set(id, change);
          }
          if (kind === "add") tried.add = readAdded(first);
          if (kind === "ahead") tried.ahead = digits(first, 0, 0, limits.horizon) ?? 0;
        }
        return true;
      }

      const quoted = (text) =>
        /^[\w.\/:@%+=,][\w.\/:@%+=,-]*$/.test(text) ? text
          : /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(text)
            ? `$'${text.replace(/[\\']/g, "\\$&").replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
              (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`
            : `'${text.replaceAll("'", "'\\''")}'`;

      /** The command that gives the same answer, word by word. */
      function command() {
        const changes = [
          ...[...tried.remove].map((id) => `--remove=${quoted(id)}`),
          ...[...tried.change].map(([id, change]) => `--change=${quoted(`${id}:${ofChange(change)}`)}`),
          ...(tried.add ? [`--add=${ofAdded(tried.add)}`] : []),
        ];
        const how = [
          "--as-of", data.as_of,
          ...(data.policy.option === "standard" ? [] : ["--policy", data.policy.option ?? "POLICY.yaml"]),
          ...(isInternal ? [] : ["--audience", "talent"]),
        ];
        const verb = changes.length ? "simulate" : tried.ahead ? "forecast" : "explain";
        if (changes.length && tried.ahead) changes.unshift("--ahead", tried.ahead);
        const isOption = data.profile_id.startsWith("-");
        const subject = isOption ? [] : ["FOLDER", quoted(data.profile_id)];
        return ["jss", verb, ...subject, ...how, ...changes, ...(isOption ? ["--", "FOLDER", quoted(data.profile_id)] : [])];
      }

      // The answer.

      const part = {};
      const row = (...cells) => make("tr", {}, ...cells);
      const cell = (text, isNumber) => make("td", isNumber ? { class: "n" } : {}, text);

      function table(caption, heads, rows) {
        const head = heads.map(([text, isNumber]) => make("th", { scope: "col", class: isNumber ? "n" : null }, text));
        return make("div", { class: "scroll" }, make("table", {}, make("caption", {}, caption),
          make("thead", {}, row(...head)), make("tbody", {}, ...rows)));
      }

      function windowTable({ before, after }) {
        const rows = after.windows.map((window, at) => {
          const old = before.windows[at];
          const name = window.window === "trending" ? "Trend" : `${window.window.slice(0, -1)} months`;
          const decides = window.window === after.window;
          const text = (one) => (one.score === null ? "too little" : one.score);
          return row(
            make("th", { scope: "row" }, name, make("small", {},
              `${counted(window.contracts, "contract")}, ${counted(window.clients, "client")}${decides ? "; decides" : ""}`)),
            cell(text(old), true), cell(text(window), true));
        });
        return table("Each window, in percent before rounding", [["Window"], ["As it is", true], ["Then", true]], rows);
      }

      function waterfall(sheet, score) {
        const { contracts, missing } = model.costs(sheet);
        const shown = contracts.slice(0, 8).map(({ at, cost }) =>
          ({ name: sheet.all[at].id === undefined ? "A contract you added" : nameOf(sheet.all[at]), cost }));
        const others = contracts.slice(8);
        if (others.length) {
          const name = `${others.length} other ${others.length === 1 ? "contract" : "contracts"}`;
          shown.push({ name, cost: others.reduce((sum, { cost }) => sum + cost, 0) });
        }
        if (missing) shown.push({ name: "Missing feedback", cost: missing });
        if (!shown.length) return make("p", { class: "muted" }, "Nothing that counts costs anything.");
        const points = (hundredths) => model.decimal(BigInt(hundredths), 2);
        const left = shown.reduce((sum, { cost }) => sum - cost, 10_000);
        const end = sheet.exact && sheet.best < data.policy.windows.length
          ? Math.round(Number(score.jss_exact) * 100) : Math.max(0, left);
        if (Math.abs(end - left) >= 5) shown.push({ name: left < end ? "Held at 0" : "Rounding", cost: left - end });
        const low = Math.min(end, left, 9_900) - 50;
        const across = (hundredths) => `${((Math.max(hundredths, low) - low) * 100) / (10_050 - low)}%`;
        const title = "From 100 to the score then";
        const steps = shown.map(({ name, cost }) => `${name}: ${cost < 0 ? "+" : "\u2212"}${points(Math.abs(cost))}`);
        const picture = draw("svg", { role: "img", height: (shown.length + 2) * 36, "aria-label": `${title}. ${steps.join("; ")}.` });
        const label = (text, x, y, style) => picture.append(draw("text", { x, y, class: style }, text));
        const bar = (x, y, width, style) => picture.append(draw("rect", { x, y: y + 19, width, height: 10, class: style }));
        label("Nothing but positive jobs", 0, 13, "name total");
        label("100", "100%", 13, "value end total");
        let at = 10_000;
        shown.forEach(({ name, cost }, index) => {
          const y = (index + 1) * 36;
          const [a, b] = [Math.min(at, at - cost), Math.max(at, at - cost)];
          label(plain(name, innerWidth < 640 ? 24 : 44), 0, y + 13, "name");
          label(`${cost < 0 ? "+" : "\u2212"}${points(Math.abs(cost))}`, "100%", y + 13, "value end");
          const width = ((b - a) * 100) / (10_050 - low);
          bar(across(a), y, `${Math.max(width, 0.3)}%`, cost < 0 ? "adds" : "costs");
          at -= cost;
        });
        const y = (shown.length + 1) * 36;
        label(sheet.exact ? "Then" : "So far, not a score", 0, y + 13, "name total");
        label(points(end), "100%", y + 13, "value end total");
        bar(0, y, across(end), "strong");
        return make("figure", { class: "chart" }, make("figcaption", {}, title), picture);
      }

      /** The first day at 90, and how long it lasts. */
      function reaching({ sheets, after, day }) {
        const goal = limits.excellent;
        const steps = model.ahead(sheets.after);
        const isThere = (score) => score !== null && score >= goal;
        const first = isThere(after.jss) ? { day, score: after.jss } : steps.find(({ score }) => isThere(score));
        const last = model.iso(day + limits.horizon);
        if (!first) return [`Waiting alone does not bring it to ${goal} by `, dayOf(last), "."];
        const end = steps.find((step) => step.day > first.day && !isThere(step.score));
        const begins = first.day === day ? [`It is ${goal} or more on `] : [`It reaches ${goal} by itself on `];
        const ends = end ? [", and falls to ", shownScore(end.score), " on ", dayOf(model.iso(end.day))]
          : [", and stays there to ", dayOf(last)];
        return [...begins, dayOf(model.iso(first.day)), ...ends, ", if nothing new happens."];
      }

      function requests(answer) {
        const day = model.iso(answer.day);
        const perk = data.policy.removal_perk;
        const until = perk === "always" || perk === "none" ? ["; no last day is known"] : [", until ", dayOf(perk), ", the perk's last day"];
        const lines = answer.removals.map(({ contract_id: id, allowed, failed_checks: failed }) => {
          const contract = model.contracts[model.positions.get(id)];
          const owner = data.owners[contract.owner ?? 0].id;
          const by = owner ? [" by ", foreign(owner)] : [];
          return make("li", {}, "The removal of ", foreign(contract.title ?? id), allowed
            ? make("span", {}, " may be asked for", ...by, " on ", dayOf(day), ...until, ".")
            : make("span", {}, " may not be asked for", ...by, " on ", dayOf(day), `: ${failed.map(({ words }) => words).join("; ")}.`));
        });
        if (lines.length > 1) {
          lines.push(make("li", {}, `Only one removal may be asked for at a time: the next one must wait ${limits.pause} and ${limits.completed}.`));
        }
        for (const id of tried.change.keys()) {
          const contract = model.contracts[model.positions.get(id)];
          const last = contract.end === undefined ? null : contract.end + limits.correction;
          const when = last === null ? [] : last < answer.day ? [", and could until ", dayOf(model.iso(last))] : [", until ", dayOf(model.iso(last))];
          lines.push(make("li", {}, "Only the client can correct the feedback on ", foreign(contract.title ?? id), ...when, "."));
        }
        return lines;
      }

      function summary({ before, after, effect, day }) {
        const when = day ? `On ${model.iso(day)}, ${counted(day, "day")} ahead` : `On ${data.as_of}`;
        const what = isInternal ? "the score" : "the estimate from public signals";
        if (after.jss === null) return `${when}: no score, for ${reasonWords[after.reason]}.`;
        const then = `${what} is ${after.jss}, ${bandWords[after.band]}`;
        const why = `; ${windowName(after.window)} decides`;
        if (before.jss === null) return `${when}: ${then}, where there is none as it is${why}.`;
        const gain = after.jss - before.jss;
        if (gain) return `${when}: ${then}: ${Math.abs(gain)} ${gain > 0 ? "more" : "less"} than ${before.jss} as it is${why}.`;
        const small = effect === "no_change" ? "as it is" : `as it is; it ${effect} too little to show`;
        return `${when}: ${then}, ${small}${why}.`;
      }

      function show() {
        const question = {
          remove: [...tried.remove], change: [...tried.change].map(([id, change]) => ({ id, ...change })),
          add: tried.add ? [tried.add] : [], ahead: tried.ahead,
        };
        const answer = model.answer(question);
        const { before, after } = answer;
        part.from.textContent = shownScore(before.jss);
        part.to.textContent = shownScore(after.jss);
        part.band.textContent = after.band ? bandWords[after.band] : "";
        part.status.textContent = summary(answer);
        part.windows.replaceChildren(windowTable(answer));
        part.waterfall.replaceChildren(waterfall(answer.sheets.after, after));
        part.reach.replaceChildren(...reaching(answer));
        part.requests.replaceChildren(...requests(answer));
        part.others.replaceChildren(...(answer.others.length ? [table(
          `What ${answer.others.length === 1 ? "another contract counts" : `${answer.others.length} other contracts count`} as then`,
          [["Contract"], ["As it is"], ["Then"]],
          answer.others.slice(0, 20).map((one) => row(
            make("th", { scope: "row" }, foreign(one.contract_id), make("small", {}, "client ", foreign(one.client_id))),
            cell(one.before.words), cell(one.after.words))))] : []));
        part.command.replaceChildren(...command().flatMap((word) => [make("span", { class: "try-word" }, word), " "]));
        part.copied.textContent = "";
        const date = model.iso(tried.ahead);
        part.day.textContent = tried.ahead ? `${date}, ${counted(tried.ahead, "day")} ahead` : `${date}, as it is now`;
        part.slider.setAttribute("aria-valuetext", part.day.textContent);
        part.clear.disabled = !address();
      }

      function changed() {
        show();
        save();
      }

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
