"""Runs other programs to the end."""

import subprocess

from .failure import Failure


def output(command, folder=None, seconds=60, environment=None):
    """What the command writes; it has to succeed, in time."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
    except (FileNotFoundError, subprocess.TimeoutExpired) as e:
        raise Failure(f"{words[0]}: {e}") from None
    if done.returncode != 0:
        raise Failure(f"{' '.join(words)} failed:\n{(done.stderr.strip() or done.stdout.strip())[-2000:]}")
    return done.stdout.strip()
