"""Makes the picture files of this folder, expected.txt and resize.txt beside them.

Written with Pillow 11.3.0 and NumPy 2.4.6. Pillow 13 resizes in another order. Run in this folder.
expected.txt: NAME WIDTH HEIGHT HEX, the values of Image.open(NAME).convert("RGB"); 16-bit values are
scaled here by (v + 128) // 257, which Pillow does not do.
resize.txt: MODE WIDTH HEIGHT NEW_WIDTH NEW_HEIGHT HEX HEX, values before and after Image.resize, bicubic
for RGB, bilinear for L.
"""

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms

WIDTH, HEIGHT = 13, 11
rng = np.random.default_rng(3)
y, x = np.mgrid[:HEIGHT, :WIDTH]
colors = np.stack([x * 19 % 256, y * 23 % 256, (x + y) * 11 % 256], -1).astype("u1")
colors[3:6, 4:9] = rng.integers(0, 256, (3, 5, 3))
rgb = Image.fromarray(colors)
gray = rgb.convert("L")
alpha = Image.fromarray(rng.integers(0, 256, (HEIGHT, WIDTH)).astype("u1"))
rgba, gray_alpha, palette = rgb.copy(), gray.copy(), rgb.quantize(60)
rgba.putalpha(alpha)
gray_alpha.putalpha(alpha)
expected = {}


def save(image, name, **options):
    image.save(name, **options)
    expected[name] = np.array(Image.open(name).convert("RGB"))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, depth, color, rows, wide=None, interlace=0):
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, color, 0, 0, interlace)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    with open(name, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b""))
    note(name, wide)


