"""
A document in Arabic and Chinese, made by hand: what every format has to lay out, in scripts of no report yet.

Each text is worded in both languages, so that one document is written in either; `HANDMADE` is the whole of it. It has
headings of three levels, numbered paragraphs, items, key figures, notes in text and tables, links, symbols and amounts
within text that runs from right to left, dates as precise as they can be, and tables with intervals, open ends, what is
missing, groups, bars and more rows than a page holds. It says nothing of its own: what is printed besides its texts is
what a writer adds in the language.
"""

from fractions import Fraction

from tracker.codelists import countries
from tracker.documents import (
    Align,
    Block,
    Cell,
    Column,
    DateText,
    Document,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Link,
    Listing,
    Masthead,
    Measured,
    Name,
    Note,
    Numeral,
    Pairs,
    Paragraph,
    PeriodText,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.documents._inline import Filled
from tracker.values import InternationalString, Language, ReportingPeriod, When

LANGUAGES = (Language.ARABIC, Language.CHINESE)
SYMBOL = "CTOC/COP/2022/3"
AFTER = ReportingPeriod.parse("2020-07..2022-07")
BEFORE = ReportingPeriod.parse("2018-06..2020-06")
MISSING, NIL = Verbatim(".."), Verbatim("–")


def text(ar: str, zh: str) -> InternationalString:
    return InternationalString(ar=ar, zh=zh)


def filled(ar: str, zh: str, *parts: Inline) -> Inline:
    return Filled(text(ar, zh), parts)


def country(code: str) -> Name:
    found = countries()[code]
    return Name(
        InternationalString({language: found.name(language) for language in LANGUAGES}),
        {language: found.rank(language) for language in LANGUAGES},
    )


def at_least(number: int) -> Inline:
    return filled("{0} على الأقل", "至少{0}", Numeral(number))


def between(lower: int, upper: int) -> Inline:
    return Sequence((Numeral(lower), Numeral(upper)), "–")


def measured(lower: int, upper: int | None = None, *, scale: int = 40) -> Measured:
    """A certain number, an interval, or what is known at least."""
    shown: Inline = between(lower, upper) if upper is not None and upper > lower else Numeral(lower)
    return Measured(text=at_least(lower) if upper is None else shown, lower=lower, upper=upper, scale=scale)


PROTOCOL = text(
    "بروتوكول مكافحة تهريب المهاجرين عن طريق البر والبحر والجو",
    "《关于打击陆、海、空偷运移民的补充议定书》",
)
KOSOVO = Note(
    text("كوسوفو", "科索沃"),
    text(
        "تُفهم الإشارات إلى كوسوفو في سياق قرار مجلس الأمن 1244 (1999).",
        "提及科索沃时应结合安全理事会第1244(1999)号决议理解。",
    ),
)
ONE_BOUND = text(
    "لا تحدد المصادر تاريخ كل نشاط باليوم، ولذلك يرد العدد بحديه الأدنى والأعلى.",
    "资料来源并未将每项活动的日期具体到日，因此给出数目的下限和上限。",
)

MASTHEAD = Masthead(
    organ=text(
        "مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية",
        "联合国打击跨国有组织犯罪公约缔约方会议",
    ),
    session=filled(
        "الدورة الحادية عشرة، فيينا، {0}",
        "第十一届会议，{0}，维也纳",
        PeriodText(ReportingPeriod.parse("2022-10-17..2022-10-21")),
    ),
    symbol=SYMBOL,
    distribution=text("عام", "普遍"),
    original=Language.ENGLISH,
    agenda_item=text("البند 2 (ج) من جدول الأعمال المؤقت", "临时议程项目2(c)"),
    date=DateText(When("2022-08-12")),
)

KEY_FIGURES = KeyFigures(
    title=text("الأرقام الرئيسية", "主要数字"),
    figures=(
        KeyFigure(
            value=Link(Numeral(150), "#table-changes"),
            label=text("الدول الأطراف في البروتوكول", "议定书缔约国"),
            change=text("زيادة قدرها دولة واحدة", "增加1个"),
            direction="up",
        ),
        KeyFigure(
            value=filled("أكثر من {0}", "超过{0}", Numeral(4000)),
            label=text("الممارسون المدرَّبون", "受训的从业人员"),
            change=text("لا يمكن الخلوص إلى استنتاج", "无法得出结论"),
        ),
        KeyFigure(
            value=at_least(30),
            label=text("الدول التي تلقت مساعدة", "获得援助的国家"),
            change=text("بلا تغيير", "没有变化"),
            direction="same",
        ),
        KeyFigure(
            value=Sequence((between(25, 27), Note(Verbatim(""), ONE_BOUND))),
            label=text("حلقات العمل والدورات التدريبية", "讲习班和培训班"),
            change=filled("نقصان قدره {0}", "减少{0}", between(2, 4)),
            direction="down",
        ),
        KeyFigure(value=MISSING, label=text("القضايا المعروضة على المحاكم", "法院受理的案件")),
    ),
)

INTRODUCTION: tuple[Block, ...] = (
    Heading(level=1, number="I.", text=text("مقدمة", "导言"), anchor="introduction"),
    Paragraph(
        number=1,
        anchor="paragraph-1",
        text=filled(
            "يقدَّم هذا التقرير عملا بالفقرة 12 من القرار {0} المعنون «تنفيذ {1}»، وهو يغطي الفترة {2}.",
            "本报告系根据题为“{1}的执行情况”的第{0}号决议第12段提交，涵盖{2}这一期间。",
            Link(Verbatim("CTOC/COP/RES/10/3"), "https://example.org/resolutions/10-3"),
            PROTOCOL,
            PeriodText(AFTER, as_phrase=True),
        ),
    ),
    Paragraph(
        number=2,
        text=filled(
            "وقُدِّمت المساعدة التقنية إلى {0}، وإلى {1}. وترد التفاصيل في {2}، وفي الوثيقة {3}.",
            "向{0}以及{1}提供了技术援助。详情见{2}和{3}号文件。",
            Listing(tuple(map(country, ("AF", "PK", "ET", "IR")))),
            KOSOVO,
            Link(text("الجدول 1", "表1"), "#table-countries"),
            Verbatim(SYMBOL),
        ),
    ),
    Paragraph(
        number=3,
        text=filled(
            "ونُظِّمت {0} أنشطة {1}، و{2} من الأنشطة {3}؛ وبلغ متوسط عدد المشاركين {4} مشاركا، "
            "بفارق قدره {5} عن الفترة السابقة.",
            "{1}举办了{0}次活动，{3}举办了{2}次活动；平均参加人数为{4}人，与上一期间相差{5}人。",
            Numeral(9, words=True),
            DateText(When("2021-10-14/2021-10-15"), as_phrase=True),
            Note(at_least(12), ONE_BOUND),
            DateText(When("2022-Q1"), as_phrase=True),
            Numeral(Fraction("32.5")),
            Numeral(-3),
        ),
    ),
    Items(
        lettered=True,
        items=(
            text("دورات تدريبية للمدعين العامين والقضاة؛", "为检察官和法官举办培训班；"),
            filled(
                "زيارات دراسية في إطار برنامج {0} ({1})؛",
                "{0}方案下的考察访问({1})；",
                Verbatim("GLO.ACT"),
                DateText(When("2021-03~")),
            ),
            filled(
                "أدوات ومنشورات، ومنها «{0}».",
                "工具和出版物，包括《{0}》。",
                Verbatim("Toolkit on Smuggling of Migrants, 2nd ed."),
            ),
        ),
    ),
)


def number_column(ar: str, zh: str) -> Column:
    return Column(title=text(ar, zh), align=Align.END)


def group(ar: str, zh: str) -> Row:
    return Row(cells=(text(ar, zh),), is_group=True)


BY_COUNTRY = Table(
    number=1,
    anchor="table-countries",
    title=filled("الأنشطة بحسب البلد أو المنطقة، {0}", "按国家或地区分列的活动，{0}", PeriodText(AFTER)),
    columns=(
        Column(title=text("البلد أو المنطقة", "国家或地区")),
        number_column("الأنشطة", "活动"),
        number_column("المشاركون", "参加者"),
        Column(title=text("آخر نشاط", "最近一次活动")),
    ),
    rows=(
        group("أفريقيا", "非洲"),
        Row(cells=(country("ET"), measured(4, 5, scale=12), Numeral(1250), DateText(When("2022-05-16/2022-05-20")))),
        Row(cells=(country("NG"), measured(12, scale=12, upper=12), at_least(80), DateText(When("2021-11")))),
        Row(cells=(country("SO"), measured(0, 0, scale=12), NIL, NIL)),
        group("آسيا", "亚洲"),
        Row(
            cells=(country("AF"), measured(2, scale=12), between(40, 45), DateText(When("[2020-07-01..2021-08-31]"))),
            anchor="row-afghanistan",
        ),
        Row(cells=(country("PK"), measured(0, 3, scale=12), Note(MISSING, ONE_BOUND), DateText(When("2022-07-01")))),
    ),
    is_alphabetical=True,
    legend=(
        text("تدل العلامة .. على عدم توافر البيانات، والعلامة – على عدم وجود نشاط.", "..表示没有数据；–表示没有活动。"),
    ),
)

CHANGES = Table(
    number=2,
    anchor="table-changes",
    title=text("الأرقام مقارنة بالفترة السابقة", "与上一期间相比的数字"),
    columns=(
        Column(title=text("المؤشر", "指标")),
        Column(title=PeriodText(BEFORE), align=Align.END),
        Column(title=PeriodText(AFTER), align=Align.END),
        Column(title=text("ما الذي يمكن إثباته", "可以证明什么")),
    ),
    rows=(
        Row(
            cells=(
                text("الدول الأطراف في البروتوكول", "议定书缔约国"),
                Numeral(149),
                Numeral(150),
                filled("زاد العدد بمقدار {0} في المائة", "增加了百分之{0}", Numeral(Fraction("0.67"))),
            )
        ),
        Row(
            cells=(
                text("الممارسون المدرَّبون", "受训的从业人员"),
                at_least(2500),
                at_least(4000),
                text("لا شيء: كلا العددين حد أدنى.", "不能证明什么：两个数字都只是下限。"),
            )
        ),
        Row(
            cells=(
                Note(
                    text("حلقات العمل", "讲习班"),
                    filled("باستثناء الأنشطة الملغاة ({0}).", "不包括取消的活动（{0}）。", Numeral(2)),
                ),
                between(29, 30),
                between(25, 27),
                filled("نقص العدد بمقدار {0}", "减少了{0}", between(2, 5)),
            )
        ),
        Row(
            cells=(
                filled("القضايا المسجلة في {0}", "{0}中登记的案件", Verbatim("SHERLOC")),
                MISSING,
                Numeral(1184),
                text("لا توجد بيانات للفترة السابقة.", "没有上一期间的数据。"),
            )
        ),
    ),
)

RESULTS: tuple[Block, ...] = (
    Heading(level=1, number="II.", text=text("المساعدة التقنية", "技术援助"), anchor="assistance"),
    Heading(level=2, number="A.", text=text("التدريب وبناء القدرات", "培训和能力建设"), anchor="training"),
    Paragraph(
        number=4,
        text=text(
            "عقد مكتب الأمم المتحدة المعني بالمخدرات والجريمة خلال الفترة المشمولة بالتقرير حلقات عمل "
            "لفائدة موظفي إنفاذ القانون وموظفي مراقبة الحدود والمدعين العامين، بهدف تعزيز قدرة الدول على "
            "منع تهريب المهاجرين وملاحقة مرتكبيه قضائيا، مع حماية حقوق المهاجرين المهرَّبين. وشملت حلقات "
            "العمل التعاون الدولي في المسائل الجنائية، والتحقيقات المالية، وجمع البيانات وتحليلها.",
            "本报告所述期间，联合国毒品和犯罪问题办公室为执法人员、边境管制人员和检察官举办了讲习班，目的是加强各国预防和起诉偷运移民行为的能力，"
            "同时保护被偷运移民的权利。讲习班涉及刑事事项国际合作、金融调查以及数据收集和分析。",
        ),
    ),
    BY_COUNTRY,
    Heading(level=3, number="1.", text=text("حلقات العمل الإقليمية", "区域讲习班"), anchor="workshops"),
    Paragraph(
        number=5,
        text=filled(
            "عُقدت الحلقة الإقليمية في {0} {1}، وحضرها ممثلو {2} دولة.",
            "区域讲习班{1}在{0}举行，{2}个国家的代表出席。",
            text("القاهرة", "开罗"),
            DateText(When("2022-06-29/2022-07-02"), as_phrase=True),
            between(18, 20),
        ),
    ),
    Items(
        items=(
            text("الوقاية والتوعية", "预防和提高认识"),
            text("الحماية والمساعدة", "保护和援助"),
            text("الملاحقة القضائية والتعاون", "起诉与合作"),
        )
    ),
    Heading(level=2, number="B.", text=text("مقارنة بين الفترتين", "两个期间的比较"), anchor="comparison"),
    Paragraph(
        number=6,
        text=filled(
            "يقارن {0} الأرقام بأرقام الفترة السابقة ({1}). ولا يُذكر تغيير إلا إذا أثبتته الأرقام نفسها.",
            "{0}将各项数字与上一期间({1})的数字作了比较。只有数字本身能够证明的变化才予以说明。",
            Link(text("الجدول 2", "表2"), "#table-changes"),
            PeriodText(BEFORE),
        ),
    ),
    CHANGES,
    Pairs(
        title=text("حالة البيانات", "数据状况"),
        pairs=(
            (text("تاريخ البيانات", "数据日期"), DateText(When("2022-08-12"))),
            (text("السجلات", "记录"), Measured(text=Numeral(411), lower=411, upper=411)),
            (text("الرمز", "文号"), Verbatim(SYMBOL)),
        ),
        anchor="state-of-data",
    ),
)

_LONG = sorted(countries())[:90]


def _row_of_annex(position: int, code: str) -> Row:
    certain = position * 7 % 23
    kinds: tuple[Cell, ...] = (
        measured(certain, certain),
        measured(certain, certain + 1 + position % 9),
        measured(certain),
    )
    participants: tuple[Inline, ...] = (Numeral(certain * 137), at_least(certain + 1), MISSING)
    return Row(
        cells=(
            country(code),
            kinds[position % 3],
            participants[position % 3] if certain else NIL,
            DateText(When(f"{2020 + position % 3}-{1 + position % 12:02d}")),
            text(
                "دورات تدريبية وحلقات عمل ومساعدة تشريعية، وتبادل للخبرات بين أجهزة إنفاذ القانون",
                "培训班、讲习班和立法援助，以及执法机构之间的经验交流",
            ),
        )
    )


ANNEX: tuple[Block, ...] = (
    Heading(
        level=1,
        text=text("المرفق الأول - الأنشطة بحسب البلد", "附件一：按国家分列的活动"),
        anchor="annex-countries",
        is_annex=True,
    ),
    Paragraph(
        text=filled(
            "يغطي هذا المرفق {0} بلدا ومنطقة. انظر أيضا {1}.",
            "本附件涵盖{0}个国家和地区。另见{1}。",
            Numeral(len(_LONG)),
            Link(Verbatim("https://example.org/data"), "https://example.org/data"),
        )
    ),
    Table(
        number=3,
        anchor="table-annex",
        title=text("الأنشطة المنجزة في كل بلد أو منطقة", "在每个国家或地区开展的活动"),
        columns=(
            Column(title=text("البلد أو المنطقة", "国家或地区")),
            number_column("الأنشطة", "活动"),
            number_column("المشاركون", "参加者"),
            Column(title=text("الشهر", "月份")),
            Column(title=text("نوع المساعدة", "援助种类")),
        ),
        rows=tuple(_row_of_annex(position, code) for position, code in enumerate(_LONG)),
        is_alphabetical=True,
    ),
)

HANDMADE = Document(
    masthead=MASTHEAD,
    title=text("المساعدة التقنية المقدمة لمكافحة تهريب المهاجرين", "为打击偷运移民提供的技术援助"),
    subtitle=text("تقرير من إعداد الأمانة", "秘书处的报告"),
    blocks=(KEY_FIGURES, *INTRODUCTION, *RESULTS, *ANNEX),
)
"""The whole of it."""
