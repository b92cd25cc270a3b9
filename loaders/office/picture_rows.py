"""Rows of a plan from a drawn chain book: one for each link, with its stage, state, chain and firms."""

from collections.abc import Iterator

from loaders.office.chain_cells import firm_records
from loaders.office.chain_names import ChainRegister
from loaders.office.chain_picture import Drawn, DrawnLink, Picture
from loaders.office.context import of_title, other_city
from loaders.office.grid import cell_name
from loaders.office.ids import new_id
from loaders.office.known import Known
from loaders.office.lines import folded
from loaders.office.marks import split_mark
from loaders.office.products import ProductReader, Ruling
from loaders.office.row import Plain, RowDraft
from loaders.office.who import FirmRegister
from loaders.office.word_cells import take_state


def names_in_picture(picture: Picture) -> Iterator[str]:
    """Yield the firms that a picture names."""
    for link in picture.links:
        yield from (split_mark(firm.text)[0] for firm in link.firms)
    yield from (split_mark(firm.text)[0] for firm in picture.loose)


class PictureReader:
    """The links of one picture as rows."""

    def __init__(self, id: str, where: str, picture: Picture, known: Known, title: str, chains: ChainRegister) -> None:
        self.id = id
        self.where = where
        self.picture = picture
        self._chains = chains
        self._chain = of_title(f"{title} {picture.title} {picture.grid.name}", known)
        self.titled_city = other_city(f"{title} {picture.title} {picture.grid.name}", known)
        self._seen: dict[tuple[str, str], str] = {}

    def rows(self, register: FirmRegister, products: ProductReader) -> Iterator[Plain]:
        """Yield a row for each link, and one for each firm that is under none."""
        for link in self.picture.links:
            yield self._row(link, register, products)
        for firm in self.picture.loose:
            draft = RowDraft(firm.row, self._source(firm))
            draft.others += firm_records([firm.text], False, self._source(firm), register)
            draft.remark("link-missing", self._source(firm), "Link.name_zh", firm.text)
            yield draft.as_plain(self.id, None)

    def _source(self, cell: Drawn) -> str:
        return f"{self.where}!{cell_name(cell.row, cell.column)}"

    def _row(self, link: DrawnLink, register: FirmRegister, products: ProductReader) -> Plain:
        source = self._source(link.cell)
        draft = RowDraft(link.cell.row, source)
        sure = self._note_links(link, source, draft, products)
        id = sure or new_id("l", folded(link.name).lower())
        name: Plain = {"column": "name_zh", "value": link.name, "source": source}
        if link.name != link.cell.text:
            name["text"] = link.cell.text
        cells = [name]
        if link.mark is not None:
            cells.append({"column": "state", "value": take_state(link.mark).value, "text": link.mark, "source": source})
        draft.records["Link"] = {"kind": "Link", "id": id, "new": sure is None, "cells": cells}
        stage: Plain = {
            "column": "stage",
            "value": link.stage.value,
            "text": link.stage_cell.text,
            "source": self._source(link.stage_cell),
        }
        draft.records["INCLUDES"] = {"kind": "INCLUDES", "link": id, "cells": [stage]}
        self._add_chain(link, draft)
        for firm in link.firms:
            for record in firm_records([firm.text], False, self._source(firm), register):
                draft.others.append({**record, "link": id})
        if (id, link.stage.value) in self._seen:
            draft.remark("row-repeated", source, "Link.name_zh", self._seen[id, link.stage.value])
        self._seen.setdefault((id, link.stage.value), source)
        return draft.as_plain(self.id, None)

    def _note_links(self, link: DrawnLink, source: str, draft: RowDraft, products: ProductReader) -> str | None:
        """Note which links on file a name may mean; return the one it surely means."""
        verdicts = products.read(link.name, None)
        for each in verdicts:
            plain: Plain = {"record": "Link", "firm": None, "link": each.link, "name": products.title(each.link)}
            plain |= {"ruling": each.ruling.value, "reason": each.reason, "words": each.words, "source": source}
            draft.links.append(plain)
        sure = [each.link for each in verdicts if each.ruling is Ruling.CONFIRMED]
        return sure[0] if len(sure) == 1 else None

    def _add_chain(self, link: DrawnLink, draft: RowDraft) -> None:
        name = self._chain if link.chain is None else link.chain.text
        if name is None:
            return
        source = self.where if link.chain is None else self._source(link.chain)
        cell: Plain = {"column": "name_zh", "value": name, "source": source}
        if link.chain is None:
            cell["by"] = "title"
        draft.records["Chain"] = {"kind": "Chain", **self._chains.take(name, True, self.where), "cells": [cell]}
