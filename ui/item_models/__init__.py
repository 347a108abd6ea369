"""What lists and tables show: columns and paged records."""
