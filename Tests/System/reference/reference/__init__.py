"""A second, slow and plain implementation of the specification (chapters 1, 2, 3.2, 3.3, 4.1 to 4.5 and 6.1).

It shares nothing with the program. It exists to be read beside the specification and to be compared with
the program on random input. Clarity comes before speed: every question is answered from the history anew.
"""
