"""Benchmarks: ``python -m tests.bench [NAME ...]``; each ``bench_NAME.py`` has ``run()``, which yields lines."""
