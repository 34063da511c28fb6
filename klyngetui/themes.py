"""The two themes of our own, calm and of high contrast; Textual's stand beside them."""

from __future__ import annotations

from textual.theme import Theme

DAY = Theme(
    name="klynge-dag",
    primary="#1b5e7d",
    secondary="#4c6b7a",
    accent="#8a4b00",
    success="#1f6b3a",
    warning="#8f5600",
    error="#a3262a",
    foreground="#1b2730",
    background="#f6f8f9",
    surface="#edf1f3",
    panel="#dfe6ea",
    dark=False,
    text_alpha=1.0,
    variables={
        # Textual's own six tenths are too faint on light paper: less than 4.5 to 1.
        "foreground-muted": "#1b2730b3",
        "block-cursor-background": "#1b5e7d",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#cfdbe2",
        "block-cursor-blurred-foreground": "#1b2730",
        "footer-background": "#dfe6ea",
        "footer-key-foreground": "#1b5e7d",
        "border": "#1b5e7d",
        "border-blurred": "#b5c3cb",
        "input-cursor-background": "#1b5e7d",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#1b5e7d 25%",
        "scrollbar": "#b5c3cb",
        "scrollbar-background": "#edf1f3",
    },
)

NIGHT = Theme(
    name="klynge-natt",
    primary="#8ec7dd",
    secondary="#8fa8b8",
    accent="#e9c46a",
    success="#8fd0a0",
    warning="#f0bd6c",
    error="#f2918c",
    foreground="#e6edf1",
    background="#101a21",
    surface="#16232c",
    panel="#1f303b",
    dark=True,
    text_alpha=1.0,
    variables={
        "block-cursor-background": "#8ec7dd",
        "block-cursor-foreground": "#0d161c",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2b414f",
        "block-cursor-blurred-foreground": "#e6edf1",
        "footer-background": "#1f303b",
        "footer-key-foreground": "#8ec7dd",
        "border": "#8ec7dd",
        "border-blurred": "#34495a",
        "input-cursor-background": "#8ec7dd",
        "input-cursor-foreground": "#0d161c",
        "input-selection-background": "#8ec7dd 30%",
        "button-color-foreground": "#0d161c",
        "scrollbar": "#34495a",
        "scrollbar-background": "#16232c",
    },
)

THEMES: tuple[Theme, ...] = (DAY, NIGHT)
