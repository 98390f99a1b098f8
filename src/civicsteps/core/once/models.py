"""The same submit twice makes one record."""

from django.db import models


class Once(models.Model):
    """A form's key and where its first submit led."""

    key = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    led_to = models.CharField(max_length=300)

    class Meta:
        verbose_name_plural = "once"

    def __str__(self) -> str:
        return str(self.key)
