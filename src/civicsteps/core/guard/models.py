"""How often somebody knocked, without saying who."""

from django.db import models


class Knocks(models.Model):
    """Knocks at one door in one window of time, by the keyed hash of where they came from."""

    door = models.CharField(max_length=40)
    source = models.BinaryField(max_length=32)
    window = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="knocks_once", fields=["door", "source", "window"]),
        )
        verbose_name_plural = "knocks"

    def __str__(self) -> str:
        return f"{self.count} at {self.door}"
