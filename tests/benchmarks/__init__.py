"""Ratios of time: each within one run on one machine, since seconds of different machines mean nothing."""
