"""Counting: what was found, what was missed, what is wrong, in each family of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FAMILIES = (
    *("headlines", "article starts", "bylines", "persons", "posts", "bodies", "places"),
    *("events", "event types", "event dates", "event places", "event roles", "chaired", "agenda"),
    *("complaints", "speakers"),
)


@dataclass(slots=True)
class Tally:
    """One family: how many right, and each missed and each wrong fact in words."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the graph's facts that are right; 1 if it states none."""
        stated = self.right + len(self.wrong)
        return self.right / stated if stated else 1.0

    @property
    def recall(self) -> float:
        """The share of the reader's facts that were found; 1 if there are none."""
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """All families, the private persons in the graph, and the passages whose offsets do (not) give their text."""

    families: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FAMILIES})
    private: list[str] = field(default_factory=list)
    passages: int = 0
    passages_wrong: list[str] = field(default_factory=list)

    @property
    def overall(self) -> float:
        """The mean F1 of the families that have anything to find."""
        used = [t.f1 for t in self.families.values() if t.right or t.missed or t.wrong]
        return sum(used) / len(used) if used else 0.0

    def at(self, where: str) -> Page:
        """A view that notes ``where`` before each miss."""
        return Page(self, where)

    def as_json(self) -> Mapping[str, object]:
        """Everything as plain JSON."""
        return {
            "overall": round(self.overall, 4),
            "private": self.private,
            "passages": {"all": self.passages, "wrong": self.passages_wrong},
            "families": {
                name: {
                    "precision": round(t.precision, 4),
                    "recall": round(t.recall, 4),
                    "f1": round(t.f1, 4),
                    "right": t.right,
                    "missed": t.missed,
                    "wrong": t.wrong,
                }
                for name, t in self.families.items()
            },
        }

    def misses(self) -> Iterator[str]:
        """One line for each miss (-) and each wrong fact (+)."""
        for name, tally in self.families.items():
            yield from (f"- {name}: {line}" for line in tally.missed)
            yield from (f"+ {name}: {line}" for line in tally.wrong)
        yield from (f"+ private: {line}" for line in self.private)
        yield from (f"+ passages: {line}" for line in self.passages_wrong)


@dataclass(frozen=True, slots=True)
class Page:
    """A score as one page fills it."""

    score: Score
    where: str

    def right(self, family: str) -> None:
        """One fact that both have."""
        self.score.families[family].right += 1

    def missed(self, family: str, what: str) -> None:
        """One that the graph lacks."""
        self.score.families[family].missed.append(f"{self.where}: {what}")

    def wrong(self, family: str, what: str) -> None:
        """One that the reader did not find."""
        self.score.families[family].wrong.append(f"{self.where}: {what}")

    def private(self, name: str) -> None:
        """An ordinary citizen who became a node."""
        self.score.private.append(f"{self.where}: {name}")
