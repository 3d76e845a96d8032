"""Rows of the selection of residents."""

from applications.models.application import Application as Application
from applications.models.assignment import Assignment as Assignment
from applications.models.attachment import Attachment as Attachment
from applications.models.call import Call as Call
from applications.models.commission import Commission as Commission
from applications.models.commission import CommissionMember as CommissionMember
from applications.models.conflict import ConflictDeclaration as ConflictDeclaration
from applications.models.criteria import CriteriaSet as CriteriaSet
from applications.models.criteria import Criterion as Criterion
from applications.models.decision import Decision as Decision
from applications.models.expert import ExpertProfile as ExpertProfile
from applications.models.memory import FormMemory as FormMemory
from applications.models.scoring import Score as Score
from applications.models.scoring import ScoreSheet as ScoreSheet
from applications.models.team import TeamMember as TeamMember
