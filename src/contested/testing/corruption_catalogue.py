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
                "UCDP GED for Ukraine, 2023: 6 of 2,989 events have a low above their high",
                ("inconsistent-row",),
                numbers.swapped_ends,
                needs=("low", "high"),
            ),
            Corruption(
                "best outside",
                "the best value lies outside of its low and high",
                "UCDP GED 23.1: 6 of 1,000 events, such as 299515 with 9, 10 and 9",
                ("inconsistent-row",),
                numbers.best_outside,
                needs=("low", "high", "value"),
            ),
            Corruption(
                "unit slip",
                "one number is a thousand or a hundred times too large: thousands for people, hectares for km²",
                "26 million people per km² for Monaco (GoogleCloudPlatform/covid-19-open-data#521)",
                ("unit-slip",),
                numbers.slipped_unit,
                needs=("number",),
            ),
            Corruption(
                "coded unknown",
                "0, -1, -9, -99 or 999 stands where nobody knows, and the feed does not list it",
                "UCDP GED 23.1: -1 for the number of sources of 326 of 1,000 events",
                ("coded-number", "below-floor", "inconsistent-row"),
                numbers.coded_unknown,
                needs=("number",),
            ),
            Corruption(
                "mixed marks",
                "a point stands between thousands in one row of a column that writes them otherwise",
                "a German table of 2020: 2.155 cases beside 19,47 per 100,000 (ngrunwald/meta-csv#5)",
                ("mixed-marks", "ambiguous-phrase", "fraction-in-count"),
                numbers.mixed_marks,
                needs=("number",),
            ),
            Corruption(
                "tags as data",
                "a row of tags, or the header once more, stands among the rows",
                "UCDP GED for Ukraine on the Humanitarian Data Exchange: HXL tags in the row under the header",
                ("tag-row", "unreadable-phrase", "unusable-cell", "not-a-number"),
                texts.tags_as_data,
            ),
            Corruption(
                "total among parts",
                "a row sums up others and is counted with them",
                "Our World in Data: the deaths of the world beside those of five regions that add up to them",
                ("totals-row", "total-among-parts"),
                rows.added_totals,
                needs=("of", "number"),
            ),
            Corruption(
                "copied story",
                "a row copied three times becomes three witnesses",
                "works on the American Civil War: 94 of 135 numbers of Livermore 1900 stand in Clodfelter 2008 again",
                ("copied-number", "CF010"),
                rows.copied_story,
                needs=("by", "number or cell"),
            ),
            Corruption(
                "carried forward",
                "the numbers of a day stand again as those of the next",
                "OCHA's counts for the West Bank: 795 of 1,051 days are filled from the day before",
                ("carried-forward",),
                numbers.carried_forward,
                needs=("as_of", "number"),
            ),
            Corruption(
                "published midpoint",
                "the middle of two parties' numbers stands as the claim of a third",
                "EM-DAT's documentation: of a minimum and a maximum, the average is taken",
                ("midpoint",),
                numbers.published_midpoint,
                needs=("by", "number", "one claim a row"),
            ),
            Corruption(
                "party spelled otherwise",
                "a party's name has other capitals or lacks a letter in one row",
                "UCDP GED for Ukraine: Memorybook, MemoryBook, Memory book and memorybook as one source",
                ("two-spellings", "CF021"),
                texts.spelled_otherwise,
                needs=("by",),
            ),
            Corruption(
                "party under another name",
                "a party goes by another of its names in one row, which the feed does not know",
                "JHU CSSE, 10 March 2020: Russia as Russian Federation (CSSEGISandData/COVID-19#396)",
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
                "drop_duplicates() by the figure alone, which keeps the first party",
                ("lost-side", "lost-denial"),
                rows.dropped_side,
                before=True,
                needs=("by", "one claim a row"),
            ),
            Corruption(
                "date in another order",
                "day and month stand in another order than in the rest of the column",
                "JHU CSSE, 12 April 2020: 4/12/20 in place of 2020-04-12 (CSSEGISandData/COVID-19#2151)",
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
                "Public Health England, 12 August 2020: deaths within 28 days of a test, 36,695 for 42,072",
                ("definition-change", "lost-side", "lost-denial"),
                texts.other_definition,
                before=True,
                needs=("definition",),
            ),
            Corruption(
                "mojibake",
                "letters of UTF-8 were read in another encoding, or are lost",
                "counts for the provinces of Italy, 2020: Forlì garbled by its encoding (pcm-dpc/COVID-19#161)",
                ("mojibake", "unusable-name"),
                texts.wrong_encoding,
            ),
            Corruption(
                "falling counter",
                "a number counted from the beginning is lower on a later day",
                "Spain, 25 May 2020: 26,834 deaths of COVID-19, after 28,752 the day before",
                ("CF016",),
                numbers.falling_counter,
                needs=("time='cumulative'", "as_of", "number"),
            ),
            Corruption(
                "mixed cut-offs",
                "one party's number goes up to a day more than a year before that of the others",
                "numbers of several offices in one table, each up to its own last day",
                ("CF005", "mixed-cut-offs"),
                texts.mixed_cut_offs,
                needs=("as_of", "by"),
            ),
            Corruption(
                "key twice",
                "two claims of a figure go by one key",
                "exports of several days below each other, in which keys begin anew",
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
                "UCDP GED for Ukraine, 2021 and 2023: event 203406 with 0 to 13, then a bare 21",
                ("lost-interval",),
                rows.lost_interval,
                before=True,
                needs=("low or value", "high or value"),
            ),
            Corruption(
                "lost hedge",
                "a number lost the word around it: about, at least",
                "Russian losses as Ukraine counts them: the table has about and more in a column beside the number",
                ("lost-hedge", "lost-interval"),
                rows.lost_hedge,
                before=True,
                needs=("hedge or value without low and high",),
            ),
            Corruption(
                "silent revision",
                "a number is another one than before, and nothing says so",
                "UCDP GED for Ukraine, 2021 and 2023: another best for 58 of 907 events",
                ("changed-number",),
                numbers.silent_revision,
                before=True,
                needs=("number",),
            ),
        )
    }
)
"""Every corruption, by its name."""
