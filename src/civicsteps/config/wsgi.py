"""The application that a server runs."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import resolve
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from civicsteps.core.starting import check_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civicsteps.config.settings")
application = get_wsgi_application()

if settings.MODE == "production":
    check_start()  # whatever server runs it
if settings.BEHIND_PROXY:
    # Limits count callers by network: without this the proxy's would be everybody's.
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=settings.PROXIES)

resolve("/")  # loads every page now, not while the first visitor waits
gc.collect()
gc.freeze()  # what is loaded stays: walking it again and again made one page in many 70 ms slower
