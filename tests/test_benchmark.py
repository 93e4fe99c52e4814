"""What the benchmark measures is real: its data is in the format, and both programs make the same pages."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from benchmark import measuring, report, saving, synthetic
from benchmark.measuring import Cost, Output, Round
from slt_plan.plan.decisions import DecisionFile
from slt_plan.plan.fields import Model
from slt_plan.plan.measures import Measure
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Organisation
from slt_plan.plan.parties import PartyFile
from slt_plan.plan.plans import Plan
from slt_plan.plan.sites import Site

MODELS: dict[str, type[Model]] = {
    "nettsted.yml": Site,
    "*/kommune.yml": Settings,
    "*/aktorer.yml": PartyFile,
    "*/organisering.yml": Organisation,
    "*/vedtak.yml": DecisionFile,
    "*/planer/*.yml": Plan,
    "*/tiltak/*.yml": Measure,
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    synthetic.write_site(folder, 2)
    return folder


def _read(data: Path) -> Iterator[tuple[str, Model]]:
    for pattern, model in MODELS.items():
        for path in data.glob(pattern):
            tree = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506  (text only)
            yield str(path.relative_to(data)), model.model_validate(tree)


def test_every_synthetic_file_is_valid_against_its_model(data: Path) -> None:
    assert {path for path, _ in _read(data)} == {str(path.relative_to(data)) for path in data.rglob("*.yml")}


def test_a_synthetic_municipality_is_as_large_as_promised(data: Path) -> None:
    files = dict(_read(data))
    parties, organisation = files["bekkedal/aktorer.yml"], files["bekkedal/organisering.yml"]
    assert isinstance(parties, PartyFile)
    assert isinstance(organisation, Organisation)
    assert (len(parties.parties), len(organisation.bodies)) == (15, 6)
    assert len(list((data / "bekkedal/tiltak").iterdir())) == 30


def test_no_two_municipalities_share_a_name_or_a_measure() -> None:
    places = [synthetic.place(number) for number in range(357)]
    assert len({place.id for place in places}) == len(places)
    wordings = [
        content["ordlyd"]
        for place in places[:40]
        for path, content in synthetic.municipality(place)
        if path.startswith("tiltak/")
    ]
    assert len(set(wordings)) == len(wordings) == 40 * 30


def test_the_same_number_always_gives_the_same_files(data: Path, tmp_path: Path) -> None:
    synthetic.write_site(tmp_path, 2)
    for path in data.rglob("*.yml"):
        assert path.read_bytes() == (tmp_path / path.relative_to(data)).read_bytes()


def test_a_warm_build_meets_exactly_one_changed_word(data: Path) -> None:
    path = data / "bekkedal/tiltak/nettvett.yml"
    before = path.read_text(encoding="utf-8")
    with measuring.edited(path):
        assert path.read_text(encoding="utf-8").replace("Straks ", "", 1) == before
    assert path.read_text(encoding="utf-8") == before


def test_the_cost_of_a_process_is_its_own() -> None:
    idle = measuring._run([sys.executable, "-c", "pass"], {})
    busy = measuring._run([sys.executable, "-c", "x = b'x' * 400_000_000; sum(range(5_000_000))"], {})
    assert busy.cpu > idle.cpu
    assert busy.memory > 400 > idle.memory


def test_a_process_that_fails_stops_the_measuring_and_says_why() -> None:
    with pytest.raises(SystemExit, match="Noe gikk galt"):
        measuring._run([sys.executable, "-c", "raise SystemExit('Noe gikk galt')"], {})


def _round(plain: float, cold: float, warm: float, pages: int) -> Round:
    output = Output(pages, pages * 5000)
    return Round(Cost(plain, 40), output, Cost(cold, 150), output, Cost(warm, 90))


def test_targets_are_ratios_within_one_round_and_their_median_over_rounds() -> None:
    one = {
        1: [_round(0.2, 1, 1, 62)],
        10: [_round(1, 2, 1, 620)],
        100: [_round(10, 12, 2, 6200)],
        357: [_round(36, 70, 20, 22134)],
    }
    slower = {
        size: [_round(2 * r.plain.cpu, 2 * r.cold.cpu, 2 * r.warm.cpu, r.output.pages)]
        for size, (r,) in one.items()
    }
    found = report.targets({size: [*one[size], *slower[size]] for size in one})
    assert [round(target.found, 3) for target in found if target.found] == [
        0.98,
        1.744,
        1.2,
        150,
        0.167,
        0.286,
    ]
    assert [target.holds for target in found] == [True, False, True, True, True, False]


def test_what_was_not_measured_breaks_no_promise() -> None:
    found = report.targets({1: [_round(0.2, 1, 1, 62)]})
    assert all(target.found is None and target.holds for target in found)


def test_a_save_is_measured_until_the_changed_page_has_come(data: Path) -> None:
    measure = data / "bekkedal/tiltak/nettvett.yml"
    before = measure.read_bytes()
    assert 0 < saving.seconds_to_show(data, measure, saves=1) < 10
    assert measure.read_bytes() == before


def test_what_is_promised_of_a_save_is_told_with_the_rest() -> None:
    rows = report.report({1: [_round(0.2, 1, 1, 62)]}, {1: 0.05, 10: 0.5, 357: 0.4}).splitlines()
    assert rows[-2:] == [
        "| Save to changed page, Nordre Land, s | 0.1 | 0.05 | yes |",
        "| Save to changed page at 357, s | 0.3 | 0.4 | NO |",
    ]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One municipality, made by the plain script and by our build."""
    folder = tmp_path_factory.mktemp("sites")
    synthetic.write_site(folder / "data", 1)
    measuring.run_plain(folder / "data", folder / "plain")
    measuring.run_build(folder / "data", folder / "ours", folder / "cache")
    return folder / "plain/bekkedal", folder / "ours/bekkedal"


def _pages(site: Path) -> dict[str, str]:
    pages = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    return {address: path.read_text(encoding="utf-8") for address, path in pages.items()}


def _main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def _links(address: str, html: str) -> set[str]:
    """Where the links in a page's main part lead on the site."""
    base = f"/{address}/".replace("/./", "/")
    return {urljoin(base, link) for link in re.findall(r'href="(?![a-z]+:)([^"]*)"', _main(html))}


def _wordings(html: str) -> set[str]:
    return set(re.findall(r'class="wording">([^<]+)', _main(html)))


def _texts(html: str) -> set[str]:
    return {text.strip() for text in re.split(r"<[^>]*>", _main(html))}


def test_the_plain_script_and_the_build_make_the_same_96_pages(sites: tuple[Path, Path]) -> None:
    plain, ours = map(_pages, sites)
    assert plain.keys() == ours.keys()
    assert len(plain) == 96


def test_they_say_the_same_on_each_page(sites: tuple[Path, Path]) -> None:
    plain, ours = map(_pages, sites)
    for address, html in plain.items():
        assert _links(address, html) <= _links(address, ours[address]), address
        assert _wordings(html) <= _texts(ours[address]), address
