"""Running text from the data: what an author can do in it, and what comes out as the text it is."""

from __future__ import annotations

import pytest

from slt_plan.prose import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("Ett.\n\nTo.", "<p>Ett.</p>\n<p>To.</p>", id="an empty line makes a new paragraph"),
        pytest.param("Sju «tiltak» & to.", "<p>Sju «tiltak» &amp; to.</p>", id="signs are shown as they are"),
        pytest.param("- en\n- to", "<ul>\n<li>en</li>\n<li>to</li>\n</ul>", id="strokes make a list"),
        pytest.param(
            "Vi skal:\n- en\n- to",
            "<p>Vi skal:</p>\n<ul>\n<li>en</li>\n<li>to</li>\n</ul>",
            id="also below text",
        ),
        pytest.param(
            "- en\ntil\n- to\n\nVi er *her*.",
            "<ul>\n<li>en\ntil</li>\n<li>to</li>\n</ul>\n<p>Vi er <em>her</em>.</p>",
            id="a point may go on",
        ),
        pytest.param("Vi er *helt* sikre.", "<p>Vi er <em>helt</em> sikre.</p>", id="stars lend emphasis"),
        pytest.param(
            "Se [planen](https://eksempel.no/?a=1&b=2).",
            '<p>Se <a href="https://eksempel.no/?a=1&amp;b=2">planen</a>.</p>',
            id="a link leads out",
        ),
        pytest.param(
            "17. mai\n\n# ikke *nå*", "<p>17. mai</p>\n<p># ikke <em>nå</em></p>", id="a date starts no list"
        ),
        pytest.param("10 000,- <b>kr</b>", "<p>10 000,- &lt;b&gt;kr&lt;/b&gt;</p>", id="HTML is text"),
        pytest.param("&amp; *og* &lt;", "<p>&amp;amp; <em>og</em> &amp;lt;</p>", id="so are its codes"),
        pytest.param("[x](javascript:alert)", "<p><a>x</a></p>", id="a link that would run leads nowhere"),
        pytest.param("![bilde](https://x.no/y.png)", "<p>![bilde](https://x.no/y.png)</p>", id="no picture"),
    ],
)
def test_running_text(text: str, html: str) -> None:
    assert prose(text) == html


def test_a_tangle_is_shown_as_it_is_and_harms_no_text_after_it() -> None:
    tangle = "- " * 2_000 + "x"
    assert prose(tangle) == f"<p>{tangle}</p>"
    assert prose("- en *to*") == "<ul>\n<li>en <em>to</em></li>\n</ul>"
    assert prose("Ett *to*.") == "<p>Ett <em>to</em>.</p>"
