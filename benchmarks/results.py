"""
What the table of speed showed: kept as data beside the page that is made of it.

``results.json`` holds the last look at each row, and ``RESULTS.md`` is written from
it, so that a few rows can be measured again and the others stay as they were.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from rows import ROWS, TOPICS, quartiles

FOLDER = Path(__file__).parent
DATA, PAGE, REASONS = FOLDER / "results.json", FOLDER / "RESULTS.md", FOLDER / "reasons.toml"

HEAD = """# Speed

What takes how long, against other libraries, against the same by hand, and against limits that were set before it was built.
`just bench` measures all of it and writes this page; `benchmarks/run.py "words of a row"` measures some rows and prints them.

A ratio is ours over theirs, the median of pairs that were timed in turn in one process; its quartiles stand in brackets. Times are those of
the processor unless the column says *wall*: there something waits for a disk, for threads of an engine or for another process. Each row
runs in a process of its own. A ratio above its limit is **over**, and the reason stands below. Trust ratios, not milliseconds.
"""

GROWTH = """## Growth

![How much longer twice, four and eight times as much takes](growth.svg)

`benchmarks/growth.py` draws it; the rows of the topic *growth* hold each case to five times as long for four times as much. What takes how many
instructions of the processor, which no other program disturbs, is kept in `instructions.json` and compared by `.ci/instructions`.
"""


def machine():
    """Return what this machine is: nothing that names it."""
    memory = "memory not known"
    status = Path("/proc/meminfo")
    if status.exists():
        kilobytes = int(status.read_text(encoding="ascii").split(maxsplit=2)[1])
        memory = f"{round(kilobytes / 2**20)} GB of memory"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    name = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cores} cores ({platform.machine()}), {memory}, {platform.system()}, {name}"


def versions(peers):
    """Return the version of each of some peers that is here."""
    found = metadata.packages_distributions()
    return {found[peer][0]: metadata.version(found[peer][0]) for peer in peers if peer in found}


def named(rows):
    """Return in words which versions of peers rows were measured with."""
    found = sorted({one for row in rows for one in row["versions"].items()}, key=lambda one: one[0].casefold())
    return ", ".join(" ".join(one) for one in found)


def read():
    """Return what was kept, or nothing."""
    if not DATA.exists():
        return {"rows": {}}
    return json.loads(DATA.read_text(encoding="utf-8"))


def keep(seen, date, load):
    """Write what was seen of some rows beside what is kept of the others, and the page."""
    rows, here = read()["rows"], machine()
    for name, one in seen.items():
        rows[name] = {**one, "date": date, "load": load, "machine": here, "versions": versions(ROWS[name].peers)}
    there = [name for topic in TOPICS for name in ROWS if ROWS[name].topic == topic]
    kept = {"rows": {name: rows[name] for name in there if name in rows}}
    text = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in kept["rows"].items()
    )
    DATA.write_text('{"rows": {\n' + text + "\n}}\n", encoding="utf-8")
    PAGE.write_text(page(kept), encoding="utf-8")


def over(name, one):
    """Return whether a row is over its limit."""
    limit = ROWS[name].limit
    return limit is not None and "pairs" in one and quartiles(ratios(one))[0] > limit


def ratios(one):
    return [ours / theirs for ours, theirs in one["pairs"]]


def amount(number, size):
    """Return a time or a size with three digits."""
    if size == "B":
        return f"{number / 1e6:,.4g} MB"
    for unit, least in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if number >= least:
            return f"{number / least:.3g} {unit}"
    return f"{number * 1e9:.3g} ns"


def state(name, one):
    """Return in a word how a row stands."""
    if "absent" in one:
        return f"not run: needs {one['absent']}"
    if "failed" in one:
        return f"failed: {one['failed']}"
    if ROWS[name].limit is None:
        return "for comparison"
    return "over" if over(name, one) else "within"


def cells(name, one):
    """Return the cells of a row: topic, what, against, ratio, limit, how it stands, ours, theirs, clock."""
    row = ROWS[name]
    limit = "–" if row.limit is None else f"{row.limit:g}"
    if "pairs" not in one:
        return [row.topic, name, row.against, "–", limit, state(name, one), "–", "–", "–"]
    middle, first, third = quartiles(ratios(one))
    ours, theirs = (amount(quartiles(column)[0], one["size"]) for column in zip(*one["pairs"], strict=True))
    spread = f"{middle:.3g} ({first:.3g} to {third:.3g})" if len(one["pairs"]) > 1 else f"{middle:.3g}"
    clock = "memory" if one["size"] == "B" else one["clock"]
    return [row.topic, name, row.against, spread, limit, state(name, one), ours, theirs, clock]


def reasons():
    """Return why rows are over their limits, by their names."""
    found = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    strange = found.keys() - ROWS.keys()
    assert not strange, f"{REASONS.name} speaks of rows that there are not: {sorted(strange)}"
    return found


def page(kept):
    """Return RESULTS.md."""
    rows, why = kept["rows"], reasons()
    lines = [HEAD]
    for here in dict.fromkeys(one["machine"] for one in rows.values()):
        these = [one for one in rows.values() if one["machine"] == here]
        dates = " and ".join(sorted({one["date"] for one in these}))
        loads = [one["load"] for one in these]
        load = f"a load of {min(loads):.1f} to {max(loads):.1f}"
        lines += [f"{len(these)} rows on {here}; {dates}, at {load}. {named(these)}.", ""]
    states = [state(name, one).split(":")[0] for name, one in rows.items()]
    waiting = [name for name in ROWS if name not in rows]
    counted = ", ".join(f"{states.count(word)} {word}" for word in dict.fromkeys(states))
    lines += [
        f"{len(rows)} rows: {counted}." + (f" {len(waiting)} more were not asked for, see below." if waiting else ""),
        "",
    ]
    beyond = [name for name, one in rows.items() if over(name, one)]
    if beyond:
        lines += ["## Over their limits", ""]
        lines += [f"- **{name}**: {why.get(name, 'no reason is written down yet.')}" for name in beyond]
        lines.append("")
    missing = [(name, state(name, one)) for name, one in rows.items() if "pairs" not in one]
    if missing or waiting:
        lines += ["## Not run", "", *(f"- **{name}**: {words}" for name, words in missing)]
        for option in dict.fromkeys(ROWS[name].only_with for name in waiting):
            how = f"`just bench --{option}`" if option else "`just bench`"
            lines.append(
                f"- Asked for by {how}: {'; '.join(name for name in waiting if ROWS[name].only_with == option)}"
            )
        lines.append("")
    lines += [
        GROWTH,
        "## All rows",
        "",
        "| topic | what | against | ratio | limit | | ours | theirs | clock |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in rows.items():
        made = cells(name, one)
        made[5] = f"**{made[5]}**" if made[5] not in {"within", "for comparison"} else made[5]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in made) + " |")
    return "\n".join(lines) + "\n"


def printed(name, one):
    """Return a row as a line of the terminal."""
    made = cells(name, one)
    return f"{made[0]:<11} {made[1]:<56} {made[2]:<50} {made[3]:>26} {made[4]:>6} {made[6]:>9} {made[7]:>9}  {made[5]}"


if __name__ == "__main__":
    sys.exit(__doc__)
