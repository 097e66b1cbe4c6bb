"""Benchmarks: ``python -m tests.bench [NAME ...]``. Each ``bench_NAME.py`` has ``run()``, which yields lines to print."""
