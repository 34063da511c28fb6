"""The page: cover, statement, indicators with their rows, the tables beside them, and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.html_out.charts import gauge, trend
from klyngetui.exchange.html_out.marks import escaped, link, table, told
from klyngetui.exchange.html_out.style import STYLE
from klyngetui.exchange.report.values import Ref, figure_words
from klyngetui.locale import _
from klyngetui.locale.formats import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.exchange.report.model import Figure, Indicator, Report

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(report: Report) -> str:
    """The whole page; it loads nothing and runs nothing."""
    return "\n".join(_page(report)) + "\n"


def _page(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{report.language}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(report.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield f'<a class="skip" href="#content">{escaped(_("Skip to the content"))}</a>'
    yield f"<header>\n<h1>{escaped(report.title)}</h1>\n{_facts(report)}\n</header>"
    yield _contents(report)
    yield '<main id="content" tabindex="-1">'
    yield _statement(report)
    for indicator in report.indicators:
        yield from _indicator(indicator)
    for found in report.tables:
        yield f'<section id="{found.anchor}" aria-labelledby="h-{found.anchor}">'
        yield f'<h2 id="h-{found.anchor}">{escaped(found.title)}</h2>\n{table(found, found.title)}\n</section>'
    yield from _rules(report)
    yield "</main>"
    made = _("Made with klyngetui from the log as of {day}.").format(day=day(report.as_of))
    yield f"<footer><p>{escaped(made)}</p></footer>\n</body>\n</html>"


def _facts(report: Report) -> str:
    lines = "\n".join(f"<dt>{escaped(label)}</dt><dd>{told(value)}</dd>" for label, value in report.facts)
    return f'<dl class="facts">\n{lines}\n</dl>'


def _contents(report: Report) -> str:
    places = [(indicator.title, indicator.anchor) for indicator in report.indicators]
    places += [(found.title, found.anchor) for found in report.tables] + [(_("The rules"), "rules")]
    items = "\n".join(f"<li>{link(Ref(title, f'#{anchor}'))}</li>" for title, anchor in places)
    return (
        f'<nav aria-label="{escaped(_("Contents"))}">\n<h2>{escaped(_("Contents"))}</h2>\n<ul>\n{items}\n</ul>\n</nav>'
    )


def _statement(report: Report) -> str:
    kind = "statement whole" if report.complete else "statement"
    said = _("This report is complete.") if report.complete else _("This report is not complete. What is missing:")
    lines = "".join(f"<li>{escaped(line)}</li>" for line in report.lacks)
    notes = "".join(f"<p>{escaped(note)}</p>" for note in report.notes)
    listed = f"<ul>{lines}</ul>" if lines else ""
    heading = escaped(_("Completeness"))
    return (
        f'<section id="completeness" aria-labelledby="h-completeness"><h2 id="h-completeness">{heading}</h2>\n'
        f'<div class="{kind}"><p>{escaped(said)}</p>{listed}</div>\n{notes}\n</section>'
    )


def _indicator(indicator: Indicator) -> Iterator[str]:
    name = indicator.anchor
    yield f'<section id="{name}" aria-labelledby="h-{name}">\n<h2 id="h-{name}">{escaped(indicator.title)}</h2>'
    yield f'<p class="headline">{link(Ref(indicator.headline, indicator.figures[0].target))}</p>'
    yield f'<p class="soft">{escaped(indicator.target)}</p>'
    yield f'<div class="pictures">{gauge(indicator)}{trend(indicator)}</div>'
    yield _figures(indicator)
    for found in indicator.further:
        yield table(found)
    yield f"<h3>{escaped(_('What each figure counts'))}</h3>"
    seen: set[str] = set()
    for figure in indicator.figures:
        if figure.target == f"#{figure.anchor}" and figure.anchor not in seen:
            seen.add(figure.anchor)
            yield _earned(figure)
    yield f"<h3>{escaped(indicator.rows.title)}</h3>\n{table(indicator.rows)}\n</section>"


def _figures(indicator: Indicator) -> str:
    heads = "".join(
        f'<th scope="col">{escaped(label)}</th>' for label in (_("Measure"), _("Figure"), _("What it means"))
    )
    lines = "\n".join(
        f'<tr><th scope="row">{escaped(figure.label)}</th>'
        f'<td class="figure">{link(Ref(figure_words(figure.value), figure.target))}</td>'
        f"<td>{escaped(figure.meaning)}</td></tr>"
        for figure in indicator.figures
    )
    caption = escaped(_("Figures"))
    return (
        f'<div class="wide" role="region" aria-label="{caption}" tabindex="0"><table><caption>{caption}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody></table></div>"
    )


def _earned(figure: Figure) -> str:
    """Whom or what a figure counts, each with the days that lead to its rows."""
    heading = f'<h4 id="h-{figure.anchor}">{escaped(figure.label)}: {escaped(figure_words(figure.value))}</h4>'
    opening = f'<section id="{figure.anchor}" aria-labelledby="h-{figure.anchor}">{heading}'
    if not figure.earned:
        return f'{opening}<p class="soft">{escaped(_("Nothing counts here."))}</p></section>'
    lines = "\n".join(
        f'<tr><th scope="row" class="long">{escaped(one.name)}</th><td>{", ".join(map(link, one.rows))}</td></tr>'
        for one in figure.earned
    )
    heads = f'<th scope="col">{escaped(_("Counted"))}</th><th scope="col">{escaped(_("By the rows of"))}</th>'
    return (
        f'{opening}<div class="wide" role="region" aria-label="{escaped(figure.label)}" tabindex="0"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{lines}\n</tbody></table></div></section>"
    )


def _rules(report: Report) -> Iterator[str]:
    yield f'<section id="rules" aria-labelledby="h-rules">\n<h2 id="h-rules">{escaped(_("The rules"))}</h2>'
    for rule in report.rules:
        yield f'<h3 id="{rule.anchor}">{escaped(rule.heading)}</h3>'
        yield "\n".join(f"<p>{escaped(text)}</p>" for text in rule.paragraphs)
    yield "</section>"
