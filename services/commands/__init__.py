"""What stands behind each command of `tollwire`: one module a command, each with one function that cli.py calls.

Does not define options or help texts: services/cli.py does.
"""
