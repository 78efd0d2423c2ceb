"""Results are kept in files, one for each measurement, so that a long run can be taken in parts."""

import datetime
import json
import os

_FORMAT = "wherry-peers/1"


class Results:
    """What was measured last, by the name of the measurement."""

    def __init__(self, folder):
        self._folder = folder

    def put(self, name, rows, facts):
        """Keeps the rows of one measurement; the facts say how and on what it was taken."""
        self._folder.mkdir(parents=True, exist_ok=True)
        when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
        content = {"format": _FORMAT, "date": when, **facts, "rows": rows}
        file = self._folder / f"{name}.json"
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        os.replace(fresh, file)

    def get(self, name):
        """The last result, or None."""
        try:
            content = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return content if content.get("format") == _FORMAT else None
