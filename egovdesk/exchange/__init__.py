"""Other people's formats: lists in Excel and CSV (`sheets`), and what their rows become (`imports`)."""
