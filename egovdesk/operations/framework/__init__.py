"""The framework: rights, limits and gaps, responsibilities, versions that a group adopts, referrals."""
