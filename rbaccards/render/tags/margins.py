"""Running heads and feet: WeasyPrint 70 marks them as content, in tags that hang in no tree."""

from __future__ import annotations

from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

from rbaccards.render.tags.content import PageContent
from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import Marked


def make_margin_boxes_artifacts(file: TaggedFile) -> None:
    """Turn every marked content that is in no tag into a pagination artifact (ISO 14289-1, 7.8)."""
    tagged = {leaf for leaf in file.root.leaves() if isinstance(leaf, Marked)}
    for number, content in enumerate(file.pages):
        for mcid, place in content.begins.items():
            if Marked(number, mcid) not in tagged:
                artifact = HEADER if _stands_in_upper_half(content, mcid) else FOOTER
                content.changes[place] = (artifact,)


def pagination_artifact(subtype: Name, attached: Name) -> ContentStreamInstruction:
    """The operation that begins a header or footer (ISO 32000-1, 14.8.2.2.2)."""
    properties = Dictionary(Type=Name.Pagination, Subtype=subtype, Attached=Array([attached]))
    return ContentStreamInstruction([Name.Artifact, properties], Operator("BDC"))


HEADER = pagination_artifact(Name.Header, Name.Top)
FOOTER = pagination_artifact(Name.Footer, Name.Bottom)


def _stands_in_upper_half(content: PageContent, mcid: int) -> bool:
    _, bottom, _, top = map(float, content.page.mediabox)
    shown = content.shown.get(mcid)
    return shown is not None and shown.baseline > (bottom + top) / 2
