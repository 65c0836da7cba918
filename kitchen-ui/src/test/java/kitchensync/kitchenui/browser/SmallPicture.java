package kitchensync.kitchenui.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Writes a screenshot in 16 colours, in a quarter of the bytes; a page has few colours beside the edges of letters. Each
 * colour is the one that the colours before it would get most wrong, over all pixels that have it: a thin line of a chart
 * comes before one more grey.
 */
public final class SmallPicture {

    private static final int COLOURS = 16;
    private static final int BITS = 4;

    private SmallPicture() {}

    public static void write(byte[] png, Path file) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                counts.merge(full.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        int[] palette = palette(counts);
        IndexColorModel colours =
                new IndexColorModel(BITS, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                int index = nearest.computeIfAbsent(full.getRGB(x, y) & 0xFFFFFF, rgb -> nearest(rgb, palette));
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(small, "png", file.toFile());
    }

    private static int[] palette(Map<Integer, Integer> counts) {
        int[] colours = new int[Math.min(COLOURS, counts.size())];
        Map<Integer, Integer> wrong = new TreeMap<>();
        counts.keySet().forEach(rgb -> wrong.put(rgb, Integer.MAX_VALUE));
        for (int i = 0; i < colours.length; i++) {
            int next = Collections.max(
                            wrong.entrySet(),
                            Comparator.comparingLong(each -> (long) each.getValue() * counts.get(each.getKey())))
                    .getKey();
            colours[i] = next;
            wrong.replaceAll((rgb, least) -> Math.min(least, distance(rgb, next)));
        }
        return colours;
    }

    private static int nearest(int rgb, int[] palette) {
        return IntStream.range(0, palette.length)
                .boxed()
                .min(Comparator.comparingInt(i -> distance(rgb, palette[i])))
                .orElseThrow();
    }

    private static int distance(int rgb, int other) {
        int red = (rgb >> 16) - (other >> 16);
        int green = (rgb >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (rgb & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
