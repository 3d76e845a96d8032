"""After the typesetter: what a program that reads papers aloud needs and the typesetter leaves out (7.3).

Heads of tables say which way they point, running heads are no part of the text, nothing empty is announced,
and the file says by which rule it is tagged. Written deterministically: the same paper, the same bytes.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

type Place = tuple[int, int]

# What may be left out when nothing stands in it; a cell may not.
HOLLOW = {"/P", "/Span", "/Div", "/Sect", "/NonStruct", "/Caption"}
MARKED = re.compile(rb"/Span\s<</MCID (\d+)>>\sBDC")
ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC"
END_OF_METADATA = b"</rdf:RDF>"
# PDF/A lets a file carry a mark it does not know only together with its description.
UA_MARK = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 by which the file is tagged</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


@dataclass
class Read:
    """What a walk through the structure of a paper found."""

    tables: list[Dictionary] = field(default_factory=list)
    reached: set[Place] = field(default_factory=set)


def finish(raw: bytes) -> bytes:
    """The paper as it is issued."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        read = Read()
        _walk(pdf.Root.StructTreeRoot, read)
        for table in read.tables:
            _heads(table)
        _running_heads(pdf, read.reached)
        _mark(pdf)
        _each_file_once(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _walk(element: Dictionary, read: Read) -> bool:
    """Note all that is read aloud beneath an element, drop what is hollow; whether anything is left of it."""
    read.reached.add(element.objgen)
    kind = str(element.get("/S", ""))
    if kind == "/Table":
        read.tables.append(element)
    kids = element.get("/K")
    if not isinstance(kids, Array):
        return True
    kept = [kid for kid in kids if not _is_element(kid) or _walk(kid, read)]
    if len(kept) < len(kids):
        element["/K"] = Array(kept)
    return bool(kept) or kind not in HOLLOW


def _is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _heads(table: Dictionary) -> None:
    """Say which way each head points. Where heads would outnumber figures, rows do without their own.

    The name of a group of rows stands alone in its row and heads no column: it is read as a cell.
    """
    rows = list(_rows(table))
    demoted = [cell for in_head, cells in rows if not in_head and _only_heads(cells) for cell in cells]
    cells = [cell for _in_head, row in rows for cell in row]
    heads = sum(cell.S == Name.TH for cell in cells) - len(demoted)
    if heads > len(cells) - heads:
        figures = (row for in_head, row in rows if not in_head and not _only_heads(row))
        demoted += [cell for row in figures for cell in row if cell.S == Name.TH]
    gone = {str(cell.ID) for cell in demoted if "/ID" in cell}
    for cell in demoted:
        cell.S = Name.TD
        if "/ID" in cell:
            del cell["/ID"]
    for in_head, row in rows:
        for cell in row:
            _point(cell, in_head=in_head, gone=gone)


def _point(cell: Dictionary, *, in_head: bool, gone: set[str]) -> None:
    attributes = cell.get("/A", Dictionary(O=Name.Table))
    if cell.S == Name.TH:
        attributes["/Scope"] = Name.Column if in_head else Name.Row
    elif gone and "/Headers" in attributes:
        attributes["/Headers"] = Array(head for head in attributes.Headers if str(head) not in gone)
    cell["/A"] = attributes


def _rows(group: Dictionary, *, in_head: bool = False) -> Iterator[tuple[bool, list[Dictionary]]]:
    """The rows of a table, each with whether it stands in the table's head."""
    for kid in group.get("/K", ()):
        if not _is_element(kid):
            continue
        if kid.S == Name.TR:
            yield in_head, [cell for cell in kid.K if _is_element(cell) and cell.S in (Name.TH, Name.TD)]
        else:
            yield from _rows(kid, in_head=Name.THead == kid.S)


def _only_heads(cells: list[Dictionary]) -> bool:
    return bool(cells) and all(cell.S == Name.TH for cell in cells)


def _running_heads(pdf: pikepdf.Pdf, reached: set[Place]) -> None:
    """Heads and feet of pages belong to no text: mark them so, or they are read aloud on each page."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    marked = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for page in pdf.pages:
        elements = marked.get(int(page.get("/StructParents", -1)), ())
        outside = {at for at, element in enumerate(elements) if element.objgen not in reached}
        if not outside:
            continue
        for at in outside:
            elements[at] = None
        page.Contents.write(_without(page.Contents.read_bytes(), outside))


def _without(content: bytes, outside: set[int]) -> bytes:
    """What a page draws, with these pieces of its text marked as none."""
    return MARKED.sub(lambda found: ARTIFACT if int(found[1]) in outside else found[0], content)


def _mark(pdf: pikepdf.Pdf) -> None:
    """Name the rule the file is tagged by (PDF/UA-1) beside the one it is kept by (PDF/A-3)."""
    metadata = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace(END_OF_METADATA, UA_MARK + END_OF_METADATA))


def _each_file_once(pdf: pikepdf.Pdf) -> None:
    """The typesetter names each carried file twice in the catalogue; readers would show it twice."""
    if "/AF" in pdf.Root:
        once = {file.objgen: file for file in pdf.Root.AF}
        pdf.Root.AF = Array(once.values())
