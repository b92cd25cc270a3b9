"""The forms documents are written in: Word, Markdown, PDF, CSV, workbooks."""
