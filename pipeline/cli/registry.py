"""The commands there are, in the order `--help` lists them."""

from pipeline.cli import (
    answers,
    candidates,
    changes,
    check,
    copy,
    diagnose,
    diff,
    docs,
    import_,
    keep,
    load,
    measures,
    publish,
    rank,
    records,
    review,
    roadmap,
    stats,
    targets,
    template,
    whatif,
    workspaces,
)
from pipeline.cli.shared.command import Command

COMMANDS: tuple[Command, ...] = tuple(
    module.COMMAND
    for module in (
        check,
        import_,
        answers,
        load,
        stats,
        docs,
        diagnose,
        candidates,
        targets,
        roadmap,
        whatif,
        measures,
        copy,
        diff,
        records,
        rank,
        publish,
        review,
        keep,
        changes,
        template,
        workspaces,
    )
)
