"""«Мои данные» as two files: JSON with nothing left out, and a document to read. Made outside of turns."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import content
from bot import instruments, places
from bot.mentoring import written
from bot.pictures import pdf
from bot.texts import T, plain
from jobs.words import speaker
from rules.literacy import Task, Variant
from rules.pairs import SIDES
from rules.questionnaire import Questionnaire
from rules.walk import SELF
from rules.zones import zone_name
from storage import privacy
from storage.bank import NoInstrument
from storage.db import Database, Tx
from storage.jobs import Job

FORMAT = "marshrut-my-data-1"

Rows = list[dict[str, Any]]
Section = dict[str, Any]


async def export(db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    """The files of the job's person, in the language and zone the job was started with."""
    if job.person is None:
        raise ValueError("an export is of a person")
    t = speaker(job.args["locale"])
    async with db.read() as tx:
        found = await privacy.everything(tx, job.person)
        words = {it["id"]: asked for it in found["attempts"] if (asked := await _words(tx, it)) is not None}
        tests = {it["id"]: test for it in found["test_attempts"] if (test := await _variant(tx, it)) is not None}
        roles = {(it["scope_kind"], it["scope"]): str(await _place(tx, t, it)) for it in found["roles"]}
    if not found["people"]:
        return []
    whole = {"format": FORMAT, "times": "UTC seconds", **found}
    body = json.dumps(whole, ensure_ascii=False, indent=1).encode()
    made_at = next(it["created_at"] for it in found["jobs"] if it["id"] == job.id)
    readable = Readable(t, job.args["zone"], found, roles, words, tests)
    paper = await asyncio.to_thread(pdf, "my_data", readable.data(made_at))
    return [("my-data.json", body), ("my-data.pdf", paper)]


async def _words(tx: Tx, attempt: Mapping[str, Any]) -> Questionnaire | None:
    """The questionnaire of an attempt; None if neither its version nor one of the same first figure is kept."""
    try:
        return await instruments.questionnaire(tx, attempt["questionnaire"], attempt["version"])
    except NoInstrument:
        return None


async def _variant(tx: Tx, attempt: Mapping[str, Any]) -> Variant | None:
    """As `_words`, of an attempt at a test."""
    try:
        return await instruments.variant(tx, attempt["variant"], attempt["version"])
    except NoInstrument:
        return None


async def _place(tx: Tx, t: T, role: Mapping[str, Any]) -> str:
    return plain(await places.scope_name(tx, t, role["scope_kind"], role["scope"]))


