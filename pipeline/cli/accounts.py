"""`accounts`: who may come in and do what; the first administrator is opened here."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from access.acting import acting
from access.administration import Administration
from access.audit import the_audit
from access.roles import Role, role_of
from access.scope import Places, Scope
from access.sessions import the_sessions
from graph.errors import InvalidRequest, NotFound, StoreEmpty
from graph.model.nodes import Chain
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.settings import open_store
from reports.access.table import ACCOUNT_HEADS, account_row, state_of

HEADINGS = {name: (head.zh, head.en) for name, head in ACCOUNT_HEADS.items()}
PROMPT, AGAIN = "口令 / password: ", "再输一次 / once more: "
_NO_NAME = ("请写账号：accounts {0} 账号", "name the account: accounts {0} NAME")
_DIFFERENT = ("两次输入的口令不同，没有保存", "the two passwords differ; nothing was saved")
_NO_ROLE = ("请写角色：--role 填报（可重复）", "name the roles: --role report; may be repeated")


def _desk() -> Administration:
    return Administration(acting(), the_sessions(), the_audit())


def _name(args: Namespace) -> str:
    if not args.name:
        raise InvalidRequest(*(text.format(args.action) for text in _NO_NAME))
    return str(args.name).strip().lower()


def typed_password() -> str:
    """Return a password typed twice and not shown, or the one line of what is piped in; never an argument."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(PROMPT)
    if getpass.getpass(AGAIN) != first:
        raise InvalidRequest(*_DIFFERENT)
    return first


def _scope(args: Namespace) -> Scope:
    if args.chain:
        _check_chains(args)
    return Scope(Places.of(args.district, args.chain, args.task_force), args.everything)


def _check_chains(args: Namespace) -> None:
    try:
        with open_store(settings_of(args)).reader() as reader:
            known = [each.id for each in reader.nodes(Chain)]
    except StoreEmpty:
        return
    for chain in args.chain:
        if chain not in known:
            raise NotFound(f"没有“{chain}”这条产业链 / no such chain: {chain}。{'、'.join(known)}")


def listed(args: Namespace) -> CommandResult:
    """Return a row for each account."""
    desk, language = _desk(), language_of(args)
    locked, at = desk.locked(), desk.sessions.clock()
    rows = [
        account_row(each, locked.get(each.name), state_of(each, each.has_ended(at), each.ends_soon(at)), language)
        for each in desk.accounts()
    ]
    return CommandResult(0, {"status": "accounts", "rows": rows}, HEADINGS)


def add(args: Namespace) -> CommandResult:
    """Open an account; where roles are named, with them."""
    name, roles, scope = _name(args), [role_of(each) for each in args.role], _scope(args)
    desk = _desk()
    desk.check(name, roles, scope)
    desk.add(name, args.unit or "", args.until, typed_password())
    if roles:
        desk.grant(name, roles, scope)
    return _done("account_added", name)


def password(args: Namespace) -> CommandResult:
    """Give an account a first password anew."""
    _desk().set_password(_name(args), typed_password())
    return _done("account_password", _name(args))


def block(args: Namespace) -> CommandResult:
    """Let an account in no more."""
    _desk().block(_name(args))
    return _done("account_blocked", _name(args))


def unblock(args: Namespace) -> CommandResult:
    """Let an account in again."""
    _desk().unblock(_name(args), args.until)
    return _done("account_unblocked", _name(args))


def role(args: Namespace) -> CommandResult:
    """Set the roles and the scope of an account."""
    roles = [role_of(each) for each in args.role]
    if not roles:
        raise InvalidRequest(*_NO_ROLE)
    _desk().grant(_name(args), roles, _scope(args))
    return _done("account_roles", _name(args))


def _done(status: str, name: str) -> CommandResult:
    return CommandResult(0, {"status": status, "name": name})


def accounts(args: Namespace) -> CommandResult:
    """Do what was asked with the accounts."""
    return ACTIONS[args.action](args)


ACTIONS: Mapping[str, Callable[[Namespace], CommandResult]] = {
    "list": listed,
    "add": add,
    "password": password,
    "block": block,
    "unblock": unblock,
    "role": role,
}
COMMAND = Command(
    name="accounts",
    help="who may come in and do what: list, add, password, block, unblock (unlocks too), role; asks for passwords",
    run=accounts,
    arguments=(
        argument("action", nargs="?", choices=tuple(ACTIONS), default="list", help="what to do; else: list"),
        argument("name", nargs="?", metavar="NAME", help="the account: a post, no person's name"),
        argument("--unit", metavar="OFFICE", help="the office of a new account"),
        argument("--role", action="append", default=[], metavar="ROLE", help=f"{', '.join(Role)}; may be repeated"),
        argument(
            "--district", action="append", default=[], metavar="NAME", help="of a reporter's scope; may be repeated"
        ),
        argument("--chain", action="append", default=[], metavar="ID", help="of a reporter's scope; may be repeated"),
        argument("--task-force", action="append", default=[], metavar="NAME", help="of a reporter's scope"),
        argument("--everything", action="store_true", help="a reporter's scope is the whole city"),
        argument("--until", metavar="DAY", help="the last day of the account, as 2027-03-31"),
    ),
    titles={
        "accounts": ("账号 {count} 个", "{count} accounts"),
        "account_added": (
            "已开账号 {name}。这是初始口令：24 小时内登录，登录后先换自己的。",
            "Account {name} is open. The password is a first one: sign in within 24 hours and set your own.",
        ),
        "account_password": (
            "{name} 的口令已重设，登录全部退出；24 小时内登录，登录后先换自己的。",
            "{name} has a first password again and was signed out; sign in within 24 hours and set your own.",
        ),
        "account_blocked": ("{name} 已停用，登录全部退出。", "{name} is blocked and was signed out."),
        "account_unblocked": ("{name} 已恢复，锁也解了。", "{name} may come in again and is unlocked."),
        "account_roles": (
            "{name} 的角色和范围已定，登录全部退出。",
            "{name} has its roles and scope and was signed out.",
        ),
    },
)
