"""A logo is published only when it is a picture and no more."""

from __future__ import annotations

import pytest

from building import EXAMPLE
from slt_plan.logos import LARGEST, Unfit, read_logo
from slt_plan.look import Dress, dressed

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 48">{}</svg>'


def read(inside: str, whole: str = SVG) -> tuple[str, float, float]:
    """What an SVG is read as."""
    logo = read_logo("vapen.SVG", whole.format(inside).encode())
    return logo.file, logo.width, logo.height


def test_a_picture_has_its_own_size() -> None:
    assert read('<path d="M0 0"/>') == ("logo.svg", 40, 48)
    assert read("", '<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="12.4">{}</svg>') == (
        "logo.svg",
        30,
        12.4,
    )
    png = read_logo("logo.png", (EXAMPLE / "logo.png").read_bytes())
    assert (png.file, png.width, png.height, png.media_type) == ("logo.png", 96, 96, "image/png")


@pytest.mark.parametrize(
    "inside",
    [
        '<style>path { fill: url("#a") }</style><path style="fill:url(#a)"/>',
        '<use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<!-- tegnet for hånd --><title>Vapen (1)</title><metadata>CC0</metadata>",
        '<g id="a(1)" data-name="Lag(2)" transform="translate(1 2) rotate (4)" style="fill:rgb(0,0,0)"/>',
        '<defs><style type="text/css"><![CDATA[ @media(print) { .a:not(.b) { mask: url(#m) } } ]]></style></defs>',
        '<g xmlns:i="http://www.inkscape.org/" i:label="lag(1)" i:export-filename="C:\\vapen.png"/>',
    ],
)
def test_what_refers_to_itself_is_safe(inside: str) -> None:
    assert read(inside) == ("logo.svg", 40, 48)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "script"),
        ('<h:b xmlns:h="http://www.w3.org/1999/xhtml"/>', "b"),
        ("<foreignObject/>", "foreignObject"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "set"),
        ('<a href="#a"/>', "a"),
        ('<path onclick="alert(1)"/>', "onclick"),
        ('<use xlink:href="https://example.org/x.svg#a"/>', "https://example.org/x.svg#a"),
        ('<image href="//example.org/x.png"/>', "//example.org/x.png"),
        ('<image href=" javascript:alert(1)"/>', " javascript:alert(1)"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "data:image/svg+xml;base64,AAAA"),
        ('<style>@import "x.css";</style>', "@import"),
        ("<style>path { fill: URL( 'https://example.org/x') }</style>", "URL("),
        ("<style>path { fill: \\75rl(x) }</style>", "\\"),
        ('<path style="fill:url(x.svg#a)"/>', "url("),
        ('<path fill="url(//example.org)"/>', "url("),
        ('<path fill="url(#a) url(//example.org)"/>', "url("),
        ("""<path fill='src("//example.org")'/>""", "src("),
        ("""<path style="background:image-set('//example.org' 1x)"/>""", "image-set("),
        ('<style><g/>@import "http://example.org";</style>', "g"),
        ('<style>@im<!-- -->port "http://example.org";</style>', "@import"),
        ('<g xml:base="https://example.org/"/>', "base"),
        ('<?xml-stylesheet href="x.css"?>', "<?xml-stylesheet"),
    ],
)
def test_what_runs_or_comes_from_elsewhere_is_refused(inside: str, told: str) -> None:
    with pytest.raises(Unfit) as unfit:
        read_logo("vapen.svg", SVG.replace("{}", inside).encode())
    assert (unfit.value.code, unfit.value.values) == ("utrygg-logo", {"what": told})


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE svg>", '<!DOCTYPE svg [<!ENTITY a "b">]>', "<?xml-stylesheet href='x.css'?>"]
)
def test_what_can_hide_something_is_refused(start: str) -> None:
    with pytest.raises(Unfit, match="utrygg-logo"):
        read_logo("vapen.svg", f"{start}{SVG}".encode())


DECLARED = '<?xml version="1.0" encoding="{}"?>'
HIDDEN = """<!DOCTYPE svg [<!ENTITY % p "<!ATTLIST svg onload CDATA 'x'>">%p;]>"""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_stands_in_another_encoding_is_refused(encoding: str) -> None:
    hidden = f"{DECLARED.format(encoding)}{HIDDEN}{SVG.format('')}".encode(encoding)
    for content in (hidden, SVG.format("").encode(encoding)):
        with pytest.raises(Unfit, match="ugyldig-logo"):
            read_logo("vapen.svg", content)


@pytest.mark.parametrize("start", ["", "\ufeff", DECLARED.format("UTF-8"), '<?xml version="1.0"?>\n'])
def test_the_usual_encoding_is_read(start: str) -> None:
    assert read("", f"{start}{SVG}") == ("logo.svg", 40, 48)


@pytest.mark.parametrize(
    "size",
    [
        'width="inf" height="1"',
        'width="nan" height="1"',
        f'width="{"9" * 5000}" height="1"',
        'viewBox="0 0 1e999 1"',
        'viewBox="0 0 1e-320 1"',
        'viewBox="0 0 1 100001"',
    ],
)
def test_a_size_that_nobody_draws_in_is_refused(size: str) -> None:
    with pytest.raises(Unfit, match="ugyldig-logo"):
        read("", SVG.replace('viewBox="0 0 40 48"', size))


def test_a_picture_drawn_in_small_units_keeps_its_shape() -> None:
    logo = read_logo("vapen.svg", SVG.replace("0 0 40 48", "0 0 1 0.4").format("").encode())
    assert "width: 5.90rem; height: 2.6rem" in dressed("", Dress(None, logo))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"<svg/>"),
        ("logo.png", b"\x89PNG\r\n\x1a\n"),
        ("logo.svg", b"\x89PNG\r\n\x1a\n"),
        ("logo.svg", b"<svg/>"),
        ("logo.svg", SVG.replace("40 48", "40 0").encode()),
        ("logo.svg", SVG.replace("0 0 40 48", "").encode()),
        ("logo.svg", SVG.replace('viewBox="0 0 40 48"', 'width="100%" height="100%"').encode()),
        ("logo.svg", DECLARED.format("x-nope").encode() + SVG.format("").encode()),
        ("logo.svg", DECLARED.format("iso-8859-1").encode() + SVG.format("").encode()),
    ],
)
def test_what_is_no_picture_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Unfit, match="ugyldig-logo"):
        read_logo(name, content)


def test_a_logo_is_as_large_as_it_may_be_and_not_a_byte_larger() -> None:
    svg = SVG.format("")
    full = svg.replace("></svg>", f">{' ' * (LARGEST - len(svg))}</svg>").encode()
    assert read_logo("logo.svg", full).content == full
    with pytest.raises(Unfit, match="for-stor-logo"):
        read_logo("logo.svg", full + b"\n")
