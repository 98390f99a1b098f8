import json
import sys

from django.core.management import call_command

from benchmarks.town.making import make
from benchmarks.town.visits import measured

if sys.argv[1:] == ["make"]:
    call_command("migrate", verbosity=0)
    make()
elif sys.argv[1:] == ["visits"]:
    call_command("collectstatic", verbosity=0, interactive=False)
    print(json.dumps(measured()))
else:
    sys.exit("town: say make or visits")
