"""The incident report in people's words: what it says, and each form it is written in. No Qt.

``contents`` turns the facts into blocks; ``page`` and ``document`` lay the same blocks out as HTML and PDF; ``rows``
and ``lines`` are for other programs.
"""
