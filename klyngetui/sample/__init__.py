"""A realistic sample cluster as an interchange document, for `klyngetui demo` and for trying things out."""

from klyngetui.sample.document import sample_document

__all__ = ["sample_document"]
