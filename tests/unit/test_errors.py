"""Every error is a ContestedError and the fitting builtin, keeps its facts, and says what to do."""

from __future__ import annotations

import copy
import inspect
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest

from contested import errors
from contested.errors import (
    AmbiguousAbsence,
    AmbiguousCell,
    AmbiguousNumber,
    AmbiguousPhrase,
    BelowFloor,
    BestOutsideBounds,
    ChainedComparison,
    ConflictingRecords,
    ConfusableNames,
    ContestedError,
    DefinitionCycle,
    DerivedFigure,
    DividesByZero,
    DivisorHoldsZero,
    DraftProblem,
    DuplicateKey,
    EmptyKey,
    EqualFigures,
    FormulaCell,
    FormulaTooLong,
    FrozenValue,
    ImpossibleArgument,
    IncompatibleFigures,
    IncompatibleUnits,
    IncompleteStatement,
    InconsistentRow,
    InvertedBounds,
    LongAnswer,
    MergeConflict,
    MisaimedStance,
    MisfitColumn,
    MisfitConclusion,
    MisfitEdition,
    MisfitFeed,
    MisfitRelation,
    MissingColumn,
    MissingExtra,
    NoOneNumber,
    NoPositions,
    NoSentences,
    NoSharedAxis,
    NotAChoice,
    NotADay,
    NotALevel,
    NotAMethod,
    NotANumber,
    NotConverged,
    NothingSaid,
    NumberOutOfBounds,
    OffsetUnit,
    OneWayFormat,
    Problem,
    QuotingCycle,
    RaggedRow,
    Refused,
    RenamedKeyword,
    SeveralCounts,
    SeveralMeasures,
    SharedAlias,
    ShrunkenJournal,
    TotalsRow,
    TwoSpellings,
    UnfitPipeline,
    UnfittingStyle,
    UnknownEstimate,
    UnknownField,
    UnknownHedge,
    UnknownLanguage,
    UnknownLexicon,
    UnknownName,
    UnknownOperand,
    UnknownUnit,
    UnpoolableNumbers,
    UnreadableCell,
    UnreadableDate,
    UnreadableDerivation,
    UnreadableDossier,
    UnreadableDraft,
    UnreadableFeed,
    UnreadableJournal,
    UnreadableLexicon,
    UnreadableLine,
    UnreadablePhrase,
    UnreadableQuestion,
    UnreadableRows,
    UnreadableThreshold,
    UnreadableUnit,
    UnsavedDossier,
    UnsettledVerdict,
    UnusableCell,
    UnusableCopy,
    UnusableName,
    UnusableOperand,
    UnusableStyle,
    UnwrittenEntry,
    WrongType,
    shorten,
)

