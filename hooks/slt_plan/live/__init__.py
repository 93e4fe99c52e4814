"""The site while somebody edits: what was saved shows at once, and what is wrong stands on the page.

Nothing is written. A page is made when a browser asks for it, from data kept in memory, of which only what was
saved is read again; ``publish.py`` asks the engine again when something else has changed.

- ``disk``     the data folder, read again only where it has changed
- ``watching`` tells when something was saved
- ``preview``  of each municipality the last that was right, and what is wrong now
- ``panel``    what stands on a page besides the page: what is wrong, and the way to what waits
- ``server``   the pages, and a way for them to hear of changes, over HTTP
- ``serving``  all of it together
"""
