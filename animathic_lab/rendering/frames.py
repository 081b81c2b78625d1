"""Single pictures out of a finished video."""

from __future__ import annotations

import io
from pathlib import Path

from animathic_lab.errors import RenderError

__all__ = ["last_frame_png"]


def last_frame_png(path: Path, *, time: float | None = None) -> bytes:
    """Return one frame of a video as a PNG file.

    Parameters
    ----------
    path : Path
        An mp4 file.
    time : float, optional
        Seconds from the start; the frame shown at that moment. By default the last frame.

    Returns
    -------
    bytes
        The PNG file.

    Raises
    ------
    RenderError
        The file is missing or holds no video.
    """
    import av  # 50 ms each, and only some callers want pictures
    from PIL import Image

    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            base = float(stream.time_base or 1)
            if time is None and stream.duration:
                # Near the end is enough: decoding goes on from the key frame before it.
                container.seek(max(0, stream.duration - 1), stream=stream)
            elif time is not None:
                container.seek(max(0, int(time / base)), stream=stream)
            shown = None
            for frame in container.decode(stream):
                if time is not None and shown is not None and float(frame.time or 0) > time + 1e-6:
                    break
                shown = frame
    except (av.FFmpegError, OSError, IndexError) as error:
        raise RenderError(
            f"{path.name} cannot be read as a video", hint="Render the scene again.", details=str(error)
        ) from error
    if shown is None:
        raise RenderError(f"{path.name} holds no frame", hint="Render the scene again.")
    buffer = io.BytesIO()
    Image.fromarray(shown.to_ndarray(format="rgb24")).save(buffer, format="PNG")
    return buffer.getvalue()
