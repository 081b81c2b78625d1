"""A small animated WebP of a scene, collected while the video is encoded."""

from __future__ import annotations

import io
from pathlib import Path

import av
from av.video.reformatter import VideoReformatter
from PIL import Image

__all__ = ["MAX_BYTES", "MAX_FRAMES", "MAX_WIDTH", "PreviewFrames"]

MAX_WIDTH = 320
MAX_FRAMES = 24
MAX_BYTES = 300_000


class PreviewFrames:
    """Keeps evenly spaced small copies of a video's frames, however long it turns out to be.

    Every ``step``-th frame is kept; when there are twice as many as needed, every other one goes and the step doubles.

    Parameters
    ----------
    fps : int
        Frames a second of the video.
    """

    def __init__(self, fps: int) -> None:
        self._fps = fps
        self._step = 1
        self._kept: list[tuple[int, Image.Image]] = []
        self._convert = VideoReformatter()

    def add(self, frame: av.VideoFrame, number: int, repeat: int) -> None:
        """Take note of a frame.

        Parameters
        ----------
        frame : av.VideoFrame
            Of any size.
        number : int
            Its place in the video.
        repeat : int
            How many times it is shown.
        """
        small: Image.Image | None = None
        place = -(-number // self._step) * self._step
        while place < number + repeat:
            small = small or self._shrink(frame)
            self._kept.append((place, small))
            if len(self._kept) > 2 * MAX_FRAMES:
                self._step *= 2
                self._kept = [item for item in self._kept if item[0] % self._step == 0]
            place = -(-(place + 1) // self._step) * self._step

    def _shrink(self, frame: av.VideoFrame) -> Image.Image:
        width = min(MAX_WIDTH, frame.width)
        small = self._convert.reformat(frame, width=width, height=round(frame.height * width / frame.width), format="rgb24")
        return Image.fromarray(small.to_ndarray())

    def save(self, path: Path, *, total: int) -> None:
        """Write the WebP, in lower quality or with fewer frames until it is small enough.

        Parameters
        ----------
        path : Path
            Where to.
        total : int
            Number of frames of the whole video.
        """
        if not self._kept:
            return
        frames = self._choose(MAX_FRAMES)
        for quality, count in ((60, MAX_FRAMES), (30, MAX_FRAMES), (20, MAX_FRAMES // 2), (10, MAX_FRAMES // 4), (0, 1)):
            frames = self._choose(count)
            # At least 40 ms each: browsers slow shorter ones down.
            duration = max(40, round(1000 * total / self._fps / len(frames)))
            buffer = io.BytesIO()
            frames[0].save(
                buffer, "WEBP", save_all=True, append_images=frames[1:], duration=duration, loop=0, quality=quality, method=0
            )
            if buffer.tell() <= MAX_BYTES:
                break
        path.write_bytes(buffer.getvalue())

    def _choose(self, count: int) -> list[Image.Image]:
        count = min(count, len(self._kept))
        return [self._kept[round(index * (len(self._kept) - 1) / max(1, count - 1))][1] for index in range(count)]
