"""Forms: dialogs and panels that edit a copy of one record."""
