"""Words that may mean one of several of ours."""

from collections.abc import Mapping

from graph.model.kinds import HostGrade, MakeStatus, ProjectStage, RelationKind
from graph.model.labelled_enum import LabelledEnum

AMBIGUOUS_LABELS: Mapping[type[LabelledEnum], Mapping[str, tuple[LabelledEnum, ...]]] = {
    ProjectStage: {
        **dict.fromkeys(
            ("前期", "前期工作", "立项", "备案", "核准", "环评"), (ProjectStage.PLANNED, ProjectStage.SIGNED)
        ),
        **dict.fromkeys(
            ("推进", "推进中", "落地中"), (ProjectStage.PLANNED, ProjectStage.SIGNED, ProjectStage.BUILDING)
        ),
        **dict.fromkeys(("拟签约", "签约中"), (ProjectStage.TALKS, ProjectStage.SIGNED)),
        **dict.fromkeys(("停工", "停建", "暂停", "终止", "取消"), (ProjectStage.UNKNOWN,)),
        **dict.fromkeys(("试生产", "试运行", "试产", "部分投产"), (ProjectStage.COMPLETED, ProjectStage.OPERATING)),
        **dict.fromkeys(("未开工", "拟开工", "待开工"), (ProjectStage.PLANNED, ProjectStage.SIGNED)),
    },
    MakeStatus: {
        **dict.fromkeys(("半停产", "减产", "间歇生产"), (MakeStatus.OPERATING, MakeStatus.STOPPED)),
        **dict.fromkeys(("竣工", "签约", "前期"), (MakeStatus.PLANNED, MakeStatus.BUILDING)),
    },
    RelationKind: {"子公司": (RelationKind.PARENT_OF,), "关联": (RelationKind.SHAREHOLDER_OF,)},
    HostGrade: {"官网": (HostGrade.OFFICIAL, HostGrade.FIRM)},
}
"""Words that may mean one of several of ours: they are never taken, and asked about with these."""
