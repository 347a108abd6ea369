"""The figures of speed that EgovDesk is to reach, each beside its limit or peer in the same run."""
