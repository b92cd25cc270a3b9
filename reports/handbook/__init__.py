"""The handbook of methods 口径说明: how everything is judged, once for all chains."""
