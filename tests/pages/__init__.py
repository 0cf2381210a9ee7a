"""Synthetic newspaper pages with their truth: the measuring instrument of the separation step.

corpus → drawing → dressing → setting (cutting) → placing, margins → layouts, heldout → make.page → score

corpus.py reads the clean articles of tests/corpus; a layout draws some of them, changes how they are credited and
punctuated, sets them in lines and places these on a page; make.page gives the text and its truth; score.py compares a
reading with that truth. shrink.py makes a wrongly read page small and keeps it: `failures/` holds what is read wrongly
now, `regressions/` what once was. archive.py makes any number of described articles, for tests of search and of scale.

    python -m tests.bench.separation            figures per layout, tuned and held out, speed, growth, kinds of errors
    python -m tests.pages.shrink LAYOUT SEED NAME
"""
