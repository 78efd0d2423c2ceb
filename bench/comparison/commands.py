"""Runs other programs to the end."""

import os
import signal
import subprocess

from .failure import Failure


def output(command, folder=None, seconds=60, environment=None):
    """What the command writes; it has to succeed, in time. Nothing that it started stays when it is given up."""
    words = [str(word) for word in command]
    try:
        process = subprocess.Popen(
            words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    except FileNotFoundError as e:
        raise Failure(f"{words[0]}: {e}") from None
    try:
        written, errors = process.communicate(timeout=seconds)
    except BaseException as e:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if isinstance(e, subprocess.TimeoutExpired):
            raise Failure(f"{words[0]}: {e}") from None
        raise
    if process.returncode != 0:
        raise Failure(f"{' '.join(words)} failed:\n{(errors.strip() or written.strip())[-2000:]}")
    return written.strip()
