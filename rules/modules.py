"""Themes of internship sites: modular programmes that a site takes over, written for people who will sign them.

A file with hours that do not add up or a module without a product is refused by file, item and reason.
"""

from collections.abc import Collection
from dataclasses import dataclass

from rules.reading import LOCALES, Table, Text, fold

THEME_LIMIT = 42  # a button with a row of its own
TITLE_LIMIT = 90
PURPOSE_LIMIT = 200
PRODUCT_LIMIT = 140
LEAST_MODULES, MOST_MODULES = 5, 7
LEAST_HOURS, MOST_HOURS = 36, 72
MOST_HOURS_A_MODULE = 24


@dataclass(frozen=True, slots=True)
class ThemeModule:
    """`hours` are academic; `product` is what the intern makes."""

    title: Text
    hours: int
    product: Text


@dataclass(frozen=True, slots=True)
class Theme:
    """`area` is a code of `areas.toml`; modules stand in the order they are gone through."""

    code: str
    area: str
    title: Text
    purpose: Text
    modules: tuple[ThemeModule, ...]

    @property
    def hours(self) -> int:
        return sum(module.hours for module in self.modules)


def parse_themes(text: str, areas: Collection[str], file: str = "modules.toml") -> tuple[Theme, ...]:
    """In the order people choose from. `areas` are the known codes. Raises BrokenContent."""
    top = Table.parse(text, file)
    themes = tuple(_theme(table, areas) for table in top.tables("themes", "code"))
    top.done()
    return themes


def _theme(table: Table, areas: Collection[str]) -> Theme:
    theme = Theme(
        code=table.string("code", r"[a-z_]+", limit=24),
        area=table.string("area"),
        title=table.text("title", THEME_LIMIT),
        purpose=table.text("purpose", PURPOSE_LIMIT),
        modules=tuple(_module(module) for module in table.tables("modules", "title")),
    )
    table.done()
    if theme.area not in areas:
        raise table.broken(f"unknown area “{theme.area}”")
    if not LEAST_MODULES <= len(theme.modules) <= MOST_MODULES:
        raise table.broken(f"needs {LEAST_MODULES} to {MOST_MODULES} modules, has {len(theme.modules)}")
    if not LEAST_HOURS <= theme.hours <= MOST_HOURS:
        raise table.broken(f"needs {LEAST_HOURS} to {MOST_HOURS} hours in all, has {theme.hours}")
    for locale in LOCALES:
        products = [fold(module.product[locale]) for module in theme.modules]
        if len(set(products)) < len(products):
            raise table.broken(f"two modules make the same in “{locale}”")
    return theme


def _module(table: Table) -> ThemeModule:
    module = ThemeModule(
        title=table.text("title", TITLE_LIMIT),
        hours=table.number("hours", 1, MOST_HOURS_A_MODULE),
        product=table.text("product", PRODUCT_LIMIT),
    )
    table.done()
    for locale in LOCALES:
        if module.product[locale].endswith((".", ";", ",")):
            raise table.broken(f"“product.{locale}” must not end with a full stop or a comma")
    return module
