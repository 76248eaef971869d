"""Pictures that stand for evidence: a drawn chart, plainly no photograph of anybody."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw

_BARS = {1: (40, 75, 110, 150), 2: (150, 120, 80, 30)}


@lru_cache(maxsize=4)
def picture(number: int) -> bytes:
    """Draw sample picture 1 (rising) or 2 (falling) as png."""
    image = Image.new("RGB", (320, 200), "#f4f1ea")
    pen = ImageDraw.Draw(image)
    for place, height in enumerate(_BARS[number]):
        left = 30 + place * 70
        pen.rectangle((left, 180 - height, left + 45, 180), fill="#1d5fa8")
    pen.line((15, 180, 305, 180), fill="#333333", width=2)
    pen.text((15, 8), "MAU - SAMPLE", fill="#9b1b1e")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
