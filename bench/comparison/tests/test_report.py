"""The goals, their verdicts and the page."""

import json
import tempfile
import unittest
from pathlib import Path

from comparison import report
from comparison.failure import Failure
from comparison.results import Results
from comparison.rows import MEASUREMENTS, ROWS, WITH_LIMIT

_FACTS = {"machine": "m", "files": "tmpfs", "client": "c", "commit": "abc", "settings": "s", "load": 0.5, "command": "b"}


def measured(better, **values):
    """A row: the values of each server, underscores in names stand for blanks."""
    targets = {name.replace("_", " "): {"values": each} for name, each in values.items()}
    return {"unit": "MiB/s" if better == "more" else "s", "better": better, "cpuUnit": "s/GiB", "targets": targets}


class ReportTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.results = Results(Path(folder.name))

    def put(self, name, row):
        self.results.put(name, {name: row}, {**_FACTS, "servers": {"Wherry": "1"}})

    def render(self, misses=None):
        return report.render(self.results, misses or {})

    def cells(self, name, misses=None):
        """Of the row in the table of goals."""
        lines = self.render(misses)[0].splitlines()
        line = next(line for line in lines if line.startswith(f"| `{name}` |"))
        return [cell.strip() for cell in line.split("|")[1:-1]]

    def verdict(self, name, misses=None):
        return self.cells(name, misses)[-1]

    def test_shows_all_goals_before_anything_is_measured(self):
        page, unexplained = self.render()
        self.assertEqual(page.count("| not measured |"), len(ROWS))
        self.assertIn(f"0 goals are met, 0 are missed, {len(ROWS)} were not measured.", page)
        self.assertEqual(unexplained, [])

    def test_compares_with_the_peer_of_the_best_median(self):
        self.put("list", measured("more", Wherry=[30, 30, 30], vsftpd=[10, 10, 99], pyftpdlib=[12, 12, 12]))
        self.assertEqual(self.cells("list")[4], "pyftpdlib 12.0")
        self.assertEqual(self.verdict("list"), "met")

    def test_takes_the_median_of_the_ratios_of_the_rounds(self):
        self.put("list", measured("more", Wherry=[10, 40, 20], vsftpd=[10, 10, 5]))
        self.assertEqual(self.cells("list")[5], "4.00 [1.00..4.00]")

    def test_turns_ratios_round_where_less_is_better(self):
        self.put("login_seq_300", measured("less", Wherry=[1, 1], vsftpd=[2, 2]))
        self.assertEqual(self.cells("login_seq_300")[5], "2.00 [2.00..2.00]")
        self.assertEqual(self.verdict("login_seq_300"), "met")

    def test_links_the_decision_of_a_miss(self):
        self.put("list", measured("more", Wherry=[19], vsftpd=[10]))
        verdict = self.verdict("list", {"list": "adr/0008-listings.md"})
        self.assertEqual(verdict, "**missed**, see [ADR 8](adr/0008-listings.md)")

    def test_tells_a_miss_without_a_decision(self):
        self.put("list", measured("more", Wherry=[19], vsftpd=[10]))
        self.assertEqual(self.verdict("list"), "**missed**, no decision says why")
        self.assertEqual(self.render()[1], ["list"])

    def test_tells_who_is_far_behind(self):
        self.put("list", measured("more", Wherry=[8], vsftpd=[10]))
        self.assertIn("less than 0.9 times as good as the best peer", self.verdict("list"))
        self.assertIn("In these, Wherry is less than 0.9 times as good as the best peer: `list`.", self.render()[0])
        self.put("list", measured("more", Wherry=[9.5], vsftpd=[10]))
        self.assertNotIn("In these", self.render()[0])

    def test_asks_for_part_of_the_limit_too(self):
        self.put("retr", measured("more", Wherry=[80], vsftpd=[70], limit=[100]))
        self.assertEqual(self.cells("retr")[6], "0.80 [0.80..0.80] of 100")
        self.assertIn("missed", self.verdict("retr"))
        self.put("retr", measured("more", Wherry=[95], vsftpd=[70], limit=[100]))
        self.assertEqual(self.verdict("retr"), "met")

    def test_does_not_take_the_limit_for_a_peer(self):
        self.put("retr", measured("more", Wherry=[95], limit=[100]))
        self.assertEqual(self.cells("retr")[4], "–")

    def test_judges_processor_time_by_itself(self):
        row = measured("more", Wherry=[10], vsftpd=[10])
        row["targets"]["Wherry"] |= {"cpuSeconds": [1.0, 0.0], "cpu": 1.0}
        row["targets"]["vsftpd"] |= {"cpuSeconds": [0.95, 1.0], "cpu": 0.95}
        self.put("stor", row)
        self.assertEqual(self.cells("cpu stor")[5], "0.95 [0.95..0.95]")
        self.assertEqual(self.verdict("cpu stor"), "met")

    def test_judges_what_has_an_upper_bound(self):
        self.put("start", measured("less", Wherry=[301], vsftpd=[5]))
        self.assertEqual(self.verdict("start"), "**missed**, no decision says why")
        self.put("start", measured("less", Wherry=[299], vsftpd=[5]))
        self.assertEqual(self.verdict("start"), "met")

    def test_compares_idle_rows_with_themselves(self):
        row = measured("more", Wherry=[99])
        row["targets"]["Wherry"]["without"] = [100]
        self.put("retr_idle_300", row)
        self.assertEqual(self.cells("retr_idle_300")[5], "0.99 [0.99..0.99]")
        self.assertEqual(self.verdict("retr_idle_300"), "met")

    def test_sees_a_decline(self):
        row = measured("more", Wherry=[90], vsftpd=[10])
        row["targets"]["Wherry"]["first"] = 100
        self.put("small_sustained", row)
        self.assertIn("missed", self.verdict("small_sustained"))

    def test_tells_all_versions_that_were_measured(self):
        for name, version in (("list", "2"), ("mlsd", "1"), ("nlst", "2")):
            self.results.put(name, {}, {**_FACTS, "servers": {"Wherry": version}})
        self.assertIn("| Wherry | 2; 1 |", self.render()[0])

    def test_says_what_a_server_cannot_do(self):
        row = measured("more", Wherry=[90])
        row["targets"]["vsftpd"] = {"cannot": "it has no MLSD"}
        self.put("mlsd", row)
        self.assertIn("| vsftpd | – (it has no MLSD) |", self.render()[0])
        self.assertEqual(self.verdict("mlsd"), "nothing to compare with")

    def test_judges_the_client(self):
        def pair(curl):
            return measured("more", wherry_bench=[100, 100, 100], curl=curl)

        rows = {"client_retr": pair([95, 50, 105]), "client_stor": pair([80, 85, 200])}
        self.results.put("client", rows, {**_FACTS, "servers": {"Wherry": "1"}})
        page = self.render()[0]
        self.assertIn("| retr | 100 | 95.0 | 1.05 [0.95..2.00] | within 10 % |", page)
        self.assertIn("**apart by more than 10 %**", page)


class MissesTest(unittest.TestCase):
    def read(self, misses):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "misses.json"
            file.write_text(json.dumps(misses), encoding="utf-8")
            return report.known_misses(file)

    def test_name_rows_and_decisions_that_are_there(self):
        known = set(report.known_misses())
        self.assertLessEqual(known, {row.name for row in ROWS})

    def test_refuse_others(self):
        with self.assertRaisesRegex(Failure, "a row that is not there: lsit"):
            self.read({"lsit": "adr/0008-listings.md"})
        with self.assertRaisesRegex(Failure, "there is no docs/adr/0000-nothing.md"):
            self.read({"list": "adr/0000-nothing.md"})


class RowsTest(unittest.TestCase):
    def test_are_measured_by_something(self):
        parts = {"memory_start", "memory_session", "memory_session_tls", "memory_10000"}  # all by "memory"
        self.assertLessEqual({row.measurement for row in ROWS} - parts, set(MEASUREMENTS))

    def test_have_a_limit_where_a_goal_needs_one(self):
        self.assertLessEqual({row.measurement for row in ROWS if row.part_of_limit}, set(WITH_LIMIT))


if __name__ == "__main__":
    unittest.main()
