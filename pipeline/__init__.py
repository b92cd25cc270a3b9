"""The one place where the parts meet: settings, loading, publishing and the command line."""
