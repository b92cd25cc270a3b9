"""What tests of imports ask of a city on the command line."""

import json


def told(answer):
    code, out = answer
    assert code == 0, out
    return json.loads(out)


def digest(city):
    return told(city("stats", "--json"))["digest"]


def state(city, link):
    rows = told(city("diagnose", "--json"))["rows"]
    return next(row["state"] for row in rows if row["link_id"] == link)


def edit(city, *arguments, **more):
    options = [part for name, value in more.items() for part in (f"--{name}", value)]
    return city("edit", *arguments, "--source", "现场核实", "--reason", "核实", *options)
