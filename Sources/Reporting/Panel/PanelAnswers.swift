// The script's part that answers: the days ahead, and what a question changes.

enum PanelAnswers {
  /// The rest of `whatIf`, which `PanelScoring` begins.
  static let text: StaticString = #"""
      // The days ahead, if nothing new happens (3.6): only the windows move.

      /** The days after the sheet's on which the shown score changes, each with it; null is none. */
      function ahead(from) {
        const tallies = from.tallies.map((tally) => ({
          ...tally, positive: tally.positive.slice(), neutral: tally.neutral.slice(), negative: tally.negative.slice(),
          missingWeight: tally.missingWeight.slice(), byClient: tally.byClient.slice(),
        }));
        const last = starts(from.day + limits.horizon);
        const queues = from.first.map((start, span) => {
          const queue = [];
          from.all.forEach((base, at) => {
            const days = from.jobs[at];
            days.forEach((job, number) => {
              if (job >= start && job < last[span]) queue.push([job, at, number]);
            });
            const { counted } = base;
            if (counted >= start && counted < last[span]) queue.push([counted, at, -1]);
          });
          return queue.sort((a, b) => a[0] - b[0]);
        });
        const gone = queues.map(() => 0);
        const found = [];
        let shown = whole(from.exact);
        for (let day = from.day + 1; day <= from.day + limits.horizon; day += 1) {
          let hasMoved = false;
          queues.forEach((queue, span) => {
            if (gone[span] === queue.length) return;
            const start = addMonths(day, -months[span]);
            for (; gone[span] < queue.length && queue[gone[span]][0] < start; gone[span] += 1) {
              leave(tallies[span], queue[gone[span]], from);
              hasMoved = true;
            }
          });
          if (!hasMoved) continue;
          const score = whole(result(tallies, from.lifetimeClients).exact);
          if (score !== shown) found.push({ day, score });
          shown = score;
        }
        return found;
      }

      function leave(tally, [, at, number], from) {
        const contract = from.changed.get(at) ?? from.all[at];
        const given = from.verdicts[at];
        if (number < 0) return addMissing(tally, contract, given, -1);
        const isLast = number === from.jobs[at].length - 1;
        tally[isLast ? given.outcome : "positive"][contract.weight ?? 0] -= 1;
        if (!isLast) return;
        tally.contracts -= 1;
        tally.byClient[contract.client] -= 1;
        if (tally.byClient[contract.client] === 0) tally.clients -= 1;
      }

      // What a sheet says.

      const shownWindow = (of) => of.best ?? longest;
      const band = (score) =>
        score === null ? null : score >= limits.excellent ? "excellent" : score >= limits.good ? "good" : "needs_improvement";

      function scoreMembers(of) {
        const unit = BigInt(policy.unit);
        const weight = (tiers) => decimal((weigh(tiers) * unit + 50n) / 100n, 4);
        return {
          jss: whole(of.exact), jss_exact: percent(of.exact), band: band(whole(of.exact)),
          window: of.best === null ? null : names[of.best], reason: of.reason,
          windows: names.map((window, at) => {
            const tally = of.tallies[spanBehind(at)];
            const extra = missing(tally);
            return {
              window, has_score: of.scores[at] !== null, score: percent(of.scores[at]),
              contracts: tally.contracts, clients: tally.clients,
              positive: weight(tally.positive), neutral: weight(tally.neutral), negative: weight(tally.negative),
              missing: decimal(scaled(ratio(extra.top * unit, extra.bottom * 1_000_000n), 10_000), 4),
            };
          }),
        };
      }

      /** What each contract costs the shown window, the most costly first, and missing feedback; hundredths of a point. */
      function costs(of) {
        const span = spanBehind(shownWindow(of));
        const tally = of.tallies[span];
        const extra = missing(tally);
        const jobs = weigh(tally.positive) + weigh(tally.neutral) + weigh(tally.negative);
        const total = jobs * extra.bottom + extra.top;
        const hundredths = (units) => Number(scaled(ratio(units * extra.bottom, total || 1n), 10_000));
        const found = [];
        of.all.forEach((base, at) => {
          const { outcome } = of.verdicts[at];
          const days = of.jobs[at];
          if (outcome !== "neutral" && outcome !== "negative") return;
          if (!days.length || days[days.length - 1] < of.first[span]) return;
          const times = outcome === "negative" && policy.numerator === "net" ? 2n : 1n;
          const cost = hundredths(times * weights[base.weight ?? 0]);
          if (cost > 0) found.push({ at, cost });
        });
        found.sort((a, b) => b.cost - a.cost || a.at - b.at);
        return { contracts: found, missing: Number(scaled(ratio(extra.top, total || 1n), 10_000)) };
      }

