"""What goes into a log and out of it again: documents, spreadsheets, reports."""
