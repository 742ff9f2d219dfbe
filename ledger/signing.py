"""The key that signs the sealed days (Ed25519), and the keys that signed before it."""

import base64
import binascii
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from ledger.errors import SigningKeyUnusable

SEED_BYTES = 32


def key_id_of(public_key: bytes) -> str:
    """The short name of a key: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def signing_key() -> Ed25519PrivateKey:
    """The key of this house, from its settings."""
    return Ed25519PrivateKey.from_private_bytes(_seed(settings.LEDGER_SIGNING_KEY))


def public_key() -> bytes:
    """The half of the key that everyone may know."""
    return signing_key().public_key().public_bytes_raw()


def public_keys() -> dict[str, bytes]:
    """Every key whose signatures count here, by short name: today's and `LEDGER_FORMER_PUBLIC_KEYS`."""
    former = [base64.b64decode(key) for key in getattr(settings, "LEDGER_FORMER_PUBLIC_KEYS", ())]
    return {key_id_of(key): key for key in [*former, public_key()]}


def sign(message: str) -> tuple[str, str]:
    """The signature in base64 and the short name of the key."""
    signature = signing_key().sign(message.encode())
    return base64.b64encode(signature).decode(), key_id_of(public_key())


def is_signed(message: str, *, signature: str, key: bytes) -> bool:
    """Whether the owner of this key signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(signature), message.encode())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _seed(secret: str) -> bytes:
    try:
        is_hexadecimal = re.fullmatch(r"[0-9a-fA-F]{64}", secret)
        seed = bytes.fromhex(secret) if is_hexadecimal else base64.b64decode(secret, validate=True)
    except binascii.Error as error:
        raise SigningKeyUnusable() from error
    if len(seed) != SEED_BYTES:
        raise SigningKeyUnusable()
    return seed
