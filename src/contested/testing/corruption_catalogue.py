"""The catalogue of corruptions: data alone, each with where such rows are seen and what finds them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from contested.testing import number_corruptions as numbers
from contested.testing import row_corruptions as rows
from contested.testing import text_corruptions as texts
from contested.testing.corruption import Corruption

if TYPE_CHECKING:
    from collections.abc import Mapping

CORRUPTIONS: Mapping[str, Corruption] = MappingProxyType(
    {
        one.name: one
        for one in (
            Corruption(
                "swapped ends",
                "low and high stand in each other's column",
                "releases of event data with low, best and high typed by hand (UCDP GED, MAVERICK)",
                ("inconsistent-row",),
                numbers.swapped_ends,
                needs=("low", "high"),
            ),
            Corruption(
                "best outside",
                "the best value lies outside of its low and high",
                "releases of event data in which one of three columns was revised (UCDP GED)",
                ("inconsistent-row",),
                numbers.best_outside,
                needs=("low", "high", "value"),
            ),
            Corruption(
                "unit slip",
                "one number is a thousand or a hundred times too large: thousands for people, hectares for km²",
                "UN World Population Prospects gives thousands, FAOSTAT land in 1,000 ha, beside tables in units",
                ("unit-slip",),
                numbers.slipped_unit,
                needs=("number",),
            ),
            Corruption(
                "coded unknown",
                "0, -1, -9, -99 or 999 stands where nobody knows, and the feed does not list it",
                "GTD codebook (-9, -99), PRIO Battle Deaths (-999), ACLED's FAQ (0)",
                ("coded-number", "below-floor", "inconsistent-row"),
                numbers.coded_unknown,
                needs=("number",),
            ),
            Corruption(
                "mixed marks",
                "a point stands between thousands in one row of a column that writes them otherwise",
                "spreadsheets of several locales put together; readers of CSV have decimal= and thousands= for them",
                ("mixed-marks", "ambiguous-phrase"),
                numbers.mixed_marks,
                needs=("number",),
            ),
            Corruption(
                "tags as data",
                "a row of tags, or the header once more, stands among the rows",
                "exports of OCHA's Humanitarian Data Exchange, with a row of HXL tags under the header",
                ("tag-row", "unreadable-phrase", "unusable-cell", "not-a-number"),
                texts.tags_as_data,
            ),
            Corruption(
                "total among parts",
                "a row sums up others and is counted with them",
                "Our World in Data: World, continents and groups of income beside countries",
                ("totals-row", "total-among-parts"),
                rows.added_totals,
                needs=("of", "number"),
            ),
            Corruption(
                "copied story",
                "a row copied three times becomes three witnesses",
                "wire stories in several papers: why ACLED codes an event once, whoever reports it",
                ("copied-number", "CF010"),
                rows.copied_story,
                needs=("by", "number or cell"),
            ),
            Corruption(
                "carried forward",
                "the numbers of a day stand again as those of the next",
                "counts of COVID-19 deaths over week-ends and holidays (Johns Hopkins CSSE, 2020)",
                ("carried-forward",),
                numbers.carried_forward,
                needs=("as_of", "number"),
            ),
            Corruption(
                "published midpoint",
                "the middle of two parties' numbers stands as the claim of a third",
                "infoboxes and yearbooks that print one number for a disputed one",
                ("midpoint",),
                numbers.published_midpoint,
                needs=("by", "number", "one claim a row"),
            ),
            Corruption(
                "party spelled otherwise",
                "a party's name has other capitals or lacks a letter in one row",
                "names typed by several coders: JHU CSSE renamed states and regions between its daily reports",
                ("two-spellings", "CF021"),
                texts.spelled_otherwise,
                needs=("by",),
            ),
            Corruption(
                "party under another name",
                "a party goes by another of its names in one row, which the feed does not know",
                "capitals for governments (Baku, Yerevan), acronyms for organisations",
                ("lost-side", "lost-denial", "lost-figure"),
                texts.another_name,
                before=True,
                needs=("by",),
            ),
            Corruption(
                "dropped denial",
                "a denial is gone",
                "tables with one column for the number have no cell for a denial",
                ("lost-denial", "lost-figure"),
                rows.dropped_denial,
                before=True,
                needs=("stance",),
            ),
            Corruption(
                "denial as zero",
                "a denial has become a zero",
                "fillna(0), or a sum over rows, where the number of a denial is empty",
                ("lost-denial", "coded-number"),
                rows.denial_as_zero,
                before=True,
                needs=("stance", "number"),
            ),
            Corruption(
                "dropped side",
                "all rows of one party of a figure are gone",
                "drop_duplicates() or a join by the figure alone, which keeps the first party",
                ("lost-side", "lost-denial"),
                rows.dropped_side,
                before=True,
                needs=("by", "one claim a row"),
            ),
            Corruption(
                "date in another order",
                "day and month stand in another order than in the rest of the column",
                "daily reports of JHU CSSE, 2020, of which the form of days changed from file to file",
                ("unreadable-date", "swapped-day"),
                texts.other_order,
                needs=("as_of or stated",),
            ),
            Corruption(
                "century slip",
                "a year lies a century too early",
                "years of two digits: POSIX reads 69 as 1969, a spreadsheet 30 as 1930",
                ("CF024", "CF005"),
                texts.century_slip,
                needs=("as_of or stated",),
            ),
            Corruption(
                "definition change",
                "one row counts by another definition than those beside it",
                "Public Health England, 12 August 2020: from then on deaths within 28 days of a test",
                ("definition-change", "lost-side", "lost-denial"),
                texts.other_definition,
                before=True,
                needs=("definition",),
            ),
            Corruption(
                "mojibake",
                "letters of UTF-8 were read in another encoding, or are lost",
                "CSV files without a byte-order mark, opened and saved in a spreadsheet",
                ("mojibake", "unusable-name"),
                texts.wrong_encoding,
            ),
            Corruption(
                "falling counter",
                "a number counted from the beginning is lower on a later day",
                "Spain, 25 May 2020: its count of COVID-19 deaths fell by nearly 2,000 in a day",
                ("CF016",),
                numbers.falling_counter,
                needs=("time='cumulative'", "as_of", "number"),
            ),
            Corruption(
                "mixed cut-offs",
                "one party's number goes up to a day more than a year before that of the others",
                "tables put together from the yearbooks of several offices",
                ("CF005", "mixed-cut-offs"),
                texts.mixed_cut_offs,
                needs=("as_of", "by"),
            ),
            Corruption(
                "key twice",
                "two claims of a figure go by one key",
                "exports of several days under each other, in which keys begin anew",
                ("duplicate-key",),
                rows.key_twice,
                needs=("key",),
            ),
            Corruption(
                "row twice",
                "a row stands twice",
                "exports of overlapping days, put below each other",
                ("duplicate-row", "duplicate-key"),
                rows.row_twice,
            ),
            Corruption(
                "lost interval",
                "a low and a high have become one number",
                "WHO's Global Health Observatory prints 74 [70-78], and gives a column with 74 alone",
                ("lost-interval",),
                rows.lost_interval,
                before=True,
                needs=("low or value", "high or value"),
            ),
            Corruption(
                "lost hedge",
                "a number lost the word around it: about, at least",
                "texts turned into a column of numbers",
                ("lost-hedge", "lost-interval"),
                rows.lost_hedge,
                before=True,
                needs=("hedge or value without low and high",),
            ),
            Corruption(
                "silent revision",
                "a number is another one than before, and nothing says so",
                "files replaced under the same address",
                ("changed-number",),
                numbers.silent_revision,
                before=True,
                needs=("number",),
            ),
        )
    }
)
"""Every corruption, by its name."""
