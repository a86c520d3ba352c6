package io.repartee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a cost grows with a size, as a picture (SVG): the size on a logarithmic axis, the cost from zero on. */
final class Curve {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    private static final int STEPS = 5;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c2410c", "#15803d", "#7c3aed", "#525252");

    private record Point(double size, double cost) {}

    private final String file;
    private final String title;
    private final String sizes;
    private final String costs;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();

    /**
     * @param file its name without an ending
     * @param sizes what the axis to the right says, with its unit
     * @param costs what the axis upwards says, with its unit
     */
    Curve(String file, String title, String sizes, String costs) {
        this.file = file;
        this.title = title;
        this.sizes = sizes;
        this.costs = costs;
    }

    Curve point(String line, double size, double cost) {
        lines.computeIfAbsent(line, name -> new ArrayList<>()).add(new Point(size, cost));
        return this;
    }

    void write(Path directory) throws IOException {
        if (!lines.isEmpty()) {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(file + ".svg"), svg());
        }
    }

    String svg() {
        Scale scale = new Scale(lines.values().stream().flatMap(List::stream).toList());
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n".formatted(WIDTH, HEIGHT));
        text(svg, WIDTH / 2.0, 20, "middle", title);
        text(svg, WIDTH / 2.0, HEIGHT - 28, "middle", sizes);
        text(svg, LEFT - 60, TOP - 12, "start", costs);
        costAxis(svg, scale);
        sizeAxis(svg, scale);
        int number = 0;
        for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
            draw(svg, scale, line.getKey(), line.getValue(), number++);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void costAxis(StringBuilder svg, Scale scale) {
        for (int step = 0; step <= STEPS; step++) {
            double cost = scale.most * step / STEPS;
            double y = scale.y(cost);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    y));
            text(svg, LEFT - 6, y + 4, "end", Table.number(cost));
        }
    }

    private void sizeAxis(StringBuilder svg, Scale scale) {
        lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::size)
                .distinct()
                .sorted()
                .forEach(size -> text(
                        svg, scale.x(size), HEIGHT - BOTTOM + 16, "middle", String.format(Locale.ROOT, "%,.0f", size)));
    }

    private static void draw(StringBuilder svg, Scale scale, String name, List<Point> points, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            double x = scale.x(point.size);
            double y = scale.y(point.cost);
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            svg.append(String.format(
                    Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n", x, y, colour));
        }
        svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                .formatted(path.toString().strip(), colour));
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" fill=\"%s\"/>%n"
                .formatted(LEFT + number * 150, HEIGHT - 14, colour));
        text(svg, LEFT + number * 150 + 18, HEIGHT - 8, "start", name);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    /** From sizes and costs to places in the picture. */
    private static final class Scale {
        private final double least;
        private final double span;
        private final double most;

        Scale(List<Point> points) {
            double smallest = points.stream().mapToDouble(Point::size).min().orElse(1);
            double largest = points.stream().mapToDouble(Point::size).max().orElse(1);
            least = Math.log(Math.max(1, smallest));
            span = Math.max(1e-9, Math.log(Math.max(1, largest)) - least);
            most = 1.15
                    * Math.max(
                            1e-9, points.stream().mapToDouble(Point::cost).max().orElse(1));
        }

        double x(double size) {
            int margin = 30;
            return LEFT + margin + (WIDTH - LEFT - RIGHT - 2 * margin) * (Math.log(Math.max(1, size)) - least) / span;
        }

        double y(double cost) {
            return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * cost / most;
        }
    }
}
