"""How a programme is told: a line of a list, a line of the own list, a whole card, and the reason why it is there."""

from datetime import UTC, date, datetime

from bot.areas import area_of
from bot.areas import why as why_of
from bot.person import Person
from bot.screen import cut, fit
from bot.texts import Html, T, escape, lines
from storage.diagnosis import Deficit
from storage.programmes import Card, Choice

# Signs of HTML. Five entries are one screen whatever the file said: each number button has its entry.
TITLE_LENGTH, PROVIDER_LENGTH = 160, 100
# Of a card: its title and what it says at length.
CARD_TITLE_LENGTH, FIELD_LENGTH, ABOUT_LENGTH = 300, 200, 500


def entry(
    number: int, card: Card, wanted: list[Deficit], mine: list[Deficit], t: T, *,
    asked: str | None = None, marked: str | None = None,
) -> Html:  # fmt: skip
    """`asked`: the state of the reader's request for it; `marked`: the reason it does not suit them."""
    why = _why(card, wanted, mine, t)
    return lines(
        [
            t("programmes-entry", number=str(number), title=cut(card.title, TITLE_LENGTH)),
            t("programmes-entry-line", line=_line(card, t)),
            t("programmes-entry-why", why=why) if why else None,
            _asked(asked, t),
            t("programmes-entry-line", line=t("list-marked", why=t(f"refused-why-{marked}"))) if marked else None,
            "",
        ]
    )


def _asked(state: str | None, t: T) -> Html | None:
    """Where their request stands; of one that came to nothing the list says nothing."""
    if state not in {"waiting", "enrolled", "completed"}:
        return None
    return t("programmes-entry-line", line=Html(f"✓ {t(f'request-way-{state}')}"))


def chosen_entry(number: int, choice: Choice, person: Person, t: T, *, asked: str | None = None) -> Html:
    since = t("my-list-since", day=t.day(choice.chosen_at, person.zone))
    area = area_of(choice.area) if choice.area else None
    return lines(
        [
            t("programmes-entry", number=str(number), title=cut(choice.card.title, TITLE_LENGTH)),
            t("programmes-entry-line", line=Html(f"{_line(choice.card, t)} · {since}")),
            t("programmes-entry-line", line=t("my-list-for", area=t.pick(area.short), level=t.number(choice.level)))
            if area and choice.level is not None
            else None,
            # The sample is put away when real data come; that says nothing about its provider.
            t("programmes-entry-line", line=t("my-list-archived"))
            if choice.card.archived and not choice.card.demo
            else None,
            _asked(asked, t),
            "",
        ]
    )


def card_text(
    card: Card, choice: Choice | None, mine: list[Deficit], person: Person, t: T, *, marked: str | None = None
) -> Html:
    """`marked`: the reason it was said not to suit."""
    why = _why(card, mine, mine, t)
    words = [word for one in card.competences if one.code in {deficit.area for deficit in mine} for word in one.reason]
    areas = [area for code in card.codes if (area := area_of(code))]
    missing = [t(f"card-missing-{name}") for name in _missing(card)]
    title = t("card-title", title=cut(card.title, CARD_TITLE_LENGTH))
    # What decides stands before what a file may say at length: `fit` leaves out from the end.
    head = [
        Html(" · ".join(_facts(card, t, provider=False))),
        t("card-demo") if card.demo else None,
        t("card-archived") if card.archived and not card.demo else None,
        "" if why else None,
        t("card-why", why=why) if why else None,
        t("card-words", words=", ".join(f"«{word}»" for word in words[:2])) if why and words else None,
        t("card-in-list", day=t.day(choice.chosen_at, person.zone)) if choice else None,
        t("unsuitable-on-card", why=t(f"refused-why-{marked}")) if marked else None,
        "",
    ]
    said = [
        t("card-about", about=cut(card.annotation, ABOUT_LENGTH)) if card.annotation else None,
        t("card-provider", provider=cut(card.provider, FIELD_LENGTH)) if card.provider else None,
        t("card-region", region=cut(card.region, FIELD_LENGTH)) if card.region else None,
        t("card-audience", audience=cut(card.audience, FIELD_LENGTH)) if card.audience else None,
        _when(card, t),
        t("card-apply-until", day=_day(card.apply_until, t)) if card.apply_until else None,
        t("card-places", count=card.places) if card.places else None,
        _document(card, t),
        _price(card, t),
        t("card-typical") if card.typical else None,
        t("card-individual") if card.individual else None,
        t("card-areas", areas=", ".join(t.pick(area.short) for area in areas)) if areas else None,
        *_registry(card, t),
        t("card-not-state") if card.provider_is_state is False else None,
        t("card-missing", what=", ".join(missing)) if missing else None,
    ]
    return fit(lines([title, *head]), [lines([line]) for line in said if line is not None])


