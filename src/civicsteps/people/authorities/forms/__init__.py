"""What is typed about authorities, and the field by which every form chooses an office."""

from civicsteps.people.authorities.forms.offices import Choice, OfficeField, OfficePicker

__all__ = ["Choice", "OfficeField", "OfficePicker"]
