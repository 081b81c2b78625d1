"""A few frames of a video, read without decoding all of it where that can be helped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["sample_frames"]

#: Frames that are decoded in full.
_SHORT: Final = 200


def sample_frames(path: Path, count: int = 6) -> list[NDArray[np.uint8]]:
    """Read frames spread over a video.

    Parameters
    ----------
    path : Path
        An mp4 file.
    count : int
        How many frames are wanted at most.

    Returns
    -------
    list of ndarray of shape (height, width), uint8
        Brightness of each frame. In the order of time, to the last frame or, in long videos, its neighbour.

    Raises
    ------
    OSError
        The file is no video, or cannot be read.
    """
    import av

    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            total = stream.frames or 1
            if total > _SHORT:
                # Frames that no other refers to are left undecoded: half the time, and a sample may as well be their neighbour.
                stream.codec_context.skip_frame = "NONREF"
            due = [number * (total - 1) / max(1, count - 1) / float(stream.average_rate or 1) for number in range(count)]
            found: list[NDArray[np.uint8]] = []
            last = None
            for frame in container.decode(stream):
                last = frame
                if len(found) < count and (frame.time or 0.0) >= due[len(found)] - 1e-6:
                    found.append(_luma(frame))
                    last = None
            return [*found, _luma(last)][-count:] if last is not None else found
    except (av.error.FFmpegError, IndexError) as error:
        raise OSError(f"{path.name} cannot be read as a video") from error


def _luma(frame: object) -> NDArray[np.uint8]:
    # The first plane of yuv420p is the brightness; reading it alone costs a tenth of a conversion to RGB.
    plane = frame.planes[0]  # type: ignore[attr-defined]  # av's frames carry no stubs for planes
    rows = np.frombuffer(plane, dtype=np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width].copy()
