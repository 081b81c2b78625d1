"""Loopback stand-ins for the services that arms call: real HTTP on 127.0.0.1, one dialect a file.

They serve tests, and people who want to try the remote arm without a key and without the internet. They are not models: what
they answer is what they were told to answer.
"""

from __future__ import annotations
