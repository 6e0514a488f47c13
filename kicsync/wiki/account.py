"""Logging in with a bot password (manual page "Manual:Bot passwords")."""

from typing import TYPE_CHECKING, Any

from kicsync.errors import LoginRefused
from kicsync.i18n import _
from kicsync.wiki.endings import incomplete

if TYPE_CHECKING:
    from kicsync.wiki.api import Api
    from kicsync.wiki.credentials import Credentials


def login(api: "Api", credentials: "Credentials") -> str:
    """Log in and return the account's name; two requests. A lost session logs in again by itself.

    Raises ``LoginRefused`` when the wiki says no.
    """
    api.user = _log_in(api, credentials)
    api.relogin = lambda: _log_in_again(api, credentials)
    return api.user


def _log_in(api: "Api", credentials: "Credentials") -> str:
    api.forget_session()
    said = api.post(
        asserting=False,
        action="login",
        errorformat="plaintext",
        lgname=credentials.user,
        lgpassword=credentials.password,
        lgtoken=api.ask_token("login", asserting=False),
    )
    answer = said.get("login")
    if not isinstance(answer, dict):
        raise incomplete(api.url, "login")
    if answer.get("result") != "Success":
        raise _refused(answer, credentials.user)
    return str(answer.get("lgusername", credentials.user.partition("@")[0]))


def _log_in_again(api: "Api", credentials: "Credentials") -> None:
    api.user = _log_in(api, credentials)


def _refused(answer: dict[str, Any], user: str) -> LoginRefused:
    code, said = _reason(answer)
    if code in ("Throttled", "login-throttled"):
        return LoginRefused(_("Too many attempts to log in. {said}").format(said=said).strip())
    if code in ("NeedToken", "WrongToken", "sessionlost", "authpage-cannot-login-continue"):
        return LoginRefused(
            _("The wiki does not keep the session of “{user}”.").format(user=user),
            hint=_("Try again; if it stays so, tell the people who run the wiki."),
        )
    if "@" not in user:
        return LoginRefused(
            _("“{user}” is not the name of a bot password; it has the form Name@kicsync.").format(
                user=user
            ),
            hint=_where_to_make_one(),
        )
    return LoginRefused(
        _("The wiki refuses the name “{user}” or its password. {said}").format(
            user=user, said=said
        ),
        hint=_where_to_make_one(),
    )


def _reason(answer: dict[str, Any]) -> tuple[str, str]:
    """Return the code and the words of a refusal, in the form of any MediaWiki since 1.31."""
    reason = answer.get("reason")
    if isinstance(reason, dict):
        return str(reason.get("code")), str(reason.get("text", ""))
    wait = answer.get("wait")
    said = _("Wait {seconds} seconds.").format(seconds=wait) if wait else str(reason or "")
    return str(answer.get("result")), said


def _where_to_make_one() -> str:
    return _(
        "kicsync needs a bot password: make one on the wiki's page Special:BotPasswords, and use "
        "the name it shows, with the @."
    )
