"""Spreadsheets in: CSV and XLSX read as text, columns recognised by name, rows made records."""
