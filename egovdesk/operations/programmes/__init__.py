"""The investment programme of a year: `programmes` starts one and says what is in it, `criteria` what it
is scored by, `scores` who gave what, `places` moves by hand, `rankings` what a board saw, or agreed."""
