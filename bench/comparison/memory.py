"""The memory in which files lie, where the file system is in memory."""

from .rows import MIB


def fill(file, size):
    """Writes zeros: takes the memory, which stays taken until the file goes."""
    with open(file, "wb") as target:
        for _ in range(size // MIB):
            target.write(bytes(MIB))


def fetch(folder, size):
    """
    Takes as much memory and frees it. A virtual machine gives its host back what has been free for two seconds; whoever needs it
    next waits until it is fetched anew, and writes a file at a quarter of the speed.
    """
    file = folder / "fetched"
    fill(file, size)
    file.unlink()
