"""Work done after the answer: queued in the caller's transaction, run by a worker at least once.

Write tasks in an app's `tasks.py`: they take ids, call one action, and may run twice.

    @task
    def send_letter(letter_id: str) -> None: ...

    send_letter.enqueue(str(letter.pk))                             # now
    send_letter.using(run_after=tomorrow).enqueue(str(letter.pk))   # not before a moment

    @daily(time(8))
    @task
    def send_digests() -> None: ...
"""

from django.tasks import task

from civicsteps.core.work.recurring import daily, every

__all__ = ["daily", "every", "task"]