      // Whether a removal may be asked for (3.3).

      function failedChecks(contract, day) {
        const owner = data.owners[contract.owner ?? 0];
        const failed = [];
        const lastDay = policy.removal_perk === "none" || policy.removal_perk === "always" ? null : policy.removal_perk;
        if (policy.removal_perk === "none" || (lastDay && day > offset(lastDay))) {
          failed.push({
            check: "perk_ended", last_day: lastDay,
            words: lastDay ? `the removal perk ended: its last day was ${lastDay}` : "this policy has no removal perk",
          });
        }
        if (!owner.top_rated) {
          failed.push({
            check: "not_top_rated", badge: owner.badge ?? null,
            words: owner.badge ? "only Top Rated and Top Rated Plus profiles may ask"
              : "only Top Rated profiles may ask, and this profile's badge is not known",
          });
        }
        if (owner.next && day < offset(owner.next)) {
          failed.push({
            check: "too_soon", first_day: owner.next,
            words: `the last request is less than ${limits.pause} ago: it may be asked for from ${owner.next} on`,
          });
        }
        if (owner.missing) {
          failed.push({
            check: "too_few_completed", contracts_missing: owner.missing,
            words: `${limits.completed} must end after the day of the last request: ${owner.missing} more to go`,
          });
        }
        return failed;
      }

      // Answers.

      const noChange = new Map();
      const unchanged = new Map();
      const asItIs = (day) => {
        if (!unchanged.has(day)) {
          unchanged.clear();
          unchanged.set(day, sheet(day, noChange, []));
        }
        return unchanged.get(day);
      };

      function whyNot(before, after, touched) {
        let found = "ineligible";
        for (const at of touched) {
          const of = [before, after].find((one) => (one.verdicts[at]?.outcome ?? "ineligible") !== "ineligible");
          if (!of) continue;
          const start = of.first[spanBehind(shownWindow(of))];
          if (of.jobs[at].some((job) => job >= start)) return "balanced";
          found = "outside_window";
        }
        return found;
      }

      /**
       * The answer to a question: `remove` (ids), `change` (each with id, and stars in hundredths or private), `add` (each
       * with stars, private, cents, days, count; null is none) and `ahead` (days after the as-of date).
       */
      function answer({ remove = [], change = [], add = [], ahead: day = 0 }) {
        const changed = new Map();
        for (const { id, stars, private: inPrivate } of change) {
          const base = contracts[positions.get(id)];
          const contract = { ...base };
          if (stars !== undefined) contract.stars = stars * 6;
          if (inPrivate !== undefined) contract.private = inPrivate;
          contract.verdict = byFeedback(contract);
          changed.set(base.position, contract);
        }
        for (const id of remove) {
          const contract = { ...contracts[positions.get(id)], removed: 1 };
          contract.verdict = byFeedback(contract);
          changed.set(contract.position, contract);
        }
        const added = [];
        for (const one of add) {
          const stars = one.stars === null ? null : one.stars * 6;
          added.push(...made({ ...one, stars }, day, data.clients.length + added.length));
        }
        const before = asItIs(day);
        const after = changed.size || added.length ? sheet(day, changed, added) : before;
        const touched = [...changed.keys(), ...added.map((_, index) => contracts.length + index)];
        const [from, to] = [before.exact, after.exact];
        const effect = !from && !to ? "no_change" : !from ? "gains_score" : !to ? "loses_score"
          : equal(from, to) ? "no_change" : less(from, to) ? "raises" : "lowers";
        return {
          day, sheets: { before, after }, before: scoreMembers(before), after: scoreMembers(after), effect,
          why: effect === "no_change" ? whyNot(before, after, touched) : null,
          change: from && to ? percent(minus(to, from)) : null,
          others: contracts.filter(({ position }) =>
            before.verdicts[position] !== after.verdicts[position] && !changed.has(position))
            .map(({ id, client, position }) => ({
              contract_id: id, client_id: data.clients[client][0],
              before: before.verdicts[position], after: after.verdicts[position],
            })),
          removals: remove.map((id) => {
            const failed = failedChecks(contracts[positions.get(id)], day);
            return { contract_id: id, now: before.verdicts[positions.get(id)], allowed: !failed.length, failed_checks: failed };
          }),
        };
      }

      return { data, contracts, positions, answer, ahead, costs, iso, offset, decimal, whole, spanBehind, shownWindow };
    };

    """#
}
