"""How fast is the usual way: Django Channels, a consumer for each follower, one group, `group_send`?

    python bench/peers/channels_group.py

Under uvicorn with uvloop, as the program itself, and with the layer in memory, which is the fastest that Channels has
in one process. A GET is followed from then on; the body of a POST is sent to everybody, and then the POST is answered.
"""

from typing import Any

import uvicorn
from channels.consumer import AsyncConsumer  # type: ignore[import-untyped]  # Channels carries no types
from channels.exceptions import StopConsumer  # type: ignore[import-untyped]  # likewise
from django.conf import settings

GROUP = "hall"
HEAD = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]


class Follower(AsyncConsumer):  # type: ignore[misc]  # likewise
    """One who follows, or who publishes."""

    async def http_request(self, message: dict[str, Any]) -> None:
        """Begin to follow; or send a body to everybody."""
        if self.scope["method"] == "POST":
            await self.channel_layer.group_send(GROUP, {"type": "frame", "bytes": message["body"]})
            await self._answer(204, more=False)
            raise StopConsumer
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self._answer(200, more=True)

    async def http_disconnect(self, _message: dict[str, Any]) -> None:
        """Follow no longer."""
        await self.channel_layer.group_discard(GROUP, self.channel_name)
        raise StopConsumer

    async def frame(self, message: dict[str, Any]) -> None:
        """Pass on what was sent to everybody."""
        await self.send({"type": "http.response.body", "body": message["bytes"], "more_body": True})

    async def _answer(self, status: int, *, more: bool) -> None:
        await self.send({"type": "http.response.start", "status": status, "headers": HEAD if more else []})
        await self.send(
            {"type": "http.response.body", "body": b"event: frame\nid: 0\n\n" if more else b"", "more_body": more}
        )


class Server(uvicorn.Server):
    """Uvicorn's server, which says where it listens."""

    async def startup(self, sockets: Any = None) -> None:
        """Say it once the port is bound."""
        await super().startup(sockets)
        print(f"ready: {self.servers[0].sockets[0].getsockname()[1]}", flush=True)


def main() -> None:
    """Serve until killed."""
    settings.configure(CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}})
    config = uvicorn.Config(
        Follower.as_asgi(), host="127.0.0.1", port=0, loop="uvloop", http="httptools", lifespan="off", backlog=4096,
        interface="asgi3", log_level="warning", access_log=False, timeout_keep_alive=75,
    )  # fmt: skip
    Server(config).run()


if __name__ == "__main__":
    main()
