"""How a place of the tree is called: a scope of a role, a region, a line of help."""

import content
from bot.texts import Html, T, escape
from rules.zones import Region
from storage import places
from storage.db import Tx


def region(code: str | None) -> Region | None:
    return next((region for region in content.regions() if region.code == code), None)


def region_codes() -> frozenset[str]:
    return frozenset(region.code for region in content.regions())


async def scope_name(tx: Tx, t: T, kind: str, scope: str) -> Html:
    """«Тимашевский район», «СОШ № 11, Тимашевский район», «площадка «Лаборатория», СОШ № 11»."""
    if kind == "all":
        return t("scope-all")
    if kind == "line":
        code, _, line = scope.partition(".")
        return t("scope-line", region=_region_name(t, code), line=t(f"line-{line}"))
    if kind == "region":
        return escape(_region_name(t, scope))
    if kind == "site":
        named = await places.site_name(tx, int(scope))
        return t("scope-site", title=named[0], organisation=named[1]) if named else t("unspecified")
    name = await places.scope_name(tx, kind, int(scope))
    return escape(name) if name else t("unspecified")


def _region_name(t: T, code: str) -> str:
    found = region(code)
    return t.pick(found.name) if found else code
