"""What the files say, joined: a marketplace of profiles, each with its contracts and all that hangs on them."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Optional

from .dates import Instant


@dataclass(frozen=True)
class Feedback:
    id: str
    author: str
    kind: str
    submitted_at: Instant
    stars: Optional[Fraction]  # 1 to 5; the attributes' mean where public_score is empty
    private_score: Optional[Fraction]
    removed_on: Optional[date]  # None where no removal was ever granted
    removal: Optional[str] = None  # its mode
    responded_on: Optional[date] = None
    reports: tuple = ()  # of (day, decision)


@dataclass(frozen=True)
class Contract:
    id: str
    freelancer: str
    agency: Optional[str]
    client: str
    started_on: date
    ended_on: Optional[date]
    end_reason: Optional[str]
    earnings: Fraction
    first_paid_on: Optional[date]
    last_paid_on: Optional[date]
    client_standing: str
    is_large: bool = False  # counts as its category's large contract
    feedback: tuple = ()
    payments: tuple = ()  # of (day, amount)
    mid_contract_requests: tuple = ()  # of days

    @property
    def profile(self):
        return self.agency or self.freelancer


@dataclass
class Profile:
    id: str
    kind: str
    badge: Optional[str] = None
    contracts: list = field(default_factory=list)  # those it owns
    request_days: list = field(default_factory=list)  # of removal requests
    exclusive_agency: Optional[str] = None
    member_contracts: list = field(default_factory=list)  # of its agencies, where it is not exclusive to one
    agencies: dict = field(default_factory=dict)  # the owners of those, by id


    def counting(self, policy):
        """The contracts that count for it (2.3)."""
        return self.contracts + (self.member_contracts if policy.member_contracts == "both" else [])

    def owner_of(self, contract):
        """The profile whose requests, badge and actions a contract's are."""
        return self.agencies.get(contract.profile, self)


@dataclass(frozen=True)
class Reject:
    file: str
    line: int
    column: str  # empty for a fault of the whole record
    code: str
    raw: bytes


@dataclass
class Market:
    profiles: list
    rejects: list
    blank: dict = field(default_factory=dict)  # by file: how many records had no value at all
    warnings: dict = field(default_factory=dict)  # by file and code: how many
    respelled: dict = field(default_factory=dict)  # by file: how many columns are spelled in another way
