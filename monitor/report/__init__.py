"""The incident report: facts, what is left out of them, and the proof that they are as recorded.

``facts`` says what a report holds, ``gather`` collects it, ``redact`` takes out what must not be handed on, ``as_json``
is its lossless form. How it is worded and laid out for people is in ``ui/report``.
"""
