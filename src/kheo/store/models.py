"""Gather the tables for Django; each notion is defined in a file of its own."""

from kheo.store.decisions import Award, Decision, Duty, Hold, HoldStep, Proposal, ProposalItem
from kheo.store.exemplars import Criterion, Deed, Exemplar, Owner, Registration, Version, Waiver
from kheo.store.exporting import Export
from kheo.store.finding import Lookup, Word
from kheo.store.importing import ColumnChoice, Import, ImportedRow, PastResult
from kheo.store.issuing import BookNumber, Bucket, OfficeStyle
from kheo.store.judging import Appraisal, Assignment, CriterionVerdict, Selection, StandardVerdict
from kheo.store.launching import Attachment, Delivery, Dispatch
from kheo.store.listing import SavedView
from kheo.store.money import Budget, BudgetLine
from kheo.store.nominating import QualityWord
from kheo.store.organisation import Reorganisation, Succession, Unit, UnitEvent, UnitVersion
from kheo.store.people import Account, Appointment, Person
from kheo.store.printing import PrintedSheet, Printer, PrintFile, PrintRun, Stock
from kheo.store.programmes import Edition
from kheo.store.province import FlagNominee, FlagVerdict, Package, PackageItem
from kheo.store.records import Document, Draft, Entry, Head, Message, Operation
from kheo.store.reminding import Feed, Reminded
from kheo.store.reports import Actual, Blob, Confirmation, Evidence, Report
from kheo.store.signing import SignedCopy, TrustRoot
from kheo.store.visiting import NurtureNote, PlannedVisit, VisitPhoto
from kheo.store.visits import Survey
from kheo.store.wording import Wording

__all__ = [
    "Account",
    "Actual",
    "Appointment",
    "Appraisal",
    "Assignment",
    "Attachment",
    "Award",
    "Blob",
    "BookNumber",
    "Bucket",
    "Budget",
    "BudgetLine",
    "ColumnChoice",
    "Confirmation",
    "Criterion",
    "CriterionVerdict",
    "Decision",
    "Deed",
    "Delivery",
    "Dispatch",
    "Document",
    "Draft",
    "Duty",
    "Edition",
    "Entry",
    "Evidence",
    "Exemplar",
    "Export",
    "Feed",
    "FlagNominee",
    "FlagVerdict",
    "Head",
    "Hold",
    "HoldStep",
    "Import",
    "ImportedRow",
    "Lookup",
    "Message",
    "NurtureNote",
    "OfficeStyle",
    "Operation",
    "Owner",
    "Package",
    "PackageItem",
    "PastResult",
    "Person",
    "PlannedVisit",
    "PrintFile",
    "PrintRun",
    "PrintedSheet",
    "Printer",
    "Proposal",
    "ProposalItem",
    "QualityWord",
    "Registration",
    "Reminded",
    "Reorganisation",
    "Report",
    "SavedView",
    "Selection",
    "SignedCopy",
    "StandardVerdict",
    "Stock",
    "Succession",
    "Survey",
    "TrustRoot",
    "Unit",
    "UnitEvent",
    "UnitVersion",
    "Version",
    "VisitPhoto",
    "Waiver",
    "Word",
    "Wording",
]
