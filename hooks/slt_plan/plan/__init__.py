"""What a plan consists of: the models of the data files, and the municipality they add up to.

One module a subject; the same name is found again in ``checks``, ``pages`` and the templates.
"""
