"""A file under a passphrase: scrypt for the key, AES-256-GCM in portions for the bytes.

The first line is `CIVICSTEPS-SEALED-1`, the second the parameters as JSON; then portions of one
megabyte, each with its own tag. The number of a portion, and whether it is the last, are
authenticated with it: none can be left out, moved or added.
"""

import json
import secrets
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"CIVICSTEPS-SEALED-1\n"
PORTION = 1024 * 1024
TAG = 16
COST, BLOCK, PARALLEL = 2**15, 8, 1
LONGEST_HEAD = 500


class WrongPassphraseError(Exception):
    """The passphrase is not the one, or the file was changed: nobody can tell which."""


def is_sealed(file: IO[bytes]) -> bool:
    """Tell whether a file is under a passphrase; it is at its beginning afterwards."""
    file.seek(0)
    found = file.read(len(MAGIC)) == MAGIC
    file.seek(0)
    return found


def seal(plain: IO[bytes], into: IO[bytes], passphrase: str) -> None:
    """Write a file under a passphrase."""
    salt, prefix = secrets.token_bytes(16), secrets.token_bytes(7)
    head = {"kdf": "scrypt", "n": COST, "r": BLOCK, "p": PARALLEL, "salt": salt.hex()}
    into.write(MAGIC + json.dumps({**head, "prefix": prefix.hex()}).encode() + b"\n")
    box = AESGCM(_key(passphrase, salt, COST))
    portion, number = plain.read(PORTION), 0
    while True:
        after = plain.read(PORTION)
        nonce = _nonce(prefix, number, last=not after)
        into.write(box.encrypt(nonce, portion, None))
        if not after:
            return
        portion, number = after, number + 1


def unseal(sealed: IO[bytes], into: IO[bytes], passphrase: str) -> None:
    """Write what stands under a passphrase. Raises WrongPassphraseError."""
    sealed.seek(len(MAGIC))
    try:
        head = json.loads(sealed.readline(LONGEST_HEAD))
        salt, prefix, cost = bytes.fromhex(head["salt"]), bytes.fromhex(head["prefix"]), head["n"]
    except (ValueError, KeyError, TypeError) as error:
        raise WrongPassphraseError from error
    if cost != COST or len(prefix) != 7:  # the cost is not for a stranger's file to choose
        raise WrongPassphraseError
    box = AESGCM(_key(passphrase, salt, cost))
    portion, number = sealed.read(PORTION + TAG), 0
    while True:
        after = sealed.read(PORTION + TAG)
        try:
            into.write(box.decrypt(_nonce(prefix, number, last=not after), portion, None))
        except (InvalidTag, ValueError) as error:
            raise WrongPassphraseError from error
        if not after:
            return
        portion, number = after, number + 1


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=BLOCK, p=PARALLEL).derive(passphrase.encode())


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4) + bytes([last])
