"""The error that a fault ends in when nothing more can be done about it."""

from collections.abc import Mapping
from typing import Any

from kicsync.errors import KicsyncError, LoginRefused, LostAnswer, NoApi, Unreachable, WikiError
from kicsync.i18n import _
from kicsync.wiki.faults import Do, Fault
from kicsync.wiki.refusals import refusal


def incomplete(url: str, what: object) -> NoApi:
    """Return the error of an answer that lacks ``what`` every MediaWiki says."""
    return NoApi(
        _("{url} does not say all that a MediaWiki says ({what} is missing).").format(
            url=url, what=what
        ),
        hint=_("Show this message to the people who run the wiki."),
    )


def end(fault: Fault, url: str, *, about: str, asked: Mapping[str, Any] | None) -> KicsyncError:
    """Return the error that ``fault`` ends in.

    ``about`` is the title of the page that was to be changed, ``asked`` what was asked of the
    API to change it; None when it was only read.
    """
    do = fault.treatment()
    if asked is not None and fault.unknown:
        return _lost(about)
    if asked is not None and do in (Do.RECORD, Do.RENEW, None):
        return refusal(fault.code, about, info=fault.info, data=fault.data, asked=asked)
    return _stop(fault, url)


def _lost(about: str) -> LostAnswer:
    return LostAnswer(
        _(
            "The change of “{title}” was sent, but no answer came: nobody knows if it was made."
        ).format(title=about),
        hint=_("Run the same command again: it reads the page first, and loses nothing."),
    )


def _stop(fault: Fault, url: str) -> WikiError:
    match fault.code:
        case "assertuserfailed" | "assertnameduserfailed":
            return LoginRefused(
                _("The wiki ended the session, and logging in again did not help."),
                hint=_("Check your bot password with: kicsync login"),
            )
        case "readapidenied":
            return LoginRefused(
                _("{url} is a private wiki: it only answers those who log in.").format(url=url),
                hint=_("Log in with: kicsync login"),
            )
        case "writeapidenied":
            return LoginRefused(
                _("This account has no right to edit {url} this way.").format(url=url),
                hint=_("Ask the people who run the wiki for the right “writeapi”."),
            )
        case "noapiwrite":
            return LoginRefused(
                _("{url} lets no program change its pages.").format(url=url),
                hint=_("Ask the people who run the wiki to allow it."),
            )
        case "http-401":
            return LoginRefused(
                _("The server of {url} asks for a password of its own.").format(url=url),
                hint=_("kicsync can't give it; ask the people who run the wiki."),
            )
        case _:
            return _no_answer(fault, url)


def _no_answer(fault: Fault, url: str) -> WikiError:
    if fault.code == "moved":
        return NoApi(
            _("The wiki has moved from {url} to {new}.").format(url=url, new=fault.info),
            hint=_("If you trust that address: kicsync init --rebind {new}").format(new=fault.info),
        )
    if fault.treatment() is Do.AGAIN:
        return Unreachable(
            _("{url} does not answer properly ({code}).").format(url=url, code=fault.code),
            hint=_("Check your connection, or try again later."),
        )
    if fault.code.startswith(("not-json", "http-4")):
        return NoApi(
            _("{url} answers, but not as the API of a wiki does ({code}).").format(
                url=url, code=fault.code
            ),
            hint=_("Open it in a browser: the wiki may have moved, or your network asks a login."),
        )
    said = _("The wiki answers: {info} ({code})").format(info=fault.info, code=fault.code)
    return WikiError(said, hint=_("Show this message to the people who run the wiki."))
