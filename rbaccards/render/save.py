"""An open PDF as bytes."""

from __future__ import annotations

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf


def save(pdf: Pdf) -> bytes:
    """The file as bytes that depend on its content and on nothing else."""
    target = BytesIO()
    pdf.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()
