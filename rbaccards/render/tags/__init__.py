"""What WeasyPrint 70 leaves to do on a tagged file, as a list of repairs: PDF/A-3a in, PDF/UA-1 as well out.

Each repair is one function over one reading of the file. Clauses are those of ISO 14289-1:2014 (PDF/UA-1) and
ISO 32000-1:2008 (PDF 1.7).
"""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from pikepdf import Pdf

from rbaccards.render.save import save
from rbaccards.render.tags.broken import join_broken_tables
from rbaccards.render.tags.figures import place_figures
from rbaccards.render.tags.identity import declare_pdfua, list_attachments
from rbaccards.render.tags.index import index_identifiers, index_owners
from rbaccards.render.tags.lines import end_lines_with_a_space
from rbaccards.render.tags.links import (
    describe_links,
    free_dead_links,
    join_wrapped_links,
    keep_one_annotation,
)
from rbaccards.render.tags.lists import give_items_one_body, say_how_items_are_labelled
from rbaccards.render.tags.margins import make_margin_boxes_artifacts
from rbaccards.render.tags.plain import take_out_plain_tags
from rbaccards.render.tags.tables import relate_header_cells
from rbaccards.render.tags.tagged import read

REPAIRS = (
    join_broken_tables,  # before the margins: a repeated head that leaves the tree is one more thing on a margin
    make_margin_boxes_artifacts,
    end_lines_with_a_space,  # before the links: their description is their text, with all its spaces
    keep_one_annotation,
    free_dead_links,
    join_wrapped_links,
    describe_links,
    give_items_one_body,
    say_how_items_are_labelled,
    place_figures,
    relate_header_cells,
    take_out_plain_tags,  # after those that look for lines and boxes
    declare_pdfua,
    list_attachments,
    index_owners,  # the last two, for they index what the others have made of the tree
    index_identifiers,
)


def finish(pdf: bytes) -> bytes:
    """The file with every repair made; the same bytes for the same bytes."""
    with Pdf.open(BytesIO(pdf)) as opened:
        file = read(opened, mark=sha256(pdf).hexdigest()[:8])
        for repair in REPAIRS:
            repair(file)
        for content in file.pages:
            content.write(opened)
        return save(opened)
