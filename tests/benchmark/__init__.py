"""How the build scales: made-up municipalities, the plainest script, and a program that measures both.

``python -m tests.benchmark`` prints two tables. Seconds mean nothing on another machine, or on this one
tomorrow; what counts is how things compare that were measured side by side in one run.
"""
