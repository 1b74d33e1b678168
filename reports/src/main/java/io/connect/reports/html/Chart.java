package io.connect.reports.html;

import java.util.List;

/**
 * One chart, ready to be drawn by the page's script.
 *
 * @param title the title of the chart
 * @param unit the unit of the vertical axis
 * @param kind the way to draw it
 * @param lines the lines, at least one
 */
record Chart(String title, String unit, Kind kind, List<Line> lines) {

    Chart {
        lines = List.copyOf(lines);
    }

    /** The page's script uses these names in lower case. */
    enum Kind {
        /** Seconds since the run's start to value. */
        TIME,
        /** Like TIME, with a logarithmic vertical axis. */
        TIME_LOG,
        /** Like TIME, but drawn as bars. */
        TIME_BARS,
        /** 1 / (1 − percentile) to value, both axes logarithmic. */
        PERCENTILES,
        /** Milliseconds since 1970 to value. */
        DATE
    }

    /**
     * @param name the name in the legend
     * @param points pairs of x and y; a null y is a gap
     * @param reference whether it is the reference of a comparison, drawn thin and grey
     * @param marks x positions to mark on this line, with a label each
     */
    record Line(String name, List<Double[]> points, boolean reference, List<Mark> marks) {

        Line(String name, List<Double[]> points) {
            this(name, points, false, List.of());
        }
    }

    /** A labelled point of a line. */
    record Mark(double x, double y, String label) {}

    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.points().stream().allMatch(point -> point[1] == null));
    }
}
