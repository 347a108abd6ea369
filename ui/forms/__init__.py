"""Forms: dialogs and panels that edit a copy of one record (`form`), and what several pages share
of a record (the verbs of papers and plans, what something bears upon)."""
