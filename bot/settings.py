"""Settings: every variable of the environment or `.env`, checked at start, secrets never printed."""

import re
from functools import cached_property
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class BadSettings(Exception):
    """One sentence for the person who runs the bot."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    bot_token: SecretStr | None = Field(None, description="Token from @BotFather. Without it the sandbox opens.")
    telegram_api_url: str = Field("https://api.telegram.org", description="Another address of the Bot API.")
    proxy_url: SecretStr | None = Field(None, description="http://… or socks5://…, with user:password@ if needed.")
    database_url: SecretStr = Field(
        SecretStr("sqlite:///var/marshrut.db"), description="sqlite:///path or postgresql://user:password@host/name."
    )
    admin_ids: Annotated[tuple[int, ...], NoDecode] = Field((), description="Telegram ids of administrators, by comma.")
    default_locale: Literal["ru", "en"] = Field("ru", description="Language of a person whose messenger names none.")
    default_zone: str = Field("Europe/Moscow", description="Time zone of a person who named none (IANA name).")
    operator: str = Field(
        "организация, которая ведёт этого бота", max_length=200,
        description="The institution that answers for personal data, as the consent names it.",
    )  # fmt: skip
    webhook_url: str | None = Field(None, description="https://… that Telegram calls; without it the bot polls.")
    webhook_secret: SecretStr | None = Field(None, description="1 to 256 of A-Z a-z 0-9 _ -; needed with WEBHOOK_URL.")
    webhook_port: int = Field(8081, ge=1, le=65535, description="Port on which the webhook listens.")
    send_rate: float = Field(29, gt=0, le=1000, description="New messages a second; Telegram's limit is 30.")
    sandbox_port: int = Field(8080, ge=1, le=65535, description="Port of the sandbox page.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field("text", description="Lines for people or for machines.")

    @field_validator("bot_token", "proxy_url", "webhook_url", "webhook_secret", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[0-9]+:[^\s:]+", value.get_secret_value()):
            raise ValueError("must look like 123456:ABC-DEF, as @BotFather gave it")
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if isinstance(value, str):
            parts = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
            if not all(part.isdigit() for part in parts):
                raise ValueError("must be numbers separated by commas")
            return tuple(int(part) for part in parts)
        return value

    @field_validator("default_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("must be a name like Europe/Moscow") from None
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        if urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc:
            raise ValueError("must start with http:// or https://")
        return value

    @field_validator("proxy_url")
    @classmethod
    def _proxy(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            parts = urlsplit(value.get_secret_value())
            if parts.scheme not in {"http", "socks4", "socks5"} or not parts.hostname or not parts.port:
                raise ValueError("must look like socks5://host:port or http://host:port (MTProxy does not serve bots)")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        if urlsplit(value.get_secret_value()).scheme not in {"sqlite", "postgresql", "postgres"}:
            raise ValueError("must start with sqlite:/// or postgresql://")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            words = value.get_secret_value()
            if len(words) > 256 or not all(
                letter.isascii() and (letter.isalnum() or letter in "_-") for letter in words
            ):
                raise ValueError("may hold A-Z a-z 0-9 _ - only, 256 at most")
        return value

    @model_validator(mode="after")
    def _webhook(self) -> "Settings":
        if self.webhook_url and not self.webhook_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ValueError("WEBHOOK_URL must start with https://")
        if self.webhook_url and self.webhook_secret is None:
            raise ValueError("WEBHOOK_SECRET is needed with WEBHOOK_URL, or anybody could speak for Telegram")
        return self

    @cached_property
    def admin_addresses(self) -> frozenset[str]:
        return frozenset(str(number) for number in self.admin_ids)


_PLAIN = {
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "greater_than": "is too small",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too large",
}


def read_settings(**overrides: Any) -> Settings:
    """Raises BadSettings with one sentence a variable; a value is never repeated, it may be a secret."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise BadSettings("\n".join(_sentence(dict(fault)) for fault in error.errors(include_input=False))) from None


def _sentence(fault: dict[str, Any]) -> str:
    name = ".".join(str(part) for part in fault["loc"]).upper()
    words = _PLAIN.get(fault["type"]) or str(fault["msg"]).removeprefix("Value error, ").replace("Input should", "must")
    return f"{name} {words}." if name else f"{words}."
