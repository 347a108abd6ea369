"""What exports say: records in, a Document or a Workbook out; the writers make the file."""
