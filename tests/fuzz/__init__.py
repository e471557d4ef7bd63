"""Registers that were mutated: loading, checking, every command and every format give an answer or a sentence."""
