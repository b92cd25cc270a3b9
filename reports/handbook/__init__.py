"""The handbook of methods 口径手册: how everything is judged, once for all chains."""
