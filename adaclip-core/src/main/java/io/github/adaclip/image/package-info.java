/**
 * A picture comes in (file, bytes, stream or {@link java.awt.image.BufferedImage}), normalised
 * planes for the vision tower go out, with the pixel values that Pillow and torchvision would give.
 *
 * <p>{@link io.github.adaclip.image.ImageSource} says where the picture is, {@link
 * io.github.adaclip.image.ImageDecoder} makes an {@link io.github.adaclip.image.RgbImage} of it
 * (read this one first), {@link io.github.adaclip.image.ImagePreprocessor} resizes with {@link
 * io.github.adaclip.image.PillowResize} and normalises to a {@link
 * io.github.adaclip.image.PreparedImage}.
 *
 * <p>Of a picture that is too large for memory, {@link io.github.adaclip.image.PictureReader} gives
 * rectangles, equal to the bit.
 */
package io.github.adaclip.image;