EXAMPLES: list[tuple[ContestedError, type[Exception], str]] = [
    (
        AmbiguousPhrase("2.3m", ("2,300,000", "2.3 metres")),
        ValueError,
        (
            "'2.3m' can be read as 2,300,000 or as 2.3 metres; "
            "write the one that is meant, or settle it with locale= or unit="
        ),
    ),
    (UnknownLanguage("xx", ("en", "fr")), LookupError, "there is no language pack for 'xx'; there are en, fr"),
    (
        UnknownLexicon("acleed", ("as_printed", "acled")),
        LookupError,
        "there is no lexicon 'acleed'; there are as_printed, acled, and Lexicon.from_file() reads one of your own",
    ),
    (
        UnreadableLexicon("mine.toml", "it extends no lexicon"),
        ValueError,
        "cannot read the lexicon mine.toml: it extends no lexicon",
    ),
    (NotANumber("x", "write digits"), ValueError, "'x' is not a number: write digits"),
    (
        NumberOutOfBounds("1e99", 30),
        ValueError,
        "1e99 is out of bounds: at most 30 digits before and 30 after the point; use a larger or smaller unit",
    ),
    (
        AmbiguousNumber("1.500", ("1,500", "1.5")),
        ValueError,
        "'1.500' can be read as 1,500 or as 1.5; write the one that is meant",
    ),
    (UnreadablePhrase("x", "no number"), ValueError, "cannot read 'x': no number"),
    (
        UnknownHedge("maybe", "as_printed", 0),
        ValueError,
        "the lexicon as_printed does not know 'maybe' (at character 1); write the number with a word it knows, such as 'about', 'at least' or 'fewer than', and keep the source's own words in quote=",
    ),
    (InvertedBounds(2, 1), ValueError, "low (2) is above high (1); swap them, or give a single value for a point"),
    (
        InvertedBounds(1, 1, open=True),
        ValueError,
        "an open bound at 1 leaves nothing between 1 and 1; close both bounds",
    ),
    (
        BestOutsideBounds(5, "[1; 2]"),
        ValueError,
        "best (5) lies outside its bounds [1; 2]; correct one of them, or leave the bounds out",
    ),
    (DivisorHoldsZero("[0; 1]"), ZeroDivisionError, "cannot divide by [0; 1], which holds zero; narrow the divisor"),
    (
        UnreadableUnit("k m?", "character 4"),
        ValueError,
        "cannot read the unit 'k m?': character 4; write names joined by * and /, such as 'km**2' or 'person/day'",
    ),
    (FrozenValue("Unit", "atoms"), AttributeError, "a Unit does not change (atoms); make a new one"),
    (
        ImpossibleArgument("figures", "min_parties (3) is above max_parties (2)", "swap them"),
        ValueError,
        "figures() has nothing to draw: min_parties (3) is above max_parties (2); swap them",
    ),
    (UnknownUnit("ton", "write tonne"), LookupError, "unknown unit 'ton'; write tonne"),
    (
        IncompatibleUnits("km", "person", "claim it elsewhere"),
        ValueError,
        "km does not convert to person; claim it elsewhere",
    ),
    (
        OffsetUnit("degC"),
        ValueError,
        "degC has an offset zero, so sums, ratios and means of it mean nothing; convert to a unit that starts at zero, such as kelvin",
    ),
    (
        UnreadableDate("soon", "no digits"),
        ValueError,
        "cannot read the date 'soon': no digits; write 2023-09-20, 2023-09, 2023, 2023-09-20/2023-09-21 or 2023-09~",
    ),
    (NotALevel("95"), ValueError, "the level '95' is not between 0 and 1; write 95% as 0.95"),
    (NotADay("2023-09"), ValueError, "'2023-09' is not one day; write the day, such as 2023-09-20"),
    (UnusableName("party", "", "it is empty"), ValueError, "'' cannot name a party: it is empty"),
    (
        ConfusableNames("parties", "A", "a"),
        ValueError,
        "two parties are written alike: 'A' and 'a'; use one spelling if they are the same, or tell them apart by name",
    ),
    (SharedAlias("UN", "A", "B"), ValueError, "'UN' is an alias of both 'A' and 'B'; leave it with one of them"),
    (
        ConflictingRecords("party", "A", ("stake", "bloc")),
        ValueError,
        "two records of the party 'A' differ in stake, bloc; make one record and use it in both places",
    ),
    (NotAChoice("stake", "x", ("a", "b")), ValueError, "stake cannot be 'x'; it is one of a, b"),
    (WrongType("by", 5, "a name"), TypeError, "by is '5' (int); give a name"),
    (IncompleteStatement("a level is missing"), ValueError, "a level is missing"),
    (UnknownField("sauce", ("source",)), TypeError, "a statement has no field 'sauce'; it has source"),
    (RenamedKeyword("party", "by"), TypeError, "party= is called by= now"),
    (
        BelowFloor(-1, "person"),
        ValueError,
        "-1 person is below zero, which no count, length, area, mass or duration is; for a difference such as excess deaths make the figure with signed=True",
    ),
    (
        UnknownEstimate("e9", ("e1", "e2")),
        LookupError,
        "no estimate 'e9' in this figure; its keys are e1, e2",
    ),
    (UnknownEstimate("e9", ()), LookupError, "no estimate 'e9' in this figure; none of its estimates has a key"),
    (
        MisaimedStance("retracted", "e1", "B never said it, A did"),
        ValueError,
        "the estimate 'e1' cannot be retracted: B never said it, A did",
    ),
    (DuplicateKey("e1"), ValueError, "two statements of this figure have the key 'e1'; give each a key of its own"),
    (
        QuotingCycle(("A", "B", "A")),
        ValueError,
        "the sources quote each other in a circle: A quotes B quotes A; remove one of the links",
    ),
    (
        UnreadableDerivation("steps[3]", "it is no list"),
        ValueError,
        "cannot read the derivation, at steps[3]: 'it is no list'; give the text that to_json() wrote",
    ),
    (
        LongAnswer("f", "more than 500 steps"),
        ValueError,
        "the answer on 'f' has more than 500 steps; ask of one figure, or of a day (as_of, known_on)",
    ),
    (
        UnsettledVerdict("contested"),
        ValueError,
        "contested; there is no single yes or no. Use .certainly, .possibly or .by_party; min() and sorted() cannot order figures that are not settled, and a chain such as 1 < figure < 2 is figure.between(1, 2)",
    ),
    (
        ChainedComparison("contested"),
        TypeError,
        "a chained comparison keeps only one of its halves (contested); write figure.between(a, b), or (a < figure) & (figure < b)",
    ),
    (
        NoPositions("population", "hull"),
        ValueError,
        "nobody states a number for population, so there is no hull; see positions()",
    ),
    (UnknownName("figure", "x", ("a", "b")), KeyError, "no figure 'x' in the dossier; known: a, b"),
    (UnknownName("figure", "x", ()), KeyError, "no figure 'x' in the dossier; there are none yet"),
    (
        UnknownName("figure", "ara", ("area", "b")),
        KeyError,
        "no figure 'ara' in the dossier; did you mean area? known: area, b",
    ),
    (UnknownName("party", "Iran", ("Iraq",), alike=True), KeyError, "no party 'Iran' in the dossier; near: Iraq"),
    (
        EqualFigures("a", "b"),
        ValueError,
        "the figures 'a' and 'b' have equal records, so they are the same unknown; keep one, or say what tells them apart (of=, where=, period=, definition=, facets)",
    ),
    (
        MergeConflict("party", "a"),
        ValueError,
        "both dossiers have a party 'a', and they differ; rename one before merging",
    ),
    (UnreadableDraft((DraftProblem(1, 2, "a"),)), ValueError, "the draft: 1 problem\n  line 1, column 2: a"),
    (UnreadableJournal("j", ("a", "b")), ValueError, "j: 2 problems\n  a\n  b"),
    (
        ShrunkenJournal("a.jsonl", 2),
        ValueError,
        "2 lines of a.jsonl stood in the common version and are gone from a copy, or are changed there; a journal only grows, so look at both with 'contested journal verify' before you put them together",
    ),
    (
        UnwrittenEntry("a.jsonl", "disk full"),
        OSError,
        "cannot record in a.jsonl: disk full; nothing was recorded, and the journal is as it was before",
    ),
    (
        UnreadableDossier("f.toml", (Problem("a.b", 3, "wrong"),)),
        ValueError,
        "f.toml: 1 problem\n  line 3, a.b: wrong",
    ),
    (
        UnreadableDossier("f.toml", (Problem("", None, "wrong"), Problem("a", None, "bad"))),
        ValueError,
        "f.toml: 2 problems\n  wrong\n  a: bad",
    ),
    (UnreadableRows(((7, "no number"),)), ValueError, "1 row cannot be read\n  row 7: no number"),
    (UnreadableRows(()), ValueError, "0 rows cannot be read"),
    (
        UnsavedDossier("f.toml", "disk full"),
        OSError,
        "cannot save f.toml: disk full; the file is as it was before",
    ),
    (
        OneWayFormat("schema-org", "written", ("json", "toml")),
        ValueError,
        "the format schema-org is only written; what is read is json, toml",
    ),
    (OneWayFormat("x", "read", ("json",)), ValueError, "the format x is only read; what is written is json"),
    (UnusableCopy("a.pdf", "it is damaged"), ValueError, "cannot use the copy 'a.pdf': it is damaged"),
    (
        UnusableStyle("a.csl", "it is empty"),
        ValueError,
        "cannot write references in the style 'a.csl': it is empty; give another style, or 'plain', which needs none",
    ),
    (
        UnreadableQuestion("a >", 3, "a number is missing"),
        ValueError,
        'cannot read the question at character 4: a number is missing; write one comparison such as "population > 100000" or "duration < \'2 day\'", or one formula such as "troops - local"',
    ),
    (
        MissingExtra("the date '19XX'", "edtf"),
        ImportError,
        "the date '19XX' needs an extra; install it with: pip install 'contested[edtf]'",
    ),
    (
        DividesByZero("a / b", "b"),
        ZeroDivisionError,
        "a / b divides by zero: b is, or may be, zero in every account; leave those accounts out with only(), or divide by another figure",
    ),
    (
        FormulaTooLong("a ** 9", "A", 30),
        ValueError,
        "a ** 9 has more than 30 digits in the account of A; use a smaller power or a larger unit",
    ),
    (
        DerivedFigure("a / b", "claimed", "say it of a"),
        TypeError,
        "a / b is derived, and nobody's statement: it cannot be claimed; say it of a",
    ),
    (UnusableOperand("+ a", None, "figures do"), TypeError, "cannot calculate + a with 'None': figures do"),
    (
        IncompatibleFigures("km", "person", "x", "a", "b"),
        ValueError,
        "a and b do not go together: km does not convert to person; x",
    ),
    (
        NoSharedAxis("a", "b", ("unit is km and person",)),
        ValueError,
        "a and b share no axis: unit is km and person; draw a chart of each, or bring both to one unit with to()",
    ),
    (
        NoOneNumber("dead"),
        TypeError,
        "dead has no one number; ask whose: figure.according_to('...').interval, figure.hull().low and .high, or figure.reconcile(methods.Median()).value",
    ),
    (
        NotAMethod("method", None, "one of these"),
        TypeError,
        "no method is given; name one of these: no number is chosen without one, and hull() needs none",
    ),
    (NotAMethod("method", int, "one of these"), TypeError, "method is the class int; write its brackets, int()"),
    (NotAMethod("method", 3, "one of these"), TypeError, "method is '3' (int); give one of these"),
    (
        UnknownOperand("a / b", "c", ("a", "b")),
        LookupError,
        "a / b needs an account for each figure that parties state, and for no other; look at c, beside a, b",
    ),
    (
        DefinitionCycle(("a", "b", "a")),
        ValueError,
        "a → b → a goes in a circle; leave one of these relations out, or say equal",
    ),
    (MisfitRelation("a is a part of b", "why"), ValueError, "a is a part of b: why"),
    (
        NoSentences("ru", ("en", "fr")),
        LookupError,
        "there are no sentences in 'ru'; there are some in en, fr. Numbers, lists and dates of it can be written: see contested.report.printed_language; how sentences are added is in docs/how-to/add-sentences-of-a-language.md",
    ),
    (
        UnfittingStyle("floor", "a verdict", "ask for 'range'"),
        ValueError,
        "the style 'floor' does not fit a verdict: ask for 'range'",
    ),
    (UnpoolableNumbers("variances[0]", "0 is not above zero"), ValueError, "variances[0]: 0 is not above zero"),
    (
        NotConverged("PM", 200, "the last step was 1"),
        ArithmeticError,
        "tau2='PM' did not come to rest in 200 steps (the last step was 1); try tau2=\"DL\", which needs no search, or bring values and variances to a common scale",
    ),
    (
        Refused("no consensus: only 2 origins"),
        ValueError,
        "no consensus: only 2 origins; look at the hull, or waive preconditions by name with accept= and reason=",
    ),
    (MissingColumn("low", ("a", "b")), LookupError, "there is no column 'low'; the frame has 'a', 'b'"),
    (
        MisfitColumn("low", "String", "of numbers"),
        TypeError,
        "column 'low' is of type String; it has to be of numbers: cast it first",
    ),
    (
        UnfitPipeline("the pipeline returns nothing", "return rows"),
        ValueError,
        "the pipeline returns nothing; return rows",
    ),
    (UnreadableFeed("a.csv", 3, "it holds a NUL"), ValueError, "cannot read a.csv, line 3: it holds a NUL"),
    (UnreadableFeed("a.csv", None, "it is empty"), ValueError, "cannot read a.csv: it is empty"),
    (MisfitFeed("best", "no column"), ValueError, "feed, best: no column"),
    (
        AmbiguousCell("Armenia", ("who says it", "where it is")),
        ValueError,
        (
            "'Armenia' can be read as who says it or as where it is; write 'per ...' before who says it, "
            "or name those who speak with speakers= (of a figure: parties=)"
        ),
    ),
    (
        UnreadableCell("12 (x)", ("'x' is not known", "so is y")),
        ValueError,
        "cannot read all of the cell '12 (x)': 'x' is not known; so is y",
    ),
    (
        SeveralCounts("4 dead, 9 hurt", ("dead", "hurt"), "counts more than one thing"),
        ValueError,
        (
            "the cell '4 dead, 9 hurt' counts more than one thing: 'dead', 'hurt'; "
            "say with only= which of them this figure is"
        ),
    ),
    (
        AmbiguousAbsence("None", ("nothing is said", "zero")),
        ValueError,
        "'None' can be read as nothing is said or as zero; if nothing is said, give missing='None'; for zero write 0, or 'no deaths'",
    ),
    (
        AmbiguousAbsence("N/A", ("nothing is said", "nobody knows")),
        ValueError,
        "'N/A' can be read as nothing is said or as nobody knows; if nothing is said, give missing='N/A'; else unknown='N/A'",
    ),
    (
        SeveralMeasures("name", "all of them", ("area", "dead")),
        ValueError,
        'the table counts in several units; choose one with .where("name", ...), on the command line with --measure: area, dead',
    ),
    (
        InconsistentRow("low is 3, high is 2"),
        ValueError,
        "as published, low is 3, high is 2; nothing is re-ordered: correct the row, or keep its best value alone with inconsistent='kept'",
    ),
    (UnusableCell([3], "a list is no text"), ValueError, "'[3]': a list is no text"),
    (RaggedRow("2 cells", "the header has 3 columns"), ValueError, "'2 cells': the header has 3 columns"),
    (UnreadableLine("{", "it is no JSON"), ValueError, "'{': it is no JSON"),
    (NothingSaid("", "no number stands in n"), ValueError, "'': no number stands in n"),
    (EmptyKey(None, "whose figure?"), ValueError, "'None': whose figure?"),
    (TotalsRow("Total", "it sums up other rows"), ValueError, "'Total': it sums up other rows"),
    (FormulaCell("=A1", "it is a formula"), ValueError, "'=A1': it is a formula"),
    (TwoSpellings("AFP", "other rows write 'afp'"), ValueError, "'AFP': other rows write 'afp'"),
    (
        MisfitEdition("toll"),
        ValueError,
        "the diff leads from another edition: the figure 'toll' is not as it was compared; compare this one with old.diff(new)",
    ),
    (
        MisfitConclusion("toll > 5", "an article", "it rests on a figure that is gone"),
        ValueError,
        "the conclusion 'toll > 5' in 'an article': it rests on a figure that is gone",
    ),
    (
        UnreadableThreshold("100"),
        ValueError,
        "'100' is no comparison; write a sign and a number, such as '> 100' or '>= 100 km**2'",
    ),
]

