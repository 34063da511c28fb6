"""Addresses and their domains; those that many share say nothing about where somebody works."""

from __future__ import annotations

LONGEST_ADDRESS = 254

SHARED = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.no hotmail.com hotmail.no live.com live.no msn.com windowslive.com
    yahoo.com yahoo.no yahoo.co.uk ymail.com rocketmail.com icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.de
    web.de t-online.de mail.com mail.ru yandex.com yandex.ru proton.me protonmail.com protonmail.ch pm.me tutanota.com
    tuta.io fastmail.com fastmail.fm zoho.com hey.com hushmail.com qq.com 163.com 126.com sina.com naver.com
    online.no start.no epost.no frisurf.no broadpark.no getmail.no lyse.net altibox.no haugnett.no bkkfiber.no
    c2i.net chello.no tele2.no telenor.net ebnett.no nextgentel.com sensewave.com vikenfiber.no enivest.net
    loqal.no neasonline.no tussa.com spray.no sf-nett.no hesbynett.no runbox.com runbox.no domeneshop.no
    telia.com comhem.se spray.se bredband.net bredband2.com swipnet.se home.se hotmail.se live.se yahoo.se
    mail.dk jubii.dk ofir.dk live.dk hotmail.dk yahoo.dk stofanet.dk tdcadsl.dk suomi24.fi luukku.com
    btinternet.com orange.fr wanadoo.fr free.fr laposte.net libero.it comcast.net verizon.net att.net
    appleid.com privaterelay.appleid.com
    group.calendar.google.com resource.calendar.google.com import.calendar.google.com calendar.google.com
    zoom.us teams.microsoft.com
    """.split()  # noqa: SIM905
)
"""Free mail, internet providers and calendars' own addresses."""

_PUBLIC = frozenset(
    ("onmicrosoft.com", "co.uk", "org.uk", "ac.uk", "com.au", "kommune.no", "vgs.no", "co.no", "gs.no", "dep.no")
)
"""Ends of names under which everybody has a domain of their own."""


def address_of(said: str) -> str:
    """The e-mail address in small letters, from `mailto:Kari@Example.no`; empty for what is none."""
    text = said.strip()
    if text[:7].lower() == "mailto:":
        text = text[7:]
    text = text.partition("?")[0].strip().strip("<>'\"").lower()
    name, at, domain = text.rpartition("@")
    if not at or not name or "." not in domain or len(text) > LONGEST_ADDRESS or not text.isprintable():
        return ""
    return "" if any(letter in text for letter in " ,;:\\") else text


def domain_of(address: str) -> str:
    """What stands behind the @."""
    return address.rpartition("@")[2]


def tidy_domain(said: str) -> str:
    """A domain as one types it: `@Fjordglimt.no` becomes `fjordglimt.no`."""
    return said.strip().lower().rpartition("@")[2].removeprefix("www.").strip(".")


def is_shared(domain: str) -> bool:
    """Whether people of many organisations have addresses there, so that it never matches."""
    return domain in SHARED or any(end in SHARED for end in wider(domain)) or domain in _PUBLIC or "." not in domain


def wider(domain: str) -> list[str]:
    """The domains this one lies under, nearest first: `fjordglimt.no` for `post.fjordglimt.no`."""
    labels = domain.split(".")
    ends = [".".join(labels[at:]) for at in range(1, len(labels) - 1)]
    return [end for end in ends if end not in _PUBLIC]