@dataclass(frozen=True, slots=True)
class Readable:
    """The same rows as words, for the template `my_data`."""

    t: T
    zone: str
    found: Mapping[str, Rows]
    places: Mapping[tuple[str, str], str]
    words: Mapping[int, Questionnaire] = field(default_factory=dict)  # by attempt
    tests: Mapping[int, Variant] = field(default_factory=dict)  # by attempt at a test

    def data(self, made_at: int) -> dict[str, Any]:
        return {
            "title": self._say("my-data-title"),
            "subtitle": self._say("my-data-subtitle", day=self._day(made_at)),
            "locale": self.t.locale,
            "sections": [section for section in self._sections() if section.get("rows") or section.get("text")],
        }

    def _sections(self) -> Iterable[Section]:
        yield self._about()
        yield self._consents()
        yield self._roles()
        for attempt in self.found["attempts"]:
            yield from self._attempt(attempt)
        for attempt in self.found["test_attempts"]:
            yield from self._test(attempt)
        yield self._choices()
        yield self._requests()
        yield self._unsuitable()
        yield self._sessions("my-data-sessions", events=False)
        yield self._sessions("my-data-events", events=True)
        yield self._polls()
        yield self._mentoring()
        yield self._journal()
        for text in self.found["consent_texts"]:
            title = self._say("my-data-consent-text", version=text["version"])
            yield {"title": title, "text": text["text"]}

    def _about(self) -> Section:
        me = self.found["people"][0]
        region = places.region(me["region"])
        named = {it["kind"]: it["name"] for it in self.found["places"]}
        subject = next((it for it in content.subjects() if it.code == me["subject"]), None)
        stage = next((it for it in content.stages() if it.code == me["stage"]), None)
        rows = [
            (self._say("my-data-name"), me["name"]),
            *((self._say("my-data-address"), f"{it['messenger']}: {it['address']}") for it in self.found["accounts"]),
            (self._say("my-data-since"), self._day(me["created_at"])),
            (self._say("profile-change-subject"), subject and self.t.pick(subject.name)),
            (self._say("profile-change-stage"), stage and self.t.pick(stage.name)),
            (self._say("profile-change-region"), region and self.t.pick(region.name)),
            (self._say("profile-change-municipality"), named.get("municipality")),
            (self._say("profile-change-school"), named.get("organisation")),
            (self._say("profile-change-years"), self._since(me["service_year"])),
            (self._say("profile-change-zone"), zone_name(me["zone"] or self.zone, self.t.locale)),
        ]
        return {
            "title": self._say("my-data-about"),
            "rows": [[key, value or self._say("unspecified")] for key, value in rows],
        }

    def _consents(self) -> Section:
        texts = {it["hash"]: it for it in self.found["consent_texts"]}
        rows = []
        for it in self.found["consents"]:
            version = texts[it["text_hash"]]["version"]
            said = self._say("my-data-given", day=self._day(it["given_at"]), version=version)
            if it["withdrawn_at"] is not None:
                said += "; " + self._say("my-data-withdrawn", day=self._day(it["withdrawn_at"]))
            rows.append([self.t.pick(content.consent(it["purpose"]).title), said])
        return {"title": self._say("my-data-consents"), "rows": rows}

    def _roles(self) -> Section:
        rows = []
        for it in self.found["roles"]:
            said = self._say("my-data-granted", day=self._day(it["granted_at"]))
            if it["revoked_at"] is not None:
                said += "; " + self._say("my-data-revoked", day=self._day(it["revoked_at"]))
            place = self.places[it["scope_kind"], it["scope"]]
            rows.append([self._say(f"role-{it['role']}"), f"{place}, {said}"])
        return {"title": self._say("my-data-roles"), "rows": rows}

    def _attempt(self, attempt: Mapping[str, Any]) -> Iterable[Section]:
        """Levels by area, then each answer in the words it was given in, as long as this version of them is kept."""
        asked = self.words.get(attempt["id"])
        day = self._day(attempt["completed_at"] or attempt["started_at"])
        title = self._say("my-data-attempt", day=day)
        if asked is not None and asked.code != SELF:
            title = self._say("my-data-attempt-of", title=self.t.pick(asked.title), day=day)
        if attempt["completed_at"] is None:
            title += ", " + self._say("my-data-attempt-open")
        names = {area.code: self.t.pick(area.name) for area in content.areas()}
        yield {
            "title": title,
            "rows": [
                [names.get(it["area"], it["area"]), self._level(it["level"])]
                for it in self.found["results"]
                if it["attempt"] == attempt["id"]
            ],
        }
        answers = [it for it in self.found["answers"] if it["attempt"] == attempt["id"]]
        yield {
            "title": f"{title}. {self._say('my-data-answers')}",
            "rows": [self._answer(asked, attempt["version"], it["item"], it["choice"]) for it in answers],
        }

    def _level(self, level: float | None) -> str:
        return self._say("my-data-few") if level is None else self._say("my-data-level", level=self.t.number(level))

    def _answer(self, asked: Questionnaire | None, version: str, item_id: str, choice: int | None) -> list[str]:
        item = next((it for it in asked.items if it.id == item_id), None) if asked is not None else None
        if asked is None or item is None or asked.version != version:
            return [item_id, self._say("my-data-skipped") if choice is None else str(choice)]
        said = self._say("my-data-skipped") if choice is None else self.t.pick(item.anchors[choice - 1])
        return [self.t.pick(item.question), said]

    def _test(self, attempt: Mapping[str, Any]) -> Iterable[Section]:
        """Right answers by part, then each chosen option; what would be right is not said of an unfinished one."""
        asked = self.tests.get(attempt["id"])
        name = self.t.pick(asked.title) if asked is not None else attempt["test"]
        day = self._day(attempt["completed_at"] or attempt["started_at"])
        title = self._say("my-data-attempt-of", title=name, day=day)
        if attempt["completed_at"] is None:
            title += ", " + self._say("my-data-test-open")
        names = {part.code: self.t.pick(part.name) for part in asked.parts} if asked is not None else {}
        yield {
            "title": title,
            "rows": [
                [names.get(it["part"], it["part"]), self._say("page", number=it["right_answers"], of=it["tasks"])]
                for it in self.found["test_results"]
                if it["attempt"] == attempt["id"]
            ],
        }
        tasks = {task.id: task for task in asked.tasks} if asked is not None else {}
        answers = [it for it in self.found["test_answers"] if it["attempt"] == attempt["id"]]
        yield {
            "title": f"{title}. {self._say('my-data-answers')}",
            "rows": [self._option(tasks.get(it["task"]), it["task"], it["choice"]) for it in answers],
        }

    def _option(self, task: Task | None, task_id: str, choice: int | None) -> list[str]:
        skipped = self._say("my-data-skipped")
        if task is None:
            return [task_id, skipped if choice is None else str(choice)]
        return [self.t.pick(task.question), skipped if choice is None else self.t.pick(task.options[choice])]

    def _choices(self) -> Section:
        rows = []
        for it in self.found["choices"]:
            said = self._say("my-data-chosen", day=self._day(it["chosen_at"]))
            if it["removed_at"] is not None:
                said += "; " + self._say("my-data-removed", day=self._day(it["removed_at"]))
            rows.append([it["title"], said])
        return {"title": self._say("my-data-choices"), "rows": rows}

    def _unsuitable(self) -> Section:
        rows = []
        for it in self.found["programme_refusals"]:
            why = self._say(f"refused-why-{it['reason']}")
            said = self._say("my-data-marked", why=why, day=self._day(it["refused_at"]))
            if it["undone_at"] is not None:
                said += "; " + self._say("my-data-unmarked", day=self._day(it["undone_at"]))
            rows.append([it["title"], said])
        return {"title": self._say("my-data-unsuitable"), "rows": rows}

    def _requests(self) -> Section:
        rows = []
        for it in self.found["requests"]:
            said = [
                self._say("my-data-asked", day=self._day(it["asked_at"])),
                self._say(f"request-state-{it['state']}"),
            ]
            if it["document"]:
                day = self._day_on(it["document_on"])
                number, hours = it["document_number"], it["document_hours"]
                said.append(self._say("my-data-paper", number=number, day=day, hours=hours))
            rows.append([it["title"], "; ".join(said)])
        return {"title": self._say("my-data-requests"), "rows": rows}

    def _sessions(self, title: str, *, events: bool) -> Section:
        """Each seat at an internship or an event, the mark there, and what was said of it."""
        sessions = {it["id"]: it for it in self.found["sessions"] if (it["event"] is not None) is events}
        marks = {it["session"]: it["mark"] for it in self.found["attendance"]}
        rows = []
        for it in self.found["seats"]:
            session = sessions.get(it["session"])
            if session is None:
                continue
            said = [self._day(session["starts_at"]), self._say(f"my-data-seat-{it['state']}")]
            if it["state"] == "seated" and session["id"] in marks:
                said.append(self._say(f"mark-{marks[session['id']]}").lower())
            rows.append([session["title"], ", ".join(said)])
        for it in self.found["feedback"] if events else ():
            words = (self._say("my-data-useful", useful=str(it["useful"])), it["takes"], it["lacks"])
            head = f"{sessions[it['session']]['title']}, {self._say('my-data-feedback')}"
            rows.append([head, ". ".join(word for word in words if word)])
        return {"title": self._say(title), "rows": rows}

    def _polls(self) -> Section:
        """Each poll, then its questions that were answered."""
        titles = {it["id"]: it["title"] for it in self.found["polls_answered"]}
        rows = []
        for form in self.found["poll_forms"]:
            done = self._day(form["done_at"]) if form["done_at"] else self._say("my-data-unfinished")
            rows.append([titles[form["poll"]], done])
            rows += [
                self._poll_answer(it)
                for it in self.found["poll_answers"]
                if it["poll"] == form["poll"] and (it["words"] or it["choices"] != "[]")
            ]
        return {"title": self._say("my-data-polls"), "rows": rows}

    def _poll_answer(self, given: Mapping[str, Any]) -> list[str]:
        asked = next(
            it
            for it in self.found["poll_questions"]
            if (it["poll"], it["number"]) == (given["poll"], given["question"])
        )
        options = json.loads(asked["options"])
        return [asked["text"], given["words"] or ", ".join(options[place] for place in json.loads(given["choices"]))]

    def _mentoring(self) -> Section:
        """Each pair, then its programme, its journal and what the curator was told, by day."""
        people = {it["pair"]: it for it in self.found["pair_people"]}
        told_of = {it["entry"]: it for it in self.found["entry_pairs"]}
        rows = []
        for pair in self.found["pairs"]:
            mentor, mentee = (people[pair["id"]][f"{side}_name"] or self._say("mentoring-gone") for side in SIDES)
            rows.append([self._say("my-data-mentor", mentor=mentor, mentee=mentee), self._dates(pair)])
            rows += [[self._say("my-data-step"), it["title"]] for it in self.found["tasks"] if it["pair"] == pair["id"]]
            for it in self.found["entries"]:
                answer = told_of.get(it["id"])
                if answer is not None and answer["pair"] == pair["id"]:
                    words = (it["theme"], it["done"], it["difficulty"], it["agreement"], answer["remark"])
                    head = f"{self._day(it['held_at'])}, {self._say('my-data-entry', minutes=str(it['minutes']))}"
                    rows.append([head, ". ".join(word for word in words if word)])
            rows += [
                [f"{self._day(it['at'])}, {self._say('my-data-whisper')}", it["text"]]
                for it in self.found["whispers"]
                if it["pair"] == pair["id"]
            ]
        return {"title": self._say("my-data-mentoring"), "rows": rows}

    def _dates(self, pair: Mapping[str, Any]) -> str:
        if pair["began_at"] is None:
            key = "my-data-pair-proposed" if pair["state"] == "proposed" else "my-data-pair-over"
            return self._say(key, since=self._day(pair["proposed_at"]))
        since = written(self.t, date.fromisoformat(pair["starts_on"]))
        if pair["ended_at"] is None:
            return self._say(
                "my-data-pair-active", since=since, until=written(self.t, date.fromisoformat(pair["ends_on"]))
            )
        return self._say("my-data-pair-finished", since=since, until=self._day(pair["ended_at"]))

    def _journal(self) -> Section:
        rows = [[self._day(it["at"]), self._action(it["action"])] for it in self.found["audit"]]
        return {"title": self._say("my-data-journal"), "rows": rows, "text": self._say("my-data-rest")}

    def _action(self, action: str) -> str:
        key = f"action-{action.replace('.', '-')}"
        return self._say(key) if self.t.has(key) else self._say("action-other", action=action)

    def _since(self, year: int | None) -> str | None:
        return None if year is None else self._say("my-data-teaching", year=str(year))

    def _say(self, key: str, **args: str) -> str:
        return plain(self.t(key, **args))

    def _day_on(self, iso: str) -> str:
        return self.t.day(int(datetime.fromisoformat(f"{iso}T00:00:00+00:00").timestamp()), "UTC")

    def _day(self, at: int) -> str:
        return self.t.day(at, self.zone)
