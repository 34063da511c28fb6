"""The counting rules, pure: what an entry, a group, a story count for, and why (docs/rules.md)."""
