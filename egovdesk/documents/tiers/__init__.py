"""The work of each tier as documents: SMT's time, ratifications, standards, systems, selections."""
