"""How an article is kept in memory and in the changelog, the very same bytes: a head, its signature, and packed JSON.

A block keeps tens of thousands of articles and looks at few of them again, so that what counts is what one weighs. Knows nothing
of what the JSON says.
"""

import zlib
from array import array
from collections.abc import Sequence
from struct import Struct

WHOLE, RELIC = 1, 2
"""The first byte: the form of what follows. Another way to pack gets another number, since these bytes outlive the process."""
_HEAD = Struct("<BBI")
"""Form, slots of the signature, words of the text."""
_SLOTS = 255
_MIX = 0x9E3779B1
"""An odd number without pattern: multiplied by it, all 32 bits of a slot bear on the upper 16 that are kept."""
_LEVEL, _WINDOW, _MEMORY = 4, -13, 6
"""Packing: more effort gains 2%, a larger window nothing, and both cost time."""
_OFTEN = (
    b'"killed_or_injured","missing","combatants","security_forces","women","men","children","side":"until":"2025-"since":"2025-'
    b'"superseded":true,"partial":true,"increment":true,"unverified":true,"stance":"denies","scope":"cumulative","joint":[{"name":"'
    b'"modifier":"vague","range","at_most","about","more_than","precision":"province","country","district","within":["perpetrator":"'
    b'"background":true},"asserts":"no_civilian_harm","unverifiable","figure","retraction","event_occurred","responsibility","target":"'
    b'"kind":"statement","type":"other","landslide","protest_violence","disease","industrial_accident","transport_accident","fire",'
    b'"storm","flood","earthquake","execution","clash","chemical_attack","vehicle_attack","stabbing","suicide_bombing","shelling",'
    b'"bombing","airstrike","claimant_alt":["relays":["kind":"activist","witness","un_ngo","monitor","emergency_services","medical",'
    b'"government","military","armed_group","media","category":"civilians","category_text":"part_of":"clm_'
    b'{"article":{"id":"revision":2,"url":"https://www.","publisher":"published":"updated":"T00:00:00+00:00","title":"credits":['
    b'"words":["@police","@","#12yo","n_words":300},"block":"US","claims":[{"claim_id":"clm_","article_id":"","outlet":"","quote":'
    b'{"field":"title","start":0,"end":,"text":"people were wounded"},"measure":"injured","low":1,"high":1,"modifier":"at_least",'
    b'"words":"A","claimant":{"name":"police","kind":"police","key":"police"},"event":{"ref":"A","type":"shooting","date":"2025-01-01",'
    b'"date_precision":"day","date_basis":"relative","stated","place":{"text":"","name":"","country":"US","lat":3,"lon":-8,"geonameid":4,'
    b'"precision":"site"}},"sentence":0,"rule":"deed in passive","attribution_rule":"own voice"},{"claim_id":"clm_","article_id":"",'
    b'"outlet":"","quote":{"field":"text","start":1,"end":2,"text":"was shot and killed"},"measure":"killed","low":1,"high":1,"words":"",'
    b'"event":{"ref":"A","type":"shooting","date":"2025-01-01","date_precision":"day","date_basis":"stated","place":{"text":"'
)
"""What articles' JSON is full of, the most frequent last: packing refers to it. Never to be changed, or what is kept cannot be read."""


def packed(form: int, content: bytes, signature: Sequence[int] = (), n_words: int = 0) -> bytes:
    """The bytes to keep. Of each slot of the signature (at most 255) 16 bits stay: two unlike slots then look alike once in 65,536
    times, far less than an estimate from 128 slots errs.
    """
    slots = array("H", ((slot * _MIX & 0xFFFFFFFF) >> 16 for slot in signature[:_SLOTS]))
    return _HEAD.pack(form, len(slots), n_words) + slots.tobytes() + squeezed(content, _OFTEN)


def form_of(kept: bytes) -> int:
    """`WHOLE` or `RELIC`."""
    return kept[0]


def n_words_of(kept: bytes) -> int:
    """How many words the text has."""
    n_words: int = _HEAD.unpack_from(kept)[2]
    return n_words


def signature_of(kept: bytes) -> Sequence[int]:
    """The signature, 16 mixed bits a slot."""
    return memoryview(kept)[_HEAD.size : _HEAD.size + 2 * kept[1]].cast("H")


def content_of(kept: bytes) -> bytes:
    """The JSON."""
    return stretched(memoryview(kept)[_HEAD.size + 2 * kept[1] :], _OFTEN)


def squeezed(content: bytes, often: bytes) -> bytes:
    """The content packed, with a dictionary of what is frequent in its like."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, often)
    return packer.compress(content) + packer.flush()


def stretched(content: bytes | memoryview, often: bytes) -> bytes:
    """The content again."""
    return zlib.decompressobj(_WINDOW, often).decompress(content)
