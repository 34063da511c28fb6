"""The content of every report, free of any format: what html, xlsx, pdf and the evidence pack show alike."""
