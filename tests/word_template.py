"""
The template that Word documents are written into: ``python -m tests.word_template`` writes it again.

It is made here and not in Word, so that it holds nothing but what reports need: no theme, no picture, no author. What
depends on a language (numbering, headers, notes) comes from the writer.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tracker import writers
from tracker.values import Language
from tracker.writers._docx_numbering import Lists
from tracker.writers._docx_xml import as_part, root

__all__ = ["TEMPLATE", "template"]

TEMPLATE = Path(writers.__file__).parent / "templates" / "report.docx"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_THEME = "application/vnd.openxmlformats-officedocument.theme"

_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>'


def _style(
    name: str, *, kind: str = "paragraph", parent: str = "Normal", after: str = "", ppr: str = "", rpr: str = ""
) -> str:
    """Write a style; its id is its name without spaces, as Word makes them."""
    id_of = "".join(word[:1].upper() + word[1:] for word in name.split())
    own = name.casefold() not in _BUILT_IN
    return "".join(
        (
            f'<w:style w:type="{kind}"{_OWN if own else ""} w:styleId="{id_of}">',
            f'<w:name w:val="{name}"/>',
            f'<w:basedOn w:val="{parent}"/>' if parent else "",
            f'<w:next w:val="{after}"/>' if after else "",
            f'<w:uiPriority w:val="{99 if kind == "character" else 9}"/><w:qFormat/>',
            f"<w:pPr>{ppr}</w:pPr>" if ppr else "",
            f"<w:rPr>{rpr}</w:rPr>" if rpr else "",
            "</w:style>",
        )
    )


_OWN = ' w:customStyle="1"'
_BUILT_IN = {
    *("heading 1", "heading 2", "heading 3", "heading 4", "title", "subtitle", "caption", "body text", "list bullet"),
    *("list continue", "toc heading", "toc 1", "toc 2", "footnote text", "footnote reference", "header", "footer"),
    "hyperlink",
}


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_BOLD = "<w:b/><w:bCs/>"


def _space(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _numbered(list_: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'


def _headings() -> str:
    """Write the headings: numbered ones, and those that have no number, such as annexes."""
    looks = ((28, 320, 120), (22, 220, 100), (20, 180, 80), (20, 140, 60))
    written = ""
    for level, (size, before, after) in enumerate(looks):
        keeps = "<w:keepNext/><w:keepLines/>"
        space, look = _space(before, after), f"{_BOLD}{_size(size)}"
        outline = f'<w:outlineLvl w:val="{level}"/>'
        written += _style(
            f"heading {level + 1}",
            after="BodyText",
            ppr=f"{keeps}{_numbered(1, level)}<w:suppressAutoHyphens/>{space}{outline}",
            rpr=look,
        )
        written += _style(
            f"Unnumbered Heading {level + 1}",
            after="BodyText",
            ppr=f'{keeps}<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:suppressAutoHyphens/>{space}{outline}',
            rpr=look,
        )
    return written


def _styles() -> str:
    tab = '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>'
    item_tab = '<w:tabs><w:tab w:val="left" w:pos="1021"/></w:tabs>'
    item_ind = '<w:ind w:left="1021" w:hanging="454"/>'
    end = '<w:jc w:val="right"/>'
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="auto"/></w:pBdr>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONT}{_size(20)}<w:lang w:val="en-GB" w:eastAsia="zh-CN"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    basic = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name'
        ' w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority'
        ' w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0"'
        ' w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="57"'
        ' w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority'
        ' w:val="99"/><w:semiHidden/></w:style>'
    )
    text = f'{_space(0, 110)}<w:jc w:val="both"/>'
    styles = (
        _style("Body Text", ppr=text),
        _style("Numbered Paragraph", ppr=f"{_numbered(2, 0)}{text}"),
        _style("Numbered Item", ppr=f"{_numbered(2, 1)}{_space(0, 50)}"),
        _style("List Bullet", ppr=f"{_numbered(3, 0)}{_space(0, 50)}"),
        _style("List Continue", ppr=f"{item_tab}{_space(0, 50)}{item_ind}"),
        _headings(),
        _style("Title", after="Subtitle", ppr=f"<w:keepNext/>{_space(240, 80)}", rpr=f"{_BOLD}{_size(32)}"),
        _style("Subtitle", after="BodyText", ppr=_space(0, 160), rpr=_size(24)),
        _style("Masthead", ppr=_space(0, 20), rpr=_size(19)),
        _style("Masthead Organ", ppr=_space(0, 40), rpr=f"{_BOLD}{_size(26)}"),
        _style("Masthead Symbol", ppr=f"{_space(0, 40)}{end}", rpr=_size(24)),
        _style("Draft", ppr=f'{_space(0, 40)}<w:jc w:val="center"/>', rpr=f"{_BOLD}<w:caps/>{_size(22)}"),
        _style(
            "Key Figures Heading", after="BodyText", ppr=f"<w:keepNext/>{_space(80, 60)}", rpr=f"{_BOLD}{_size(22)}"
        ),
        _style("Key Figure", ppr=f"<w:keepNext/>{_space(40, 0)}", rpr=_size(20)),
        _style(
            "Key Figure Number",
            kind="character",
            parent="DefaultParagraphFont",
            rpr=f'{_BOLD}<w:color w:val="000000"/>{_size(32)}<w:u w:val="none"/>',
        ),
        _style("Key Figure Label", ppr=f"<w:keepNext/>{_space(0, 0)}", rpr=_size(18)),
        _style("Key Figure Change", ppr=_space(0, 80), rpr=_size(17)),
        _style("TOC Heading", after="BodyText", ppr=f"<w:keepNext/>{_space(160, 60)}", rpr=f"{_BOLD}{_size(22)}"),
        _style("toc 1", ppr=f'{tab}{_space(20, 0)}<w:ind w:left="567" w:right="567" w:hanging="567"/>', rpr=_size(19)),
        _style(
            "toc 2",
            ppr='<w:tabs><w:tab w:val="left" w:pos="1021"/></w:tabs>'
            '<w:ind w:left="1021" w:right="567" w:hanging="454"/>',
            rpr=_size(18),
        ),
        _style("caption", after="BodyText", ppr=f"<w:keepNext/><w:keepLines/>{_space(160, 60)}", rpr=_BOLD),
        _style("Table Text", ppr=_space(25, 25), rpr=_size(17)),
        _style("Table Head", parent="TableText", ppr="<w:keepNext/>"),
        _style("Table Group", parent="TableText", ppr=f"<w:keepNext/>{_space(60, 25)}", rpr=_BOLD),
        _style("Table Note", ppr=_space(40, 0), rpr=_size(17)),
        _style("Table End", ppr='<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>', rpr=_size(8)),
        _style("footnote text", ppr=f"{_space(0, 20)}", rpr=_size(17)),
        _style(
            "footnote reference",
            kind="character",
            parent="DefaultParagraphFont",
            rpr='<w:vertAlign w:val="superscript"/>',
        ),
        _style("header", ppr=rule, rpr=_size(18)),
        _style("footer", ppr=end, rpr=_size(18)),
        _style(
            "Internal Link",
            kind="character",
            parent="DefaultParagraphFont",
            rpr='<w:color w:val="000000"/><w:u w:val="none"/>',
        ),
        _style(
            "Hyperlink",
            kind="character",
            parent="DefaultParagraphFont",
            rpr='<w:color w:val="1F4E79"/><w:u w:val="single"/>',
        ),
    )
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{defaults}{basic}{"".join(styles)}</w:styles>'


_SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{_MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:settings>'
)
_FONTS = (
    f'{_HEAD}<w:fonts xmlns:w="{_MAIN}"><w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family'
    ' w:val="roman"/><w:pitch w:val="variable"/></w:font><w:font w:name="SimSun"><w:charset w:val="86"/><w:family'
    ' w:val="auto"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F3864", "lt2": "EEEEEE", "accent1": "1F4E79", "accent2": "5B7F9F",
    "accent3": "808080", "accent4": "A6A6A6", "accent5": "404040", "accent6": "BFBFBF", "hlink": "1F4E79",
    "folHlink": "1F4E79",
}  # fmt: skip


def _theme() -> str:
    """Write the theme, which Word asks for: it names the fonts and greys that the styles have anyway."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    faces = '<a:latin typeface="Times New Roman"/><a:ea typeface="SimSun"/><a:cs typeface="Times New Roman"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Report">'
        f'<a:themeElements><a:clrScheme name="Report">{colours}</a:clrScheme><a:fontScheme name="Report">'
        f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Report"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>'
        f"{'<a:ln/>' * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


