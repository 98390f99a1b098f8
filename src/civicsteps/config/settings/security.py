"""What the browser is told, who may sign in and how, and how much may be sent."""

from datetime import timedelta
from urllib.parse import urlparse

from django.utils.csp import CSP

from civicsteps.config.settings import env
from civicsteps.config.settings.base import DEBUG, MODE, SITE_URL

_HOST = urlparse(SITE_URL).hostname or "127.0.0.1"
_SECURE = SITE_URL.startswith("https://")

ALLOWED_HOSTS = env.words(
    "CIVICSTEPS_HOSTS", _HOST if MODE == "production" else f"{_HOST},127.0.0.1,localhost,testserver"
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "worker-src": [CSP.SELF, "blob:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if _SECURE else 0
# Other names under the site's may have no TLS: speaking for them is the operator's choice.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _SECURE and env.switch(
    "CIVICSTEPS_HSTS_SUBDOMAINS", default=False
)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # ask for what was just chosen
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = int(timedelta(days=60).total_seconds())
SESSION_SAVE_EVERY_REQUEST = False
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = env.switch("CIVICSTEPS_BEHIND_PROXY", default=False)
PROXIES = env.words("CIVICSTEPS_PROXIES", "127.0.0.1")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
# The code goes to the address: coming in with it is the proof that the address is theirs.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Codes for one address; how many may be asked for from one place is core.guard's to say.
ACCOUNT_RATE_LIMITS = {"request_login_code": "5/m/key"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "civicsteps.people.accounts.adapter.Adapter"
if DEBUG:
    INTERNAL_IPS = ["127.0.0.1"]
