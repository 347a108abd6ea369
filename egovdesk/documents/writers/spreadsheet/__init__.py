"""The two halves of an Excel file: the frame that openpyxl makes, and the streamed rows."""
