"""How the page looks, on a screen and on paper. Every pair of colours has a contrast of at least 4.5."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; --ink: #1b2430; --soft: #4a5666; --line: #c3cad3; --paper: #fff; --shade: #eef1f5;
  --blue: #14507e; --warn: #8a3b00; --good: #1d5c2f; }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
  background: var(--paper); }
body { margin: 0; }
header, nav, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 1rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-top: .5rem;
  border-top: 3px solid var(--blue); }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { max-width: 48rem; margin: .4rem 0; white-space: pre-line; }
a { color: var(--blue); text-underline-offset: .15em; }
a:focus-visible, .wide:focus-visible, main:focus-visible, summary:focus-visible { outline: 3px solid var(--warn);
  outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--blue); color: #fff; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; }
nav ul { columns: 18rem; padding-left: 1.25rem; margin: .5rem 0; }
.headline { font-size: 1.25rem; font-weight: 600; }
.soft { color: var(--soft); }
.statement { border-left: .4rem solid var(--warn); background: var(--shade); padding: .5rem 1rem; max-width: 52rem; }
.statement.whole { border-color: var(--good); }
dl.facts { display: grid; grid-template-columns: minmax(10rem, max-content) 1fr; gap: .15rem 1.25rem; margin: 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; font-size: .875rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top;
  white-space: pre-line; overflow-wrap: break-word; min-width: 4.5rem; }
time { white-space: nowrap; }
td.long, th.long { min-width: 14rem; overflow-wrap: anywhere; }
td.code { font-family: ui-monospace, monospace; font-size: .8em; }
thead th { background: var(--shade); position: sticky; top: 0; overflow-wrap: normal; }
tbody th { font-weight: 600; }
td.figure { white-space: nowrap; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
tr:target > *, section:target > h4 { background: #fff3c4; }
.pictures { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: end; }
figure { margin: 1rem 0; } figcaption { color: var(--soft); font-size: .875rem; }
svg { max-width: 100%; height: auto; display: block; }
svg text { font: 13px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); }
footer { color: var(--soft); margin: 3rem auto 2rem; font-size: .875rem; }
@media (max-width: 40rem) { dl.facts { grid-template-columns: 1fr; } dl.facts dd { margin-bottom: .5rem; } }
@media print {
  @page { size: A4 landscape; margin: 14mm; }
  html { font-size: 9pt; } nav, .skip { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  .wide { overflow: visible; } table { font-size: 7pt; width: 100%; } th, td { min-width: 0; }
  td.long, th.long { min-width: 24mm; }
  thead { display: table-header-group; } thead th { position: static; } tr, figure, h2, h3, h4 { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; } a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
