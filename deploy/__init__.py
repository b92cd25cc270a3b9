"""How Lianpu is handed over: bundles for closed networks, service files, a sample of a proxy."""
