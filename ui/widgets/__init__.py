"""Controls that know no feature: plain values in, signals out."""
