"""The words of generated notes, as often as words of real text come."""

from __future__ import annotations

import random

ONSETS = "b c d f g h j k l m n p qu r s t v w st tr pl gr ch sh fl br".split()
VOWELS = "a e i o u ai ea io ou ee".split()
CODAS = ["", "", "n", "r", "s", "t", "l", "m", "nd", "st", "ck", "x"]
COMMON = (
    "the of and to a in is that for it as was with be by on not this are or from at which an run we were after model "
    "data when sample result error value time set first than more less both each over into between same also only"
).split()
TERMS = (
    "gradient entropy plasmid spectrum baseline calibration residual throughput latency tensor ablation protocol "
    "centrifuge attention transformer tokenizer covariance posterior likelihood learning-rate batch buffer reagent "
    "fluorescence microscopy temperature Fourier eigenvalue Hamiltonian convergence checkpoint optimizer Überblick naïve "
    "façade Ångström µ-law café 実験 данные"
).split()
MADE_UP_COUNT = 6000


class Vocabulary:
    """Words by Zipf's law: the word of rank r comes about 1/r as often as the first."""

    def __init__(self, seed: int) -> None:
        source = random.Random(f"vocabulary/{seed}")
        made_up = {self._word(source) for _ in range(MADE_UP_COUNT)}
        # A set's order differs from run to run.
        rest = sorted(made_up - set(COMMON)) + TERMS * 3
        source.shuffle(rest)
        self.words = COMMON + rest
        self.title_words = [word.capitalize() for word in rest[:1500]]
        total = 0.0
        self._cumulative = []
        for rank in range(1, len(self.words) + 1):
            total += 1 / (rank + 2)
            self._cumulative.append(total)

    @staticmethod
    def _word(source: random.Random) -> str:
        return "".join(
            source.choice(ONSETS) + source.choice(VOWELS) + source.choice(CODAS) for _ in range(source.choice((1, 2, 2, 3)))
        )

    def pick(self, source: random.Random, count: int) -> list[str]:
        return source.choices(self.words, cum_weights=self._cumulative, k=count)

    def title(self, source: random.Random) -> str:
        return " ".join(source.choices(self.title_words, k=source.choice((2, 2, 3, 3, 4))))
