"""Another engine runs our drawings: SpiffWorkflow, driven at random but repeatably through every way."""

from __future__ import annotations

import ast
import io
import itertools
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnEvent
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.specs.defaults import ServiceTask
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

NS = {"bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
PAST, FUTURE = "2020-01-01T00:00:00+08:00", "2999-01-01T00:00:00+08:00"
MOST_STEPS = 400
# Each letter may begin a part of its own: a run that is written to for ever has no end.
MOST_LETTERS = 8
LETTERS = ("letters", "taken")
ASKED = ("conditionExpression", "completionCondition")


class Drawing:
    """One BPMN file as another engine sees it."""

    def __init__(self, slug: str, texts: dict[str, str]) -> None:
        self.slug = slug
        self.root = etree.fromstring(texts[slug].encode())
        called = [call.get("calledElement") for call in self.root.findall(".//bpmn:callActivity", NS)]
        self.roots = [self.root, *(etree.fromstring(texts[one].encode()) for one in called if one in texts)]
        self.parser = BpmnParser(validator=BpmnValidator())
        for text in texts.values():
            self.parser.add_bpmn_io(io.BytesIO(text.encode()))
        self.spec = self.parser.get_spec(slug)
        self.parts = self.parser.get_subprocess_specs(slug)
        self.conditions = [node.text for tag in ASKED for node in self.find(tag)]
        self.names = sorted({name for text in self.conditions for name in _names(text)} - {"act"})
        self.values = {name: _compared(name, self.conditions) for name in self.names}
        self.acts = {task.get("id"): self._acts(task) for task in self.find("userTask")}
        self.messages = [node.get("name") for node in self.find("message")]
        self.dues = sorted({word for node in self.find("timeDate") for word in _strings(node.text)})
        self.rounds = {name for node in self.find("loopCardinality") for name in _names(node.text)} - {"len"}

    def find(self, tag: str) -> list[Any]:
        """Every element of that kind, of this drawing and of those that it calls."""
        return [found for root in self.roots for found in root.findall(f".//bpmn:{tag}", NS)]

    def _acts(self, task: Any) -> list[str]:
        """What the gateway behind a task asks for, and something else."""
        ways = {way.get("id"): way for way in self.find("sequenceFlow")}
        behind = {ways[out.text].get("targetRef") for out in task.findall("bpmn:outgoing", NS)}
        conditions = [
            way.findtext("bpmn:conditionExpression", "''", NS)
            for way in ways.values()
            if way.get("sourceRef") in behind
        ]
        return sorted({act for text in conditions for act in _strings(text)} - {""} | {"another"})

    @property
    def nodes(self) -> set[str]:
        """Every node that a run can come through."""
        tags = ("Event", "Task", "Gateway", "subProcess", "callActivity")
        return {
            element.get("id")
            for element in self.root.iter(etree.Element)
            if element.get("id") and etree.QName(element).localname.endswith(tags)
        }

    def run(self, seed: int, parties: int = 2) -> set[str]:
        """One run to its end; the nodes that it came through."""
        chance = random.Random(seed)
        due = {name: PAST if chance.random() < 0.25 else FUTURE for name in self.dues}
        workflow = BpmnWorkflow(self.spec, self.parts)
        first = workflow.get_next_task(spec_name="Start")
        first.set_data(due=due, act="", **dict.fromkeys(self.rounds, tuple(range(parties))))
        first.set_data(**self._said(chance))
        taken: Counter[tuple[str, str]] = Counter()
        for _ in range(MOST_STEPS):
            workflow.do_engine_steps()
            if workflow.completed:
                return {task.task_spec.name.removesuffix(" [child]") for task in _came_through(workflow)}
            self._step(workflow, taken, chance)
        raise AssertionError(f"{self.slug}: no end, seed {seed}: {_open(workflow)}")

    def _step(self, workflow: BpmnWorkflow, taken: Counter[tuple[str, str]], chance: random.Random) -> None:
        """A person acts, a message comes, or, where nobody has anything to do, the last day is over."""
        for work in workflow.get_tasks(state=TaskState.STARTED):
            if isinstance(work.task_spec, ServiceTask):
                work.complete()
                return
        ready = [task for task in workflow.get_tasks(state=TaskState.READY) if task.task_spec.manual]
        waiting = {event.name for event in workflow.waiting_events()} & set(self.messages)
        may_be_written_to = bool(self.messages) and taken[LETTERS] < MOST_LETTERS
        if self.messages and (waiting or (may_be_written_to and chance.random() < 0.1)):
            taken[LETTERS] += 1
            message = chance.choice(sorted(waiting) or self.messages)
            workflow.catch(BpmnEvent(MessageEventDefinition(message), {}))
        elif ready:
            task = chance.choice(sorted(ready, key=lambda one: str(one.task_spec.name)))
            task.set_data(act=self._act(str(task.task_spec.name), taken, chance), **self._said(chance))
            task.run()
        else:
            for task in list(workflow.event_manager.tasks.values()):
                if task.internal_data.get("event_value") == FUTURE:
                    task.internal_data["event_value"] = PAST
            workflow.refresh_timers()

    def _act(self, task: str, taken: Counter[tuple[str, str]], chance: random.Random) -> str:
        """Of the acts, one that was taken least often on this task: so that no run goes round for ever."""
        acts = self.acts.get(task, ["another"])
        least = min(taken[(task, act)] for act in acts)
        act = chance.choice([act for act in acts if taken[(task, act)] == least])
        taken[(task, act)] += 1
        return act

    def _said(self, chance: random.Random) -> dict[str, object]:
        return {name: chance.choice(self.values[name]) for name in self.names if name not in self.rounds}


def _came_through(workflow: BpmnWorkflow) -> Iterator[Any]:
    for one in itertools.chain([workflow], workflow.subprocesses.values()):
        yield from one.get_tasks(state=TaskState.COMPLETED)


def _open(workflow: BpmnWorkflow) -> list[str]:
    return [str(task.task_spec.name) for task in workflow.get_tasks(state=TaskState.NOT_FINISHED_MASK)]


def _names(text: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name)}


def _strings(text: str) -> set[str]:
    found = (node.value for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Constant))
    return {value for value in found if isinstance(value, str)}


def _compared(name: str, conditions: list[str]) -> list[object]:
    """Values that make a difference to the conditions that ask for a name."""
    for text in conditions:
        for node in ast.walk(ast.parse(text, mode="eval")):
            if isinstance(node, ast.Compare) and name in _names(ast.unparse(node.left)):
                words = [value for right in node.comparators for value in _strings(ast.unparse(right))]
                return [*words, "another"] if words else [0, 5]
    return [True, False]
