"""The archive that is measured: a county paper's, of any size, the same for the same number.

Texts come from the generated archive, two to an article, so that one has about 1,000 characters. Its names come from
all over the country; here they are those of one county, whose townships, offices and reporters come back again and
again, as they do in a paper.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gazette import contentpage
from gazette.model import Article, Contributor
from tests.pages.archive import BEATS, FIRST, GIVEN, SECOND, SURNAMES, make_articles

SEED = 1
ROOT = Path(__file__).resolve().parents[2]
PLACES = 40
REPORTERS = 60
PER_CORRESPONDENT = 12  # articles


def articles(count: int) -> Iterator[Article]:
    """So many articles."""
    rng = random.Random(f"county/{SEED}")
    places = [f"{rng.choice(FIRST)}{rng.choice(SECOND)}{rng.choice(('镇', '乡'))}" for _ in range(PLACES)]
    reporters = _people(rng, REPORTERS)
    correspondents = _people(rng, max(8, count // PER_CORRESPONDENT))
    drawn = make_articles(2 * count, SEED)
    for article, other in zip(drawn[:count], drawn[count:], strict=True):
        reporter, correspondent = rng.choice(reporters), rng.choice(correspondents)
        yield replace(
            article,
            body=f"{article.body}\n\n{other.body}",
            byline=f"记者 {reporter} 通讯员 {correspondent}",
            contributors=(Contributor("记者", reporter), Contributor("通讯员", correspondent)),
            places=tuple(dict.fromkeys((rng.choice(places), rng.choice(places)))),
            agencies=(rng.choice(places[:8]) + _office(rng, article),),
        )


def _people(rng: random.Random, count: int) -> list[str]:
    return [rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, 2)) for _ in range(count)]


def _office(rng: random.Random, article: Article) -> str:
    beat = next(beat for beat in BEATS if beat.topics[0] == article.topics[0])
    return rng.choice(beat.agencies)


def write(folder: Path, count: int) -> Path:
    """Make the archive's folder: content/ as people keep it, and seeds/, empty. What stands there is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    made = shutil.ignore_patterns("articles", "proposals", "manifest.json")
    shutil.copytree(ROOT / "content", folder / "content", ignore=made)
    (folder / "seeds").mkdir()
    (folder / "content" / "articles").mkdir()
    for article in articles(count):
        path = folder / "content" / "articles" / f"{article.slug}.md"
        path.write_text(contentpage.dumps(article), encoding="utf-8")
    return folder
