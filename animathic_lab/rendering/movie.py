"""How a scene becomes a video: Manim's cairo renderer with one stream for the whole scene instead of a file per play."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from manim import Camera, Mobject, config
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter

from animathic_lab.rendering.preview import PreviewFrames

__all__ = ["DrawingRenderer", "MeasuringRenderer", "MovieWriter"]

#: x264's speed setting: at 1080p60 the encoder is the limit. At this rate factor it looks like stock's picture (medium, 23).
_PRESET = "superfast"
_CRF = "21"


class MovieWriter(SceneFileWriter):
    """Writes all frames of a scene into one H.264 file, from a thread of its own.

    The class attributes are the job's: Manim makes the writer itself, deep inside ``Scene.__init__``.
    """

    target: ClassVar[Path]
    size: ClassVar[tuple[int, int, int]]
    preview: ClassVar[Path | None] = None
    progress: ClassVar[Callable[[int], None]]

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self.frames = 0
        # Bounded: eight frames of 1080p are 66 MB.
        self._queue: queue.Queue[tuple[np.ndarray[Any, Any], int] | None] = queue.Queue(maxsize=8)
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None

    def begin_animation(self, allow_write: bool = False, **_: Any) -> None:
        """Start the encoder before the first frame that counts."""
        if allow_write and self._thread is None:
            self._thread = threading.Thread(target=self._encode, name="encoder", daemon=True)
            self._thread.start()

    def end_animation(self, allow_write: bool = False) -> None:
        """Do nothing: the stream goes on through the next play."""

    def write_frame(self, pixels: np.ndarray[Any, Any], *, repeat: int = 1) -> None:
        """Queue one RGBA frame, shown ``repeat`` times.

        Raises
        ------
        Exception
            What the encoder failed with earlier.
        """
        if self._error is not None:
            raise self._error
        repeat = max(1, repeat)
        self._queue.put((pixels, repeat))
        self.frames += repeat
        type(self).progress(self.frames)

    def finish(self) -> None:
        """Wait until the file and its preview are complete.

        Raises
        ------
        Exception
            What the encoder failed with.
        """
        self._stop()
        if self._error is not None:
            raise self._error

    def abort_encode_jobs(self, reraise_encoder_failures: bool = False) -> None:
        """Give the file up; called by Manim when the scene has failed."""
        self._stop()

    def _stop(self) -> None:
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _encode(self) -> None:
        try:
            self._encode_all()
        except BaseException as error:
            self._error = error
            # The drawing thread may be waiting for room in the queue; it finds the error at its next frame.
            while self._queue.get() is not None:
                continue

    def _encode_all(self) -> None:
        width, height, fps = self.size
        pictures = PreviewFrames(fps) if self.preview else None
        with av.open(str(self.target), "w", format="mp4", options={"movflags": "+faststart"}) as container:
            stream = container.add_stream("libx264", rate=fps, options={"crf": _CRF, "preset": _PRESET})
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            # PyAV asks for threads by slices; by frames they are quicker, and the file is a third smaller.
            stream.codec_context.thread_type = "AUTO"
            # One for all frames: setting the conversion up costs as much as one of them.
            convert = VideoReformatter()
            number = 0
            while (item := self._queue.get()) is not None:
                pixels, repeat = item
                rgba = av.VideoFrame.from_numpy_buffer(pixels, format="rgba")  # no copy: each frame is an array of its own
                if pictures is not None:
                    pictures.add(rgba, number, repeat)
                frame = convert.reformat(rgba, format="yuv420p")
                for _ in range(repeat):
                    frame.pts, frame.time_base = number, Fraction(1, fps)
                    number += 1
                    container.mux(stream.encode(frame))
            container.mux(stream.encode())
        if pictures is not None and self.preview is not None:
            pictures.save(self.preview, total=number)


class DrawingRenderer(CairoRenderer):
    """Manim's cairo renderer, writing through `MovieWriter`."""

    def __init__(
        self, file_writer_class: Any = None, camera_class: type[Camera] | None = None, skip_animations: bool = False, **_: Any
    ) -> None:
        super().__init__(MovieWriter, camera_class, skip_animations)


class _NoWriter(SceneFileWriter):
    """Takes frames and drops them."""

    def begin_animation(self, allow_write: bool = False, **_: Any) -> None:
        """Do nothing."""

    def end_animation(self, allow_write: bool = False) -> None:
        """Do nothing."""

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""


class MeasuringRenderer(CairoRenderer):
    """Runs a scene's plays and keeps its clock, without drawing a pixel."""

    def __init__(
        self, file_writer_class: Any = None, camera_class: type[Camera] | None = None, skip_animations: bool = False, **_: Any
    ) -> None:
        super().__init__(_NoWriter, camera_class, skip_animations)

    def update_frame(self, scene: Any, mobjects: Iterable[Mobject] | None = None, *_: Any, **__: Any) -> None:
        """Do nothing: nobody looks."""

    def save_static_frame_data(self, scene: Any, static_mobjects: Any) -> None:
        """Do nothing: there is no picture to keep."""

    def get_frame(self) -> Any:
        """Return the camera's buffer, uncopied, which nobody looks at."""
        return self.camera.pixel_array

    def skip_frames(self, count: int) -> None:
        """Advance the clock over frames that did not need to be computed."""
        self.time += count / config.frame_rate
