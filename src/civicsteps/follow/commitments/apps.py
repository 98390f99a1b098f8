from django.apps import AppConfig

from civicsteps.core import append_only


class CommitmentsConfig(AppConfig):
    name = "civicsteps.follow.commitments"
    label = "commitments"

    def ready(self) -> None:
        append_only.protect("commitments.Commitment", settable=("taken_back_on",))
        append_only.protect("commitments.CommitmentVersion")
