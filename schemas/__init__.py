"""The shared vocabulary of Tollwire: what travels between services, declared once.

Does not decide anything: no rule about claims, identity or consensus lives here.
"""
