"""The rule pack in force: which rules there are, and the day it was put together.

Each rule says in our own words what an article does not allow, and points to wording to look at. What a department may
do by law, by decree of the State Council or under article 12 (exceptions, with an end set to them) is for its own
review to decide.
"""

from graph.analysis.competition.rule import RulePack
from graph.analysis.competition.rules_costs import COSTS
from graph.analysis.competition.rules_factors import FACTORS
from graph.analysis.competition.rules_markets import MARKETS

PACK = RulePack("2026-11-30", tuple(sorted((*COSTS, *FACTORS, *MARKETS), key=lambda rule: rule.id)))
RULES = PACK.rules
