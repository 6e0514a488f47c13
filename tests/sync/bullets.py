"""Sub-bullets of point 2 beside a workspace that has one ingredient."""

from kicsync.kit.outline import Bullet, Outline, Point, Spot, WrittenTool
from kicsync.kit.rubric import Decision, Relation, RubricKind, State
from kicsync.rubrics.aligning.align import align
from kicsync.rubrics.aligning.document_side import document_rubrics
from kicsync.rubrics.aligning.wiki_side import wiki_rubrics
from kicsync.sync.rubric_targets import Targets, targets
from kicsync.workspace.folder import Workspace

STEP = "2 - Rassembler, accueillir et relier la communauté"
TITLE = "Accueillir les nouveaux"
FILE = "accueillir-les-nouveaux.yml"
FULL = f"titre: {TITLE}\netapes:\n  - {STEP}\n"
LOOT = WrittenTool("Loot", "https://loot.example", "Un pot commun.")


def document(*bullets: Bullet) -> Outline:
    return Outline((Point("Faire communauté", "2", bullets=bullets),))


def found(
    space: Workspace, bullets: tuple[Bullet, ...], decisions: tuple[Decision, ...] = ()
) -> Targets:
    outline = document(*bullets)
    records = [file.record for file in space.records()[0]]
    pairs = align(document_rubrics(outline), wiki_rubrics(records, space.schema))
    return targets(outline, range(len(bullets)), pairs, decisions)


def bullet(
    description: str = "", *tools: WrittenTool, example: str = "", title: str = TITLE
) -> Bullet:
    return Bullet(title, "2.1", description, tools, example, spot=Spot(7))


def decision(document: str, wiki: str, keep: str, state: State = State.DECIDED) -> Decision:
    kind, relation = RubricKind.INGREDIENT, Relation.REWORDED
    return Decision(kind, document, wiki, relation, 0.5, keep, state, "2")
