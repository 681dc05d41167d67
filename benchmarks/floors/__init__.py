"""Plain regular expressions, one file a set: what a day's work without a grammar gives, beside the product."""


def words(block: str) -> list[str]:
    """The words of a block of text."""
    return block.split()
