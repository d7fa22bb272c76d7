"""Rights reach down the tree, never up or aside."""

import pytest

from rules.roles import EVERYWHERE, PLACE_OF, TEACHER, Held, Scope, grantable, invitable, may_grant, may_invite, reaches

KUBAN = Scope("region", "23")
TIMASHEVSK = Scope("municipality", "7", (("region", "23"),))
SCHOOL = Scope("organisation", "70", (("municipality", "7"), ("region", "23")))
SITE = Scope("site", "3", (("organisation", "70"), ("municipality", "7"), ("region", "23")))
PERM = Scope("region", "59")
PERM_CITY = Scope("municipality", "8", (("region", "59"),))
PERM_SCHOOL = Scope("organisation", "80", (("municipality", "8"), ("region", "59")))
PERM_SITE = Scope("site", "4", (("organisation", "80"), ("municipality", "8"), ("region", "59")))
LINE = Scope("line", "23.methodical", (("region", "23"),))
PLACES = (EVERYWHERE, KUBAN, TIMASHEVSK, SCHOOL, SITE, PERM, PERM_CITY, PERM_SCHOOL, PERM_SITE, LINE)

ADMINISTRATOR = Held("administrator", "all")
REGIONAL = Held("regional", "region", "23")
COORDINATOR = Held("coordinator", "municipality", "7")
CURATOR = Held("curator", "organisation", "70")
HOST = Held("host", "site", "3")


def given_by(held: Held) -> set[tuple[str, str]]:
    return {(role, place.id) for role in PLACE_OF for place in PLACES if may_grant([held], role, place)}


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (
            ADMINISTRATOR,
            {("regional", "23"), ("regional", "59"), ("tutor", "23.methodical")}
            | {("coordinator", "7"), ("coordinator", "8")}
            | {("curator", "70"), ("curator", "80"), ("host", "3"), ("host", "4")},
        ),
        (REGIONAL, {("tutor", "23.methodical"), ("coordinator", "7"), ("curator", "70"), ("host", "3")}),
        (COORDINATOR, {("curator", "70"), ("host", "3")}),
        (CURATOR, {("host", "3")}),
        (HOST, set()),
        (Held("tutor", "line", "23.methodical"), set()),
        (Held("mentor", "all"), set()),
    ],
)
def test_who_gives_what_where(held: Held, expected: set[tuple[str, str]]) -> None:
    assert given_by(held) == expected


@pytest.mark.parametrize(
    ("held", "schools"),
    [
        (ADMINISTRATOR, {"70", "80"}),
        (REGIONAL, {"70"}),
        (COORDINATOR, {"70"}),
        (CURATOR, {"70"}),
        (HOST, set()),
        (Held("tutor", "line", "23.methodical"), set()),
    ],
)
def test_who_calls_the_teachers_of_which_schools(held: Held, schools: set[str]) -> None:
    assert {place.id for place in PLACES if may_invite([held], TEACHER, place)} == schools
    assert (TEACHER in invitable([held])) == bool(schools)


def test_nobody_gives_their_own_rank() -> None:
    for held in (ADMINISTRATOR, REGIONAL, COORDINATOR, CURATOR, HOST):
        assert held.role not in grantable([held])


def test_a_role_reaches_what_lies_below() -> None:
    assert reaches([REGIONAL], ["coordinator"], SCHOOL)
    assert reaches([COORDINATOR], ["coordinator"], SCHOOL)
    assert not reaches([COORDINATOR], ["coordinator"], PERM_SCHOOL)
    assert not reaches([COORDINATOR], ["coordinator"], KUBAN)
    assert not reaches([COORDINATOR], ["regional"])
    assert reaches([CURATOR, ADMINISTRATOR], ["coordinator"], PERM_SCHOOL)
    assert not reaches([], ["host"])


def test_a_site_is_reached_by_its_host_and_from_above() -> None:
    for held in (HOST, CURATOR, COORDINATOR, REGIONAL, ADMINISTRATOR):
        assert reaches([held], ["host"], SITE)
        assert reaches([held], ["host"], PERM_SITE) is (held is ADMINISTRATOR)
    assert not reaches([HOST], ["host"], SCHOOL)
    assert not reaches([HOST], ["curator"], SITE)


def test_a_role_counts_only_in_its_kind_of_place() -> None:
    assert not may_grant([ADMINISTRATOR], "coordinator", KUBAN)
    assert not may_grant([ADMINISTRATOR], "nobody", KUBAN)
