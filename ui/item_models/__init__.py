"""What lists and tables show: columns, paged records, and the segments that their cells are made of."""
