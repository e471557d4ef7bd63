"""`python -m tracker.languages` compiles the catalogues after a translation was edited."""

from tracker.languages import compile_catalogues

if __name__ == "__main__":
    for path in compile_catalogues():
        print(path)  # noqa: T201  # its output
