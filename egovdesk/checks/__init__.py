"""What the framework and good minutes ask for: records in, findings out; nothing is read or written.

`rules` says what a rule is, `day` how a council stands on a day, `all_rules` has the 38 of the paper's
framework, a module a subject. `composition` sets seats against members, `rights` finds gaps in the
decision rights, `minutes` what minutes still lack, and `spelling` names that are nearly right.
"""
