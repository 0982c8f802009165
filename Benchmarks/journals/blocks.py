"""The parts that notes are made of: markdown as Obsidian's users write it."""

from __future__ import annotations

import random
from collections.abc import Callable

from journals.links import LinkWriter
from journals.vocabulary import Vocabulary

FORMULAS = (
    r"\frac{{\partial L}}{{\partial w_{0}}} = \sum_i x_i (y_i - t_i)",
    r"p(\theta \mid x) \propto p(x \mid \theta)\, p_{0}(\theta)",
    r"\hat{{H}} \psi_{0} = E_{0} \psi_{0}",
    r"\operatorname{{softmax}}(z)_{0} = \frac{{e^{{z_{0}}}}}{{\sum_j e^{{z_j}}}}",
)
CODE = (
    ("python", "def load(path, limit={0}):\n    with open(path) as rows:\n        return [float(r) for r, _ in zip(rows, range(limit))]"),
    ("bash", "for seed in $(seq 1 {0}); do\n  ./train --seed \"$seed\" --out runs/$seed   # one folder a run\ndone"),
    ("json", '{{"batch": {0}, "optimizer": "adam", "schedule": [1, 10, 100], "amp": true}}'),
    ("", "loss  {0}.25\nsteps 1000"),
    ("sql", "SELECT run, avg(loss) FROM metrics WHERE step > {0} GROUP BY run ORDER BY 2;"),
)


class BlockWriter:
    """Writes one note's blocks from the note's own random numbers."""

    def __init__(self, source: random.Random, vocabulary: Vocabulary, links: LinkWriter) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self.links = links
        # Formulas and code come in few notes, and there more than once.
        self._has_formulas = source.random() < 0.08
        has_code = source.random() < 0.15
        self._kinds: tuple[tuple[Callable[[], str], float], ...] = (
            (self.paragraph, 50), (self.bullets, 14), (self.tasks, 5), (self.code, 12 if has_code else 0), (self.table, 2),
            (self.quote, 3), (self.callout, 3), (self.formula, 8 if self._has_formulas else 0), (self.image, 3),
            (self.note_embed, 1), (self.comment, 1), (self.footnote, 1),
        )  # fmt: skip

    def block(self) -> str:
        writers, weights = zip(*self._kinds)
        return self.source.choices(writers, weights)[0]()

    def sentence(self) -> str:
        words = self.vocabulary.pick(self.source, self.source.randint(5, 18))
        chance = self.source.random()
        place = self.source.randrange(len(words))
        if chance < 0.13:
            words[place] = self.links.link()
        elif chance < 0.24:
            words[place] = self.source.choice(("**{}**", "*{}*", "`{}`", "=={}==", "~~{}~~")).format(words[place])
        elif chance < 0.30 and self._has_formulas:
            words.insert(place, f"$x_{self.source.randrange(20)} \\approx {self.source.random():.3f}$")
        elif chance > 0.985:
            words.insert(place, self.links.web_link())
        words[0] = words[0][:1].upper() + words[0][1:]
        return " ".join(words) + self.source.choice(".....?:")

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.source.randint(1, 6)))

    def bullets(self) -> str:
        lines = []
        for _ in range(self.source.randint(2, 7)):
            indent = "    " if lines and self.source.random() < 0.25 else ""
            lines.append(f"{indent}- {self.sentence()}")
        return "\n".join(lines)

    def tasks(self) -> str:
        marks = self.source.choices((" ", "x", "/"), (5, 5, 1), k=self.source.randint(1, 5))
        return "\n".join(f"- [{mark}] {self.sentence()}" for mark in marks)

    def code(self) -> str:
        language, text = self.source.choice(CODE)
        return f"```{language}\n{text.format(self.source.randrange(1000))}\n```"

    def table(self) -> str:
        rows = ["| run | loss | accuracy |", "|---|--:|--:|"]
        for run in range(self.source.randint(2, 9)):
            rows.append(f"| {run} {self.vocabulary.pick(self.source, 1)[0]} | {self.source.random():.4f} | {self.source.randrange(100)} % |")
        return "\n".join(rows)

    def quote(self) -> str:
        return f"> {self.sentence()}\n> {self.sentence()}"

    def callout(self) -> str:
        kind = self.source.choice(("note", "warning", "tip", "question", "todo"))
        return f"> [!{kind}]{self.source.choice(('', '-', '+'))} {self.sentence()}\n> {self.paragraph()}"

    def formula(self) -> str:
        return f"$$\n{self.source.choice(FORMULAS).format(self.source.randrange(10))}\n$$"

    def image(self) -> str:
        return self.links.image_embed()

    def note_embed(self) -> str:
        return self.links.note_embed()

    def comment(self) -> str:
        return f"%% {self.sentence()} %%"

    def footnote(self) -> str:
        number = self.source.randrange(1000)
        return f"{self.sentence()}[^{number}]\n\n[^{number}]: {self.sentence()}"