def _why(card: Card, wanted: list[Deficit], mine: list[Deficit], t: T) -> Html | None:
    """The deficit that brings the programme here, in the person's weak themes; then what else of theirs it builds."""
    closing = sorted((one for one in wanted if one.area in card.codes), key=lambda one: card.codes.index(one.area))
    if not closing:
        return None
    main = closing[0]
    why = why_of(main, t)
    if card.codes[0] != main.area:
        why = t("why-secondary", why=why)
    others = [area_of(one.area) for one in mine if one.area in card.codes and one is not main]
    besides = [t.pick(area.short) for area in others if area][:2]
    if len(besides) == 2:
        return t("why-besides-two", why=why, first=besides[0], second=besides[1])
    return t("why-besides", why=why, area=besides[0]) if besides else why


def head_of(wanted: list[Deficit], total: int, t: T, *, several: bool) -> Html:
    if several:
        return t("programmes-head-all", total=total)
    area = area_of(wanted[0].area)
    name = t.pick(area.name) if area else wanted[0].area
    return t("programmes-head", area=name, level=t.number(wanted[0].level), total=total)


def _line(card: Card, t: T) -> Html:
    return Html(" · ".join([*([t("card-demo-mark")] if card.demo else []), *_facts(card, t)]))


def _facts(card: Card, t: T, *, provider: bool = True) -> list[str]:
    """Hours, kind and form, provider: what there is of them."""
    facts = [t("programme-hours-short" if provider else "programme-hours", hours=card.hours)] if card.hours else []
    if not card.hours and provider:
        facts.append(t("programme-hours-unknown"))
    if card.kind and (not provider or card.kind != "pk"):
        facts.insert(0, t(f"programme-kind-{card.kind}"))
    how = [t(f"programme-form-{card.form}")] if card.form else []
    if card.dot and (card.dot != "none" or not provider):
        how.append(t(f"programme-dot-{card.dot}"))
    facts += [Html(", ".join(how))] if how else []
    return [*facts, *([escape(cut(card.provider, PROVIDER_LENGTH))] if provider and card.provider else [])]


def _missing(card: Card) -> list[str]:
    names = ("kind", "hours", "form", "provider", "region", "audience", "url")
    besides = {"dates": not (card.starts_on or card.ends_on), "price": card.price is None and card.financing is None}
    return [*(name for name in names if not getattr(card, name)), *(name for name, it in besides.items() if it)]


def _when(card: Card, t: T) -> Html | None:
    first, last = _day(card.starts_on, t), _day(card.ends_on, t)
    if first and last:
        return t("card-dates", first=first, last=last)
    return t("card-starts", day=first) if first else t("card-ends", day=last) if last else None


def _document(card: Card, t: T) -> Html | None:
    if card.document:
        return t("card-document", document=cut(card.document, FIELD_LENGTH))
    return t("card-document", document=t(f"card-document-{card.kind}")) if card.kind else None


def _price(card: Card, t: T) -> Html | None:
    if card.price:
        return t("card-price", price=card.price)
    if card.price == 0:
        return t("card-free")
    return t(f"card-financing-{card.financing}") if card.financing else None


def _registry(card: Card, t: T) -> list[Html]:
    number, checked = card.registry_number, _day(card.checked_on, t)
    if not number:
        return [t("card-no-registry"), *([t("card-checked", day=checked)] if checked else [])]
    said = [t("card-registry-on", number=number, day=checked) if checked else t("card-registry", number=number)]
    since, until = _day(card.in_registry_from, t), _day(card.in_registry_to, t)
    return [*said, t("card-registry-term", **{"from": since or "…", "to": until or "…"})] if since or until else said


def _day(said: str, t: T) -> str:
    """An ISO day as people write it; empty stays empty."""
    if not said:
        return ""
    day = date.fromisoformat(said)
    return t.day(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()), "UTC")
