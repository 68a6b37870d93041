"""What the file says it is: PDF/UA-1 beside PDF/A-3a."""

from __future__ import annotations

from pikepdf import Array

from rbaccards.render.tags.index import name_tree
from rbaccards.render.tags.tagged import TaggedFile

PDFUA = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The claim (ISO 14289-1, clause 5), and the schema that PDF/A wants for it (ISO 19005-3, 6.6.2.3)."""


def declare_pdfua(file: TaggedFile) -> None:
    """Say in the metadata that the file is PDF/UA-1; WeasyPrint writes one variant only."""
    metadata = file.pdf.Root.Metadata
    head, end, tail = metadata.read_bytes().partition(b"</rdf:RDF>")
    metadata.write(head + PDFUA.encode() + end + tail)


def list_attachments(file: TaggedFile) -> None:
    """List attached files once in AF, where WeasyPrint 70 has them twice, and by name in their name tree."""
    catalog = file.pdf.Root
    if "/AF" in catalog:
        files = {str(attached.UF): attached for attached in catalog.AF}
        catalog.AF = Array([files[name] for name in sorted(files)])
        catalog.Names.EmbeddedFiles = name_tree(files)
