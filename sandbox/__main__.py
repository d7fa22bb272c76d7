"""`python -m sandbox --port 8080`: another Telegram on this machine, with a bot and four people, until Ctrl+C."""

import argparse
import asyncio
import signal
import sys

from sandbox.server import serve
from sandbox.world import World

TOKEN = "42:SANDBOX"  # noqa: S105 - it opens nothing but this sandbox


def build(arguments: argparse.Namespace) -> World:
    world = World(strict_rates=not arguments.lenient)
    world.add_bot(arguments.token, arguments.username, arguments.name)
    if not arguments.empty:
        world.add_person("Анна", "Соколова", "sokolova_anna", note="учитель, 1-й год")
        world.add_person("Мария", "Кузнецова", note="наставник")
        world.add_person("Олег", "Петров", "petrov_site", note="ведёт стажировочную площадку")
        world.add_person("Елена", "Орлова", language_code="en", note="координатор")
    return world


async def run(arguments: argparse.Namespace) -> None:
    try:
        runner = await serve(build(arguments), arguments.host, arguments.port)
    except OSError as trouble:
        sys.exit(f"The sandbox cannot listen on {arguments.host}:{arguments.port}: {trouble.strerror}")
    sys.stdout.write(
        f"Sandbox: {runner.url}\nThe bot's settings: BOT_TOKEN={arguments.token} TELEGRAM_API_URL={runner.url}\n"
    )
    sys.stdout.flush()
    asked = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, asked.set)
    await asked.wait()
    await runner.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--username", default="marshrut_bot")
    parser.add_argument("--name", default="Маршрут")
    parser.add_argument("--empty", action="store_true", help="without the four people")
    parser.add_argument("--lenient", action="store_true", help="without Telegram's limits on sending")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
