// The script's part that computes: chapter 2 on the facts of one profile, in whole numbers.

enum PanelScoring {
  /// `whatIf(data)` takes the block of `PanelData` and returns `answer(question)`, which is what
  /// `jss simulate --json` answers to `--remove`, `--change`, `--add` and `--ahead`, digit by digit.
  ///
  /// Weights are counted by tier and multiplied as BigInt; scores are ratios of BigInts, rounded half up once. Days are
  /// counted from the as-of date, as in the block.
  static let text: StaticString = #"""
    "use strict";
    const whatIf = (data) => {
      const { policy, limits } = data;

      // Exact numbers.

      const ratio = (top, bottom) => ({ top: BigInt(top), bottom: BigInt(bottom) });
      const zero = ratio(0, 1);
      const less = (a, b) => a.top * b.bottom < b.top * a.bottom;
      const equal = (a, b) => a === b || (a && b && a.top * b.bottom === b.top * a.bottom);
      const minus = (a, b) => ratio(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
      const floor = (top, bottom) => (top % bottom < 0n ? top / bottom - 1n : top / bottom);
      const scaled = (value, factor) =>
        floor(2n * value.top * BigInt(factor) + value.bottom, 2n * value.bottom);

      function decimal(digits, places) {
        const text = `${digits < 0n ? -digits : digits}`.padStart(places + 1, "0");
        return `${digits < 0n ? "-" : ""}${text.slice(0, -places)}.${text.slice(-places)}`;
      }
      const percent = (value) => (value ? decimal(scaled(value, 1_000_000), 4) : null);
      const whole = (value) => (value ? Number(scaled(value, 100)) : null);

      // Days, as offsets from the as-of date.

      const perDay = 86_400_000;
      const origin = Date.parse(data.as_of) / perDay;
      const iso = (day) => new Date((origin + day) * perDay).toISOString().slice(0, 10);
      const offset = (text) => Date.parse(text) / perDay - origin;

      function addMonths(day, months) {
        const date = new Date((origin + day) * perDay);
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
        const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / perDay - origin;
      }

      // Outcomes (2.2, 2.3).

      const verdict = (outcome, rule, words) => Object.freeze({ outcome, rule, words });
      const excluded = verdict("ineligible", "client_excluded", "left out: the client's account is suspended or flagged");
      const removed = verdict("ineligible", "feedback_removed", "left out: the client's feedback was removed");
      const negative = verdict("negative", "negative_feedback", "counts against: the client was not satisfied");
      const unearned = verdict("ineligible", "no_earnings", "left out: there is feedback, but less than $1 was earned");
      const satisfied = verdict("positive", "feedback", "counts for: the client was satisfied");
      const mixedFeedback = verdict("neutral", "feedback", "counts neither way: the client's feedback was mixed");
      const longTerm = verdict("positive", "long_term", "counts for: no feedback, but the client keeps coming back");
      const open = verdict("ineligible", "open", "does not count yet: it has not ended");
      const noWork = verdict(policy.no_work, "no_work",
        policy.no_work === "negative" ? "counts against: it ended without work" : "left out: it ended without work");
      const noFeedback = verdict("ineligible", "no_feedback", "left out: the client gave no feedback that counts");

      /** Positive 1, neutral 0, negative -1; undefined where no signal counts. `stars` are in 600ths. */
      function satisfaction(stars, inPrivate, reason) {
        const rules = policy.satisfaction;
        if (rules.method === "override") {
          const privately = inPrivate === undefined ? undefined : inPrivate > rules.negative_private;
          const publicly = stars === undefined ? undefined : stars * 1_000_000 >= rules.positive_stars * 600;
          if (privately === false || publicly === false || reason === "unsuccessful") return -1;
          return privately || publicly || reason === "successful" ? 1 : undefined;
        }
        let [sum, weight] = [0n, 0n];
        const add = (share, value) => {
          sum += BigInt(share) * BigInt(value);
          weight += BigInt(share) * 2400n;
        };
        if (stars !== undefined) add(rules.public, stars - 600);
        if (inPrivate !== undefined) add(rules.private, inPrivate * 240);
        if (reason === "successful") add(rules.end_reason, 2400);
        if (reason === "unsuccessful") add(rules.end_reason, 0);
        if (weight === 0n) return undefined;
        if (sum * 1_000_000n >= BigInt(rules.positive_from) * weight) return 1;
        return sum * 1_000_000n < BigInt(rules.negative_below) * weight ? -1 : 0;
      }

      /** Rules 1 to 5; undefined where none of them applies. */
      function byFeedback(contract) {
        if (contract.excluded) return excluded;
        if (contract.removed) return removed;
        if (!contract.given) return undefined;
        const value = satisfaction(contract.stars, contract.private, contract.reason);
        if (value === -1) return negative;
        if (value === undefined) return undefined;
        return contract.unearned ? unearned : value === 1 ? satisfied : mixedFeedback;
      }

      /** Rules 6 to 9. */
      function withoutFeedback(contract, isLongTerm) {
        if (isLongTerm && !contract.unearned) return longTerm;
        if (contract.counted === undefined) return open;
        return contract.unearned ? noWork : noFeedback;
      }

      // Contracts: those of the block, and new ones (2.4, 2.5).

      const contracts = data.contracts.map((contract, position) => {
        const { end, idle, stars } = contract;
        const days = contract.jobs ?? (end === undefined ? [] : [end]);
        const given = contract.given || stars !== undefined || contract.private !== undefined;
        const known = { ...contract, position, days, given, counted: end ?? idle };
        known.verdict = byFeedback(known);
        return known;
      });
      const positions = new Map(contracts.map((contract) => [contract.id, contract.position]));
      const longEnough = data.clients.map(([, isLong]) => isLong === 1);
      const negatives = new Int32Array(data.clients.length);
      for (const contract of contracts) if (contract.verdict === negative) negatives[contract.client] += 1;
      const weights = policy.tiers.map(([, weight]) => BigInt(weight));

      function tier(cents) {
        const found = policy.tiers.slice(0, -1).findIndex(([upTo]) => upTo === null || cents <= upTo);
        return found < 0 ? policy.tiers.length - 1 : found;
      }

      /** Contracts of new clients that end on `day` and are paid all the time. */
      function made(added, day, firstClient) {
        const start = day - added.days;
        const isUnearned = added.cents < 100;
        const days = [];
        if (policy.length && !isUnearned) {
          const { period, most } = policy.length;
          const last = Math.floor(added.days / period);
          for (let at = Math.max(1, last - most + 1); at < last; at += 1) days.push(start + at * period);
        }
        const contract = {
          days: [...days, day], end: day, counted: day, given: true, unearned: isUnearned,
          stars: added.stars ?? undefined, private: added.private ?? undefined, weight: tier(added.cents),
          isLong: policy.long_term_days !== null && added.days >= policy.long_term_days,
        };
        contract.verdict = byFeedback(contract);
        return Array.from({ length: added.count }, (_, index) => ({ ...contract, client: firstClient + index }));
      }

      // Windows and the score (2.6, 2.7).

      const trending = policy.trending ? limits.trending : [];
      const months = [...policy.windows, ...trending.filter((month) => !policy.windows.includes(month))];
      const trendSpans = trending.map((month) => months.indexOf(month));
      const names = [...policy.windows.map((month) => `${month}m`), ...(policy.trending ? ["trending"] : [])];
      const longest = policy.windows.indexOf(Math.max(...policy.windows));
      const spanBehind = (shown) => (shown < policy.windows.length ? shown : trendSpans[0]);
      const starts = (day) => months.map((month) => addMonths(day, -month));
      const counts = () => new Int32Array(weights.length);
      const weigh = (tiers) => weights.reduce((sum, weight, at) => sum + BigInt(tiers[at]) * weight, 0n);

      function missing(tally) {
        const rule = policy.missing_feedback;
        if (!rule || tally.ended < rule.min_ended || tally.missing === 0) return zero;
        const tolerated = BigInt(rule.tolerance) * BigInt(tally.ended);
        const number = BigInt(tally.missing);
        if (number * 1_000_000n <= tolerated) return zero;
        return ratio(weigh(tally.missingWeight) * (number - tolerated / 1_000_000n), number);
      }

      function tallyScore(tally, lifetimeClients) {
        const clients = policy.minimum.scope === "lifetime" ? lifetimeClients : tally.clients;
        if (tally.contracts < policy.minimum.contracts || clients < policy.minimum.clients) return null;
        const [good, bad] = [weigh(tally.positive), weigh(tally.negative)];
        const extra = missing(tally);
        const total = (good + weigh(tally.neutral) + bad) * extra.bottom + extra.top;
        if (total === 0n) return null;
        const net = policy.numerator === "net" ? good - bad : good;
        return ratio((net < 0n ? 0n : net) * extra.bottom, total);
      }

      /** The scores of the shown windows, and the best of them or why there is none. */
      function result(tallies, lifetimeClients) {
        const spans = tallies.map((tally) => tallyScore(tally, lifetimeClients));
        const scores = spans.slice(0, policy.windows.length);
        if (policy.trending) {
          const [a, b] = trendSpans.map((span) => spans[span]);
          scores.push(a && b ? ratio(a.top * b.bottom + b.top * a.bottom, 2n * a.bottom * b.bottom) : null);
        }
        let best = -1;
        scores.forEach((score, at) => {
          if (!score) return;
          const isFirst = best < 0;
          const isLonger = !isFirst && at < policy.windows.length && (policy.windows[at] > (policy.windows[best] ?? 0));
          if (isFirst || less(scores[best], score) || (equal(scores[best], score) && isLonger)) best = at;
        });
        if (best >= 0) return { scores, best, exact: scores[best], reason: null };
        const found = tallies[longest].contracts;
        const reason = found === 0 ? "no_eligible_contracts"
          : found < policy.minimum.contracts ? "too_few_contracts" : "too_few_clients";
        return { scores, best: null, exact: null, reason };
      }

      const jobsOf = (contract, given) =>
        given.outcome === "ineligible" ? []
          : given === noWork && contract.end === undefined ? (contract.idle_jobs ?? [contract.idle]) : contract.days;

      /** A score with all that it follows from, on a day, with some contracts changed and others added. */
      function sheet(day, changed, added) {
        const all = added.length ? [...contracts, ...added] : contracts;
        const clients = data.clients.length + added.length;
        const spoilt = Int32Array.from(negatives);
        for (const [position, contract] of changed) {
          const client = contract.client;
          spoilt[client] += (contract.verdict === negative) - (contracts[position].verdict === negative);
        }
        const first = starts(day);
        const tallies = first.map(() => ({
          positive: counts(), neutral: counts(), negative: counts(), contracts: 0, clients: 0,
          ended: 0, missing: 0, missingWeight: counts(), byClient: new Int32Array(clients),
        }));
        const lifetime = new Uint8Array(clients);
        const verdicts = new Array(all.length);
        const jobs = new Array(all.length);
        all.forEach((base, at) => {
          const contract = changed.get(at) ?? base;
          const isLongTerm = contract.isLong ?? (longEnough[contract.client] && spoilt[contract.client] === 0);
          const given = contract.verdict ?? withoutFeedback(contract, isLongTerm);
          const days = jobsOf(contract, given);
          verdicts[at] = given;
          jobs[at] = days;
          if (days.length) lifetime[contract.client] = 1;
          const weight = contract.weight ?? 0;
          first.forEach((start, span) => {
            const tally = tallies[span];
            let isIn = false;
            days.forEach((job, number) => {
              if (job < start) return;
              tally[number === days.length - 1 ? given.outcome : "positive"][weight] += 1;
              isIn = true;
            });
            if (isIn) {
              tally.contracts += 1;
              if (tally.byClient[contract.client] === 0) tally.clients += 1;
              tally.byClient[contract.client] += 1;
            }
            if (contract.counted >= start) addMissing(tally, contract, given, 1);
          });
        });
        const lifetimeClients = lifetime.reduce((sum, one) => sum + one, 0);
        return { day, all, changed, verdicts, jobs, first, tallies, lifetimeClients, ...result(tallies, lifetimeClients) };
      }

      function addMissing(tally, contract, given, sign) {
        if (!policy.missing_feedback || contract.unearned || given === excluded) return;
        tally.ended += sign;
        if (given !== noFeedback) return;
        tally.missing += sign;
        tally.missingWeight[contract.weight ?? 0] += sign;
      }


    """#
}
