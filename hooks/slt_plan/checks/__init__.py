"""What may be wrong with a plan although every file can be read, one module a subject.

A check is a generator of mistakes. It never prints, raises or stops at the first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from slt_plan.checks import decisions, measures, municipalities, organisation, parties, plans, sites
from slt_plan.checks.content import Content
from slt_plan.findings import Mistake
from slt_plan.plan.sites import Site

CHECKS: tuple[Callable[[Content], Iterator[Mistake]], ...] = (
    municipalities.duplicates,
    municipalities.addresses,
    municipalities.colour,
    parties.references,
    parties.duplicates,
    parties.part_of_itself,
    parties.addresses,
    organisation.references,
    organisation.duplicates,
    organisation.under_itself,
    organisation.names_of_others,
    organisation.meeting_numbers,
    organisation.addresses,
    decisions.duplicates,
    decisions.addresses,
    plans.references,
    plans.duplicates,
    plans.measures_twice,
    plans.goals_under_themselves,
    plans.backward_periods,
    plans.names_of_others,
    plans.addresses,
    measures.references,
    measures.in_no_plan,
    measures.backward_times,
    measures.names_of_others,
    measures.addresses,
)
"""Every check of a municipality."""

SITE_CHECKS: tuple[Callable[[Site, Collection[str]], Iterator[Mistake]], ...] = (
    sites.root,
    sites.taken_names,
    sites.addresses,
    sites.colour,
)
"""Every check of the site's own file; it is told which municipalities there are."""
