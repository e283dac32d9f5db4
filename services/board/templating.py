"""The templates' environment: everything escaped, the words of figures.py at hand.

Does not hold templates.
"""

from jinja2 import Environment, PackageLoader, StrictUndefined

from services.board import figures
from services.board.exports import FORMATS
from services.board.listing import SORTS


def make_environment() -> Environment:
    """Templates that escape every value and fail on a name that is not there."""
    environment = Environment(
        loader=PackageLoader("services.board"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"figures": figures, "formats": FORMATS, "sorts": SORTS, "said": figures.ASSERTED}
    environment.filters |= {
        "count": figures.count,
        "when": figures.when,
        "safe_url": figures.safe_url,
        "host": figures.host,
        "incident_path": figures.incident_path,
        "article_path": figures.article_path,
    }
    return environment
