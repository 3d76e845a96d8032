"""How each language writes dates, numbers, quarters and money.

`<language>/formats.py` is what Django reads (`FORMAT_MODULE_PATH`); `<language>/words.py` holds
the words and patterns that `core.formatting` fills in.
"""
