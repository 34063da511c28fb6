"""What calendars brought, to be decided."""
