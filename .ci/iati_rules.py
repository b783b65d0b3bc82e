"""Checks IATI activities against the published ruleset; prints what breaks a rule, and ends with 1 if anything does.

    iati_rules.py RULESET FILE.xml …
"""

import datetime
import json
import re
import sys
from decimal import Decimal

from lxml import etree

# Rules about registered identifiers look them up in a list of agencies, which is no part of the ruleset.
LOOKED_UP = {"NOT_EXISTING_ORG_ID", "NOT_EXISTING_ORG_ID_PREFIX"}
NOW = datetime.datetime.now(datetime.timezone.utc)


def text(found):
    return found.text or "" if isinstance(found, etree._Element) else str(found)


def day(element, path):
    if path == "NOW":
        return NOW.date()
    found = element.xpath(path)
    return datetime.date.fromisoformat(text(found[0])[:10]) if found else None


def in_order(element, case):
    less, more = day(element, case["less"]), day(element, case["more"])
    return less is None or more is None or less <= more


def one_or_all(element, case):
    if element.xpath(case["one"]):
        return True
    match case["all"]:
        case "lang":
            return all(narrative.xpath("@xml:lang") for narrative in element.xpath("descendant::narrative"))
        case "sector":
            return all(transaction.xpath("sector") for transaction in element.xpath("transaction"))
        case "currency":
            return all(value.xpath("@currency") for value in element.xpath("descendant::value|descendant::forecast|descendant::loan-status"))


def rule(name, element, case, found):
    """True if the rule holds for the element; `found` is what its paths select."""
    values = [text(one) for one in found]
    match name:
        case "no_more_than_one":
            return len(found) <= 1
        case "atleast_one":
            return len(found) >= 1
        case "unique":
            return len(values) == len(set(values))
        case "one_or_all":
            return one_or_all(element, case)
        case "startswith":
            prefixes = [text(one) for path in case["prefix"] for one in element.xpath(path)]
            return all(any(value.startswith(prefix + case.get("separator", "")) for prefix in prefixes) for value in values)
        case "date_now":
            stamps = [datetime.datetime.fromisoformat(text(one)) for one in element.xpath(case["date"])]
            return all(stamp <= NOW for stamp in stamps)
        case "date_order":
            return in_order(element, case)
        case "between_dates":
            start, end, at = day(element, case["start"]), day(element, case["end"]), day(element, case["date"])
            return at is None or start <= at <= end
        case "time_limit":
            start, end = day(element, case["start"]), day(element, case["end"])
            return start is None or end is None or (end - start).days <= 366
        case "regex_matches":
            return all(re.search(case["regex"], value) for value in values)
        case "no_spaces":
            return all(value == value.strip() for value in values)
        case "strict_sum":
            return sum(map(Decimal, values)) == Decimal(case["sum"])
        case "range":
            return all(Decimal(str(case["min"])) <= Decimal(value) <= Decimal(str(case["max"])) for value in values)
        case "if_then":
            return not element.xpath(case["if"]) or bool(element.xpath(case["then"]))
    raise SystemExit(f"the ruleset has a rule `{name}`, which is not known here")


def broken(name, element, case, tested):
    if name == "loop":
        for value in set(map(text, element.xpath(case["foreach"]))):
            inner = json.loads(json.dumps(case["do"]).replace("$1", value))
            for name, cases in inner.items():
                for one in cases["cases"]:
                    yield from broken(name, element, one, tested)
        return
    if case.get("idCondition") in LOOKED_UP and "prefix" in case:
        return
    if "condition" in case and not element.xpath(case["condition"]):
        return
    found = [one for path in case.get("paths", []) for one in element.xpath(path)]
    tested.add(case["ruleInfo"]["id"])
    if not rule(name, element, case, found):
        info = case["ruleInfo"]
        yield f"{info['id']} {info['severity']}: {info['message']}"


def main():
    with open(sys.argv[1]) as file:
        ruleset = json.load(file)
    faults, tested = 0, set()
    for path in sys.argv[2:]:
        tree = etree.parse(path)
        for context, rules in ruleset.items():
            for element in tree.xpath(context):
                for name, cases in rules.items():
                    for case in cases["cases"]:
                        for fault in broken(name, element, case, tested):
                            print(f"{path}:{element.sourceline}: {fault}")
                            faults += 1
    print(f"{len(sys.argv) - 2} activities against {len(tested)} rules of the published ruleset: {faults} broken")
    return faults > 0 or len(tested) < 20


sys.exit(main())
