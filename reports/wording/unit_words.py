"""How a unit of the city is called on its papers: `市工业和信息化局`."""

from graph.model.nodes import Organisation
from graph.model.region import Region
from reports.wording.language import typeset
from reports.wording.sentences import home_name


def unit_name(region: Region, unit: Organisation) -> str:
    """Name a unit as papers of the city do, the city's own name cut to what kind of place it is."""
    home, name = home_name(region, "zh"), typeset(unit.name_zh)
    return f"{home[-1]}{name.removeprefix(home)}" if name.startswith(home) else name
