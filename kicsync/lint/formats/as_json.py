"""JSON that is one whatever the texts hold, and harmless in a terminal."""

import json
import re
from typing import Any

_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029]")
_HALF = re.compile("[\ud800-\udfff]")


def as_json(data: Any) -> str:
    """Return ``data`` as JSON.

    Python's encoder escapes only the lower control characters (RFC 8259, section 7, asks for no
    more); half a surrogate pair is no character and can't be encoded.
    """
    text = _HALF.sub("\N{REPLACEMENT CHARACTER}", json.dumps(data, ensure_ascii=False, indent=2))
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
