"""How the bot gets what people did: updates by asking or by webhook, files, chats."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sandbox.delivery import person_at
from sandbox.errors import Refused, bad_request
from sandbox.files import DOWNLOAD_LIMIT, Upload
from sandbox.model import Json
from sandbox.schema import Params

if TYPE_CHECKING:
    from sandbox.world import World

WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def get_updates(world: "World", params: Params, _files: Mapping[str, Upload]) -> list[Json]:
    bot = world.bot
    if bot.webhook.url:
        raise Refused(409, WEBHOOK_ACTIVE)
    if "allowed_updates" in params:
        bot.updates.allow(params["allowed_updates"])
    limit = params.get("limit", 100)
    pending = bot.updates.get(params.get("offset", 0), limit if 1 <= limit <= 100 else 100, world.now())
    return [update.body for update in pending]


def set_webhook(world: "World", params: Params, files: Mapping[str, Upload]) -> bool:
    url = params["url"]
    if not url:
        return delete_webhook(world, params, files)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    # A webhook on this machine may be plain HTTP, as for a local Bot API server; the real Telegram wants HTTPS.
    if parts.scheme == "http" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token", "")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    webhook = world.bot.webhook
    webhook.url, webhook.secret = url, secret
    webhook.max_connections = min(max(params.get("max_connections", 40), 1), 100)
    webhook.last_error_date = webhook.last_error_message = None
    if "allowed_updates" in params:
        world.bot.updates.allow(params["allowed_updates"])
    if params.get("drop_pending_updates"):
        world.bot.updates.drop()
    world.bot.updates.wake()
    return True


def delete_webhook(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
    world.bot.webhook.url = ""
    world.bot.webhook.secret = ""
    if params.get("drop_pending_updates"):
        world.bot.updates.drop()
    world.bot.updates.wake()
    return True


def get_webhook_info(world: "World", _params: Params, _files: Mapping[str, Upload]) -> Json:
    bot = world.bot
    bot.updates.expire(world.now())
    info: Json = {
        "url": bot.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates.waiting),
    }
    if bot.webhook.url:
        info |= {"max_connections": bot.webhook.max_connections, "ip_address": "127.0.0.1"}
    if bot.webhook.last_error_message:
        info |= {"last_error_date": bot.webhook.last_error_date, "last_error_message": bot.webhook.last_error_message}
    if bot.updates.allowed:
        info["allowed_updates"] = list(bot.updates.allowed)
    return info


def get_file(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
    file = world.files.find(params["file_id"])
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path}


def get_chat(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
    person = person_at(world, params["chat_id"], sending=False)
    return person.chat_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _gifts()}


def _gifts() -> dict[str, Any]:
    names = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return dict.fromkeys(names, False)


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getFile": get_file,
    "getChat": get_chat,
}
