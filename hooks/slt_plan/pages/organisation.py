"""How the work is organised: the diagram, the roles that bind it together, and a page for each body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.bodies import body_page
from slt_plan.pages.cards import Diagram, diagram
from slt_plan.pages.chart import chart
from slt_plan.pages.page import Drawing, Page, Reference, View
from slt_plan.pages.parties import reference
from slt_plan.plan.organisation import Level, Role, Section

SECTION = "organisation"


class RoleText(NamedTuple):
    """What a role is there to do."""

    anchor: str
    title: str
    party: Reference
    tasks: tuple[str, ...]
    text: str | None


class Passage(NamedTuple):
    """A piece of running text with a heading and an anchor."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """How the work is organised."""

    is_proposal: bool
    """Whether the whole of it is proposed, and not known to be adopted."""
    text: str | None
    diagram: Diagram | None
    chart: str
    """The address of the drawing to download."""
    roles: tuple[RoleText, ...]
    levels: tuple[Level, ...]
    """The levels that are described."""
    passages: tuple[Passage, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in yet."""
        return not (self.text or self.diagram or self.roles or self.levels or self.passages)


def organisation_pages(view: View) -> Iterator[Page | Drawing]:
    """The page of the organisation, its diagram to download, then each body."""
    drawn = diagram(view)
    yield _organisation_page(view, drawn)
    if drawn:
        yield Drawing(
            address=addresses.CHART,
            template="slt/diagram_svg.html",
            source=view.file("organisering"),
            content=chart(view, drawn),
        )
    for body in view.municipality.bodies.values():
        yield body_page(view, body, SECTION)


def _organisation_page(view: View, drawn: Diagram | None) -> Page:
    """The page of the organisation; with a helpful word when nothing is filled in."""
    organisation, words = view.municipality.organisation, view.words
    return Page(
        address=addresses.ORGANISATION,
        template="slt/organisation.html",
        title=organisation.title or words("organisation.title"),
        description=words("organisation.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.file("organisering"),
        content=OrganisationPage(
            is_proposal=organisation.state in {"foreslått", "anbefalt"},
            text=organisation.text,
            diagram=drawn,
            chart=addresses.CHART,
            roles=role_texts(view),
            levels=tuple(level for level in organisation.levels if level.description),
            passages=tuple(_passage(section) for section in organisation.sections),
        ),
        updated=organisation.updated,
    )


def role_texts(view: View) -> tuple[RoleText, ...]:
    """The roles there is something to read of."""
    roles = view.municipality.organisation.roles
    return tuple(_role_text(view, role) for role in roles if role.tasks or role.text)


def _role_text(view: View, role: Role) -> RoleText:
    party = reference(view, role.party)
    return RoleText(addresses.role_anchor(role.party), role.title or party.text, party, role.tasks, role.text)


def _passage(section: Section) -> Passage:
    return Passage(addresses.section_anchor(section.id), section.title, section.text)
