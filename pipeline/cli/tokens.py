"""`tokens`: who may ask over HTTP: a token each, shown once when it is made."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from access.door import tell_setting
from graph.errors import InvalidRequest
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.output import CommandResult
from pipeline.programs import token_file

HEADINGS = {
    "name": ("名称", "Name"),
    "role": ("角色", "Role"),
    "cities": ("工作区", "Workspaces"),
    "made_at": ("何时（UTC）", "Made (UTC)"),
}
ROLES = {"viewer": ("查看", "viewer")}
ALL = "*"


def tokens(args: Namespace) -> CommandResult:
    """List the tokens, make one or revoke one. Raises InvalidRequest where it is not said which."""
    return ACTIONS[args.action](args)


def _list(args: Namespace) -> CommandResult:
    en = args.lang == "en"
    rows = [
        {
            "name": each.name,
            "role": ROLES.get(each.role, (each.role, each.role))[en],
            "cities": list(each.cities) or [ALL],
            "made_at": each.made_at,
        }
        for each in token_file().tokens()
    ]
    return CommandResult(0, {"status": "tokens", "rows": rows}, HEADINGS)


def _add(args: Namespace) -> CommandResult:
    name = _named(args)
    # what cannot be entered in the audit is not done
    tell_setting(f"token add {name} {' '.join(args.city)}".strip())
    made = token_file().add(name, args.city)
    return CommandResult(0, {"status": "added", "name": args.name, "token": made})


def _revoke(args: Namespace) -> CommandResult:
    name = _named(args)
    tell_setting(f"token revoke {name}")
    token_file().revoke(name)
    return CommandResult(0, {"status": "revoked", "name": args.name})


def _named(args: Namespace) -> str:
    if not args.name:
        raise InvalidRequest("请写明令牌的名称，如 tokens add 市办公室助手", "name the token, as tokens add assistant")
    return str(args.name)


ACTIONS: Mapping[str, Callable[[Namespace], CommandResult]] = {"list": _list, "add": _add, "revoke": _revoke}
COMMAND = Command(
    name="tokens",
    help="tokens of programs that ask over HTTP: list, add NAME, revoke NAME; a token is shown once",
    run=tokens,
    arguments=(
        argument("action", nargs="?", choices=tuple(ACTIONS), default="list", help="what to do; else: list"),
        argument("name", nargs="?", metavar="NAME", help="whose token it is"),
        argument(
            "--city", action="append", default=[], metavar="NAME", help="add: only this workspace; may be repeated"
        ),
    ),
    titles={
        "tokens": ("令牌 {count} 个", "{count} tokens"),
        "added": (
            "{name} 的令牌（只显示这一次，请收好）：{token}",
            "Token of {name} (shown this once, keep it safe): {token}",
        ),
        "revoked": ("{name} 的令牌已撤销，立即失效", "The token of {name} is revoked and no longer works"),
    },
)