def note(name, wide=None):
    if wide is None:
        expected[name] = np.array(Image.open(name).convert("RGB"))
    else:
        narrow = ((wide.astype(int) + 128) // 257).astype("u1")
        expected[name] = narrow if narrow.ndim == 3 else np.stack([narrow] * 3, -1)


def packed(values, bits):
    return np.packbits(np.unpackbits(values.astype("u1")[:, None], axis=1)[:, 8 - bits:].ravel()).tobytes()


save(rgb, "rgb.png")
save(gray, "gray.png")
save(rgba, "rgba.png")
save(gray_alpha, "gray_alpha.png")
save(palette, "palette.png")
save(palette, "palette_transparent.png", transparency=bytes(range(60)))
save(rgb, "rgb_profile.png", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
for bits in (1, 2, 4):
    values = rng.integers(0, 1 << bits, (HEIGHT, WIDTH))
    png(f"gray{bits}.png", bits, 0, [packed(row, bits) for row in values])
gray16 = rng.integers(0, 65536, (HEIGHT, WIDTH)).astype(">u2")
png("gray16.png", 16, 0, [row.tobytes() for row in gray16], gray16)
rgba16 = rng.integers(0, 65536, (HEIGHT, WIDTH, 4)).astype(">u2")
png("rgba16.png", 16, 6, [row.tobytes() for row in rgba16], rgba16[..., :3])
steps = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
interlaced = [row.tobytes() for top, left, down, right in steps for row in colors[top::down, left::right]]
png("interlaced.png", 8, 2, interlaced, interlace=1)

quality = dict(quality=90)
save(rgb, "full_chroma.jpg", subsampling=0, **quality)
save(rgb, "quarter_chroma.jpg", subsampling=2, **quality)
save(rgb, "progressive.jpg", subsampling=2, progressive=True, **quality)
save(gray, "gray.jpg", **quality)
save(rgb, "rgb.jpg", keep_rgb=True, **quality)
save(rgb, "profile.jpg", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), **quality)
save(rgb.convert("CMYK"), "cmyk.jpg", **quality)
ycck = bytearray(open("cmyk.jpg", "rb").read())
ycck[ycck.index(b"Adobe") + 11] = 2
open("ycck.jpg", "wb").write(ycck)
note("ycck.jpg")

save(rgb, "rgb.bmp")
save(gray, "gray.bmp")
save(palette, "palette.bmp")
save(gray.convert("1"), "one_bit.bmp")
values = rng.integers(0, 65536, (HEIGHT, WIDTH)).astype("<u2")
rows = b"".join(row.tobytes().ljust((WIDTH * 2 + 3) // 4 * 4, b"\0") for row in values)
header = struct.pack("<IiiHHIIiiIIIII", 40, WIDTH, HEIGHT, 1, 16, 3, len(rows), 0, 0, 0, 0, 0xF800, 0x7E0, 0x1F)
open("rgb565.bmp", "wb").write(b"BM" + struct.pack("<IHHI", 14 + len(header) + len(rows), 0, 0, 66) + header + rows)
note("rgb565.bmp")

save(palette, "palette.gif")
save(palette, "transparent.gif", transparency=2)
save(rgb, "animated.gif", save_all=True, append_images=[rgb.rotate(90)])
buffer = io.BytesIO()
rgb.quantize(16).save(buffer, "GIF")
small = bytearray(buffer.getvalue())
small[6:10] = struct.pack("<HH", WIDTH + 3, HEIGHT + 2)
place = small.index(b"\x2c", 13 + 48)
small[place + 1 : place + 5] = struct.pack("<HH", 2, 1)
open("small_frame.gif", "wb").write(small)
note("small_frame.gif")

save(rgb, "rgb.tif")
save(rgb, "rgb_lzw.tif", compression="tiff_lzw")
save(rgb, "pages.tif", save_all=True, append_images=[gray.rotate(180)], compression="tiff_deflate")
save(palette, "palette.tif", compression="packbits")
save(gray.convert("1"), "one_bit.tif", compression="group4")
save(rgb.convert("CMYK"), "cmyk.tif", compression="tiff_lzw")
save(rgb, "orientation6.tif", tiffinfo={274: 6})
Image.fromarray(gray16.astype("u2")).save("gray16_lzw.tif", compression="tiff_lzw")
note("gray16_lzw.tif", gray16)
pixels = np.array(rgba).astype("i4")
pixels[..., :3] = pixels[..., :3] * pixels[..., 3:] // 255
data = pixels.astype("u1").tobytes()
fields = [(256, 4, WIDTH), (257, 4, HEIGHT), (258, 3, None), (259, 3, 1), (262, 3, 2), (273, 4, 8)]
fields += [(277, 3, 4), (278, 4, HEIGHT), (279, 4, len(data)), (338, 3, 1)]
after = 8 + len(data) + 2 + 12 * len(fields) + 4
entries = b"".join(
    struct.pack("<HHII", tag, kind, 4, after) if value is None else struct.pack("<HHII", tag, kind, 1, value)
    for tag, kind, value in fields
)
directory = struct.pack("<H", len(fields)) + entries + struct.pack("<I", 0) + struct.pack("<4H", 8, 8, 8, 8)
open("premultiplied.tif", "wb").write(b"II*\0" + struct.pack("<I", 8 + len(data)) + data + directory)
note("premultiplied.tif")
Image.fromarray(rng.random((4, 4)).astype("f4")).save("float.tif")

save(rgb, "lossless.webp", lossless=True)
save(rgba, "lossless_alpha.webp", lossless=True, exact=True)
save(rgb.resize((40, 30)), "lossy.webp", quality=90)

for orientation in range(1, 9):
    exif = Image.Exif()
    exif[274] = orientation
    rgb.save(f"exif{orientation}.jpg", exif=exif, subsampling=0, **quality)
rgb.save("exif6.png", exif=Image.open("exif6.jpg").getexif())
rgb.save("exif6.webp", exif=Image.open("exif6.jpg").getexif(), lossless=True)

with open("expected.txt", "w") as file:
    for name in sorted(expected):
        high, wide = expected[name].shape[:2]
        file.write(f"{name} {wide} {high} {expected[name].tobytes().hex()}\n")
with open("resize.txt", "w") as file:
    for w, h, v, u in ((5, 4, 9, 7), (17, 13, 5, 4), (1, 1, 3, 3), (8, 3, 8, 7), (6, 9, 11, 9), (3, 40, 7, 2), (31, 2, 4, 6)):
        for mode in ("RGB", "L"):
            before = rng.integers(0, 2, (h, w) + ((3,) if mode == "RGB" else ())).astype("u1") * 255
            kind = Image.BICUBIC if mode == "RGB" else Image.BILINEAR
            result = Image.fromarray(before).resize((v, u), kind)
            file.write(f"{mode} {w} {h} {v} {u} {before.tobytes().hex()} {result.tobytes().hex()}\n")