IDS = [f"{type(error).__name__}-{n}" for n, (error, _, _) in enumerate(EXAMPLES)]


@pytest.mark.parametrize(("error", "builtin", "words"), EXAMPLES, ids=IDS)
def test_an_error_says_what_is_wrong(error: ContestedError, builtin: type[Exception], words: str) -> None:
    """An error is caught by the library's class and by the fitting builtin, and its message has the facts."""
    assert isinstance(error, builtin)
    assert str(error) == words


@pytest.mark.parametrize(("error", "builtin", "words"), EXAMPLES, ids=IDS)
def test_an_error_keeps_its_facts(error: ContestedError, builtin: type[Exception], words: str) -> None:
    """A pickled or copied error has the same facts and the same message."""
    again = [pickle.loads(pickle.dumps(error)), copy.copy(error)]  # our own bytes

    assert [(type(one), vars(one), str(one)) for one in again] == [(type(error), vars(error), str(error))] * 2


def test_every_error_has_an_example() -> None:
    """Every leaf of the module is in the table above."""
    leaves = {
        found
        for _, found in inspect.getmembers(errors, inspect.isclass)
        if issubclass(found, ContestedError) and found is not ContestedError
    }

    assert {type(error) for error, _, _ in EXAMPLES} == leaves


class Unprintable:
    """Something whose representation fails."""

    def __repr__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x", "'x'"),
        (5, "'5'"),
        ("a" * 61, repr("a" * 57 + "...")),
        ("\x1b[31m", repr("\x1b[31m")),
        ("\u202e", r"'\u202e'"),
        (Decimal("1e999999999"), "\"Decimal('1E+999999999')\""),
        pytest.param(10**5000, "something of type int that cannot be written", id="10**5000"),
        (Fraction(10**5000, 3), "something of type Fraction that cannot be written"),
        ([10**5000], "something of type list that cannot be written"),
        (Unprintable(), "something of type Unprintable that cannot be written"),
    ],
)
def test_what_is_foreign_is_shown_short_and_plain(value: object, expected: str) -> None:
    """A message shows something foreign on one short line, without hidden characters, and never fails."""
    assert shorten(value) == expected


def test_an_ambiguous_cell_says_what_would_settle_it() -> None:
    """A day wants its year, people what is counted, a name who speaks."""
    assert "write its year" in str(errors.AmbiguousCell("12 April", ("a day", "a name")))
    assert "write what is counted" in str(errors.AmbiguousCell("3 captured", ("people", "things")))
    assert "speakers=" in str(errors.AmbiguousCell("(Aleppo)", ("who says it", "where")))


class Loud(ContestedError):
    """Says what it was given."""

    text: str

    def __str__(self) -> str:
        return self.text


def test_a_message_shows_what_would_command_a_terminal() -> None:
    """Whatever an error prints, what of it would turn, colour or hide is written out."""
    assert str(Loud("a\x1b[31m\u202eb")) == "a\\u001b[31m\\u202eb"
