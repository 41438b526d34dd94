"""Writes a small market whose every text means harm."""

import csv

IDS = ["../../x", "CON", "<svg onload=alert(0)>", "nul.txt", "%2e%2e", "\u202egnp.exe"]
TEXTS = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)", "</title></style><script>alert(5)</script>", "<!-- ", "{{7*7}}${7*7}", "javascript:alert(6)",
    # A quote or an angle with a mark or a joiner behind it is another character, but the same byte.
    '"\u0301 onfocus=alert(7) autofocus x="\u0301', "<\u0338script>alert(8)<\u0338/script>", '"\u200d"\ufe0f>\u200d',
    # Text that turns the direction of what is around it, and what can't be seen.
    "\u202etxet desrever", "\u2066a\u2067b\u2068c", "\u2069\u2069\u202cout", "שלום \u202d42", "\x1b[31m\x07\x08\x7f\x85",
    "a\tb\r\nc\nd", "\u2028\u2029\ufeff\uffff", "\u0301" * 90, "W" * 190, "👩‍👩‍👧‍👦" * 30, "",
]
LONG = ["W" * 1_000_000, "<b>\"long\"</b> & \u202e" * 50_000, "\u0301" * 500_000]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def make(folder):
    """Writes the market into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    contracts, feedback = [], []
    for profile, name in enumerate(IDS):
        for number, text in enumerate(TEXTS):
            contract = f"{profile}-{number}-{IDS[number % len(IDS)]}"
            contracts.append(
                [contract, name, f"{IDS[number % len(IDS)]}-{number}", text, "ended", "2024-06-01", "2024-08-20", 300]
            )
            comment = LONG[number] if number < len(LONG) and profile < 2 else text
            removal = ["jss_and_profile", "2024-08-25", "perk"] if number % 7 == 6 else ["", "", ""]
            feedback.append(
                [f"f-{contract}", contract, "client", "final", "2024-08-21", number % 5 + 1, number % 11, comment, text,
                 "2024-08-22", *removal]
            )
    write(
        folder / "contracts.csv", "contract_id freelancer_id client_id title status started_on ended_on earnings".split(),
        contracts,
    )
    write(
        folder / "feedback.csv",
        """feedback_id contract_id author kind submitted_at public_score private_score comment response responded_at
        removal removed_on removal_ground""".split(),
        feedback,
    )
    write(
        folder / "profiles.csv", "profile_id kind name badge".split(),
        [[name, "freelancer", TEXTS[number], "top_rated"] for number, name in enumerate(IDS)],
    )
