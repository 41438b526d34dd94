"""The output tables (6.1): their columns, their order, and how figures are written."""

from math import floor

from . import known
from .actions import actions
from .badges import badges
from .removal import best_removal, removals
from .stars import star_average
from .windows import score

SCORES = (
    "as_of,profile_id,profile_kind,jss,jss_exact,band,window,reason,contracts,clients,positive,neutral,negative,"
    "missing,stars,stars_180d,stars_360d,best_removal,jss_after_best_removal"
).split(",")
WINDOWS = "profile_id,window,has_score,score,contracts,clients,positive,neutral,negative,missing".split(",")
OUTCOMES = "profile_id,contract_id,client_id,outcome,rule,outcome_on,jobs,weight,freelancer_id,owner".split(",")
REMOVALS = (
    "profile_id,contract_id,effect,why,jss_before,jss_after,exact_before,exact_after,window_before,window_after,"
    "allowed,failed_checks"
).split(",")
ACTIONS = "profile_id,deadline,contract_id,action,days_left,group".split(",")
BADGES = (
    "as_of,profile_id,profile_kind,badge,by_rules,differs,jss,jss_met,sundays,sundays_met,earned,earned_met,"
    "first_contract,first_contract_met,earned_plus_met,large_contracts,large_contracts_met"
).split(",")
REJECTS = "file,line,column,code,message,record".split(",")


def half_up(value, decimals):
    """An exact number with so many decimals, half up; empty where it is absent."""
    if value is None:
        return ""
    scaled = floor(value * 10**decimals * 2 + 1) // 2
    if decimals == 0:
        return str(scaled)
    whole, part = divmod(scaled, 10**decimals)
    return f"{whole}.{part:0{decimals}d}"


def band(exact):
    if exact is None:
        return ""
    shown = int(half_up(exact, 0))
    return "excellent" if shown >= 90 else "good" if shown >= 80 else "needs_improvement"


def tables(market, policy, day, with_removals=True):
    """File name to rows of cells, the header first."""
    result = {
        "scores.csv": [SCORES],
        "windows.csv": [WINDOWS],
        "outcomes.csv": [OUTCOMES],
        "removals.csv": [REMOVALS],
        "actions.csv": [ACTIONS],
        "rejects.csv": [REJECTS],
    }
    for profile in market.profiles:
        counting = profile.counting(policy)
        if not any(known.exists(contract, day) for contract in counting):
            continue
        sheet = score(counting, policy, day)
        considered = removals(profile, policy, day) if with_removals else []
        result["scores.csv"].append(_score_row(profile, counting, sheet, best_removal(considered), day))
        result["windows.csv"] += [_window_row(profile, window) for window in sheet.windows]
        by_contract = sorted(sheet.judged, key=lambda each: each.contract.id.encode())
        result["outcomes.csv"] += [_outcome_row(profile, judged) for judged in by_contract]
        result["removals.csv"] += [_removal_row(profile, removal) for removal in considered]
        if with_removals:
            possible = actions(profile, policy, day, considered)
            result["actions.csv"] += [_action_row(profile, action, day) for action in possible]
    result["rejects.csv"] += [_reject_row(reject) for reject in market.rejects]
    return result


def badge_rows(market, policy, day):
    """The answer of `jss badges` for all profiles, the header first."""
    rows = [BADGES]
    for profile in market.profiles:
        if any(known.exists(contract, day) for contract in profile.counting(policy)):
            rows.append(_badge_row(profile, badges(profile, policy, day), day))
    return rows


def _badge_row(profile, found, day):
    flag = {True: "true", False: "false", None: ""}
    met = {rule: flag[is_met] for rule, is_met in found.met.items()}
    return [
        day.isoformat(),
        profile.id,
        profile.kind,
        profile.badge or "",
        found.by_rules,
        flag[found.differs(profile.badge)],
        "" if found.jss is None else str(found.jss),
        met["jss"],
        str(found.sundays),
        met["sundays"],
        _dollars(found.earned),
        met["earned"],
        found.first_contract.isoformat() if found.first_contract else "",
        met["first_contract"],
        met["earned_plus"],
        str(found.large_contracts),
        met["large_contracts"],
    ]


def _dollars(amount):
    sign = "-" if amount < 0 else ""
    return sign + half_up(abs(amount), 2)


def _figures(window):
    weights = (window.positive, window.neutral, window.negative, window.missing)
    return [str(window.contracts), str(window.clients)] + [half_up(weight, 4) for weight in weights]


def _score_row(profile, counting, sheet, best, day):
    return [
        day.isoformat(),
        profile.id,
        profile.kind,
        half_up(sheet.exact, 0),
        half_up(sheet.exact, 4),
        band(sheet.exact),
        sheet.deciding.name if sheet.deciding else "",
        sheet.reason,
        *_figures(sheet.shown),
        half_up(star_average(counting, day), 2),
        half_up(star_average(counting, day, 180), 2),
        half_up(star_average(counting, day, 360), 2),
        best.contract if best else "",
        half_up(best.after.exact, 0) if best else "",
    ]


def _window_row(profile, window):
    has_score = "true" if window.score is not None else "false"
    return [profile.id, window.name, has_score, half_up(window.score, 4), *_figures(window)]


def _outcome_row(profile, judged):
    counted = ["", "", ""]
    if judged.jobs:
        weight = sum(job.weight for job in judged.jobs)
        counted = [judged.jobs[-1].day.isoformat(), str(len(judged.jobs)), half_up(weight, 4)]
    contract = judged.contract
    parties = [contract.freelancer, contract.profile]
    return [profile.id, contract.id, contract.client, judged.outcome, judged.rule, *counted, *parties]


def _removal_row(profile, removal):
    before, after = removal.before, removal.after
    return [
        profile.id,
        removal.contract,
        removal.effect,
        removal.why,
        half_up(before.exact, 0),
        half_up(after.exact, 0),
        half_up(before.exact, 4),
        half_up(after.exact, 4),
        before.deciding.name if before.deciding else "",
        after.deciding.name if after.deciding else "",
        "false" if removal.failed_checks else "true",
        " ".join(removal.failed_checks),
    ]


def _action_row(profile, action, day):
    deadline = ["", ""] if action.deadline is None else [action.deadline.isoformat(), str((action.deadline - day).days)]
    return [profile.id, deadline[0], action.contract, action.name, deadline[1], action.group]


def _reject_row(reject):
    return [reject.file, str(reject.line), reject.column, reject.code, "", safe_text(shown_record(reject.raw))]


def shown_record(raw):
    """The record's first 1,000 bytes as text, bytes that are no UTF-8 as \\xNN, a character cut in part too (1.5)."""
    return "".join(
        f"\\x{ord(character) - 0xDC00:02X}" if 0xDC80 <= ord(character) <= 0xDCFF else character
        for character in raw[:1000].decode("utf-8", "surrogateescape")
    )


def safe_text(text):
    """A cell of text that a spreadsheet would take for a formula gets a leading apostrophe (6.5)."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def written(rows):
    """Rows as bytes: UTF-8, LF, quoted only where it is needed."""
    lines = []
    for row in rows:
        lines.append(",".join(_quoted(cell) for cell in row) + "\n")
    return "".join(lines).encode("utf-8")


def _quoted(cell):
    # RFC 4180, and blanks at either end, which many readers take away from an unquoted field.
    if any(character in cell for character in ',"\r\n') or cell != cell.strip(" \t"):
        return '"' + cell.replace('"', '""') + '"'
    return cell
