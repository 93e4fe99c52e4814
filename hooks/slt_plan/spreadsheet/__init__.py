"""A municipality's files as a spreadsheet that somebody can change and send back.

- ``columns``: what a column and a sheet are
- ``sheets``: which sheet shows what
- ``kept``: what stands in the files, in the form that is compared, and as an office user sees it
- ``writing`` and ``book``: the bytes of the spreadsheet, there and back
- ``names``, ``cells``: what somebody has written in it, understood
- ``telling``: changes, and what stands in their way, in words
- ``placing``, ``new_things``, ``returning``: what the files shall then say
"""

HIDDEN = "_slt"
"""The sheet that keeps what was written once."""
VERSION = "1"
"""What the hidden sheet looks like."""
