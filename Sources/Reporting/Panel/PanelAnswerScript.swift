// The script's part that shows an answer.

enum PanelAnswerScript {
  /// Goes on within the function that `PanelScript` begins.
  static let text: StaticString = #"""
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


    """#
}
