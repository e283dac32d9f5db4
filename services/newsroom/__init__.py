"""The sample newsroom: invented outlets on this machine, whose stories appear one after another within a minute.

Knows nothing of what is read from it.
"""
