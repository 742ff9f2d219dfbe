"""The node set: the words in which a procedure is written, a kind a file."""

from workflows.nodes.act import Act
from workflows.nodes.applicant_task import ApplicantTask
from workflows.nodes.awaiting import Await
from workflows.nodes.choice import Choice
from workflows.nodes.deadline import Deadline
from workflows.nodes.each import Each
from workflows.nodes.end import End
from workflows.nodes.flow import PermitFlow
from workflows.nodes.fork import Fork
from workflows.nodes.gather import Gather
from workflows.nodes.job import Job
from workflows.nodes.message import Message
from workflows.nodes.officer_task import OfficerTask
from workflows.nodes.start import Start
from workflows.nodes.sub_case import SubCase
from workflows.nodes.sub_flow import SubFlow

__all__ = [
    "Act",
    "ApplicantTask",
    "Await",
    "Choice",
    "Deadline",
    "Each",
    "End",
    "Fork",
    "Gather",
    "Job",
    "Message",
    "OfficerTask",
    "PermitFlow",
    "Start",
    "SubCase",
    "SubFlow",
]
