"""A data file that is changed by a program: what differs is put in its place, and all else stays as it was, byte for byte."""