_DOCUMENT = (
    f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
    f' xmlns:a="{_DRAWING}/main" xmlns:c="{_DRAWING}/chart"><w:body><w:p/><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar'
    ' w:top="1304" w:right="1304" w:bottom="1191" w:left="1304" w:header="624" w:footer="567" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)
_PARTS = (
    ("document", "document.main"),
    ("styles", "styles"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("numbering", "numbering"),
)


def _numbering() -> bytes:
    """Write the lists of a report in English, so that the template is whole in itself; reports have their own."""
    lists = root("numbering")
    styles = [*(f"heading {level}" for level in (1, 2, 3, 4)), "numbered paragraph", "numbered item", "list bullet"]
    ids = {name: "".join(word[:1].upper() + word[1:] for word in name.split()) for name in styles}
    for elements in Lists(Language.ENGLISH).definitions(ids):
        lists.extend(elements)
    return as_part(lists)


def template() -> bytes:
    """Make the template; it is the same bytes every time."""
    types = f'<Override PartName="/word/theme/theme1.xml" ContentType="{_THEME}+xml"/>' + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{type_}+xml"/>' for name, type_ in _PARTS
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for number, (name, _) in enumerate(_PARTS[1:], start=1)
    )
    relations += f'<Relationship Id="rId9" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/>'
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        "</Relationships>",
        "word/document.xml": _DOCUMENT,
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/numbering.xml": _numbering().decode(),
        "word/theme/theme1.xml": _theme(),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = ZipInfo(name)  # the first day there is
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            archive.writestr(info, text.encode())
    return made.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
