from django.apps import AppConfig

from civicsteps.core import append_only


class CommitmentsConfig(AppConfig):
    name = "civicsteps.follow.commitments"
    label = "commitments"

    def ready(self) -> None:
        append_only.protect("commitments.Commitment")
        append_only.protect("commitments.CommitmentVersion")
