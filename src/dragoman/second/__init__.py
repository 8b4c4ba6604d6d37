"""The second reader: a model that the user names, behind any endpoint that speaks OpenAI's chat completions.

Off by default. In come reports and the address of an endpoint; out come readings in the same format as Dragoman's own,
every item of which quotes words that stand in the text. What the endpoint says otherwise is left out and counted. No
text goes to another host than this machine unless the user names that host, and none that is confidential.
"""

from dragoman.second.client import Client
from dragoman.second.endpoint import Endpoint
from dragoman.second.reader import SecondReader

__all__ = ["Client", "Endpoint", "SecondReader"]
