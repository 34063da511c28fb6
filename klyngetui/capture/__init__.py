"""One line of text read as a meeting, an event, a group meeting or a story; pure (docs/capture.md)."""
