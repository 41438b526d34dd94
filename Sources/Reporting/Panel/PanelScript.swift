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


    """#
}
