"""What the framework advises: records in, findings out; pure, one module a feature."""
