package io.connect.reports.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal: columns as wide as their widest cell, words to the left, numbers to the right, two spaces between.
 * Mutable, for one thread.
 */
public final class Table {

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> header, List<Boolean> right) {
        this.header = header;
        this.right = right;
    }

    /** Columns by their titles; a title that starts with {@code >} is of a column of numbers. */
    public static Table of(String... titles) {
        List<String> header = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (String title : titles) {
            boolean number = title.startsWith(">");
            header.add(number ? title.substring(1) : title);
            right.add(number);
        }
        return new Table(header, right);
    }

    /** Adds a row with one cell per column. */
    public Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells for a table of " + header.size()
                    + " columns: " + List.of(cells));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Whether no row was added. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table, each line ended by a newline, without trailing blanks. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = width(header.get(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        line(text, header, widths);
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append("-".repeat(width)).append("  ");
        }
        text.append(rule.toString().stripTrailing()).append('\n');
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    /** The same table in Markdown. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder();
        markdownLine(text, header);
        markdownLine(text, right.stream().map(number -> number ? "--:" : "---").toList());
        rows.forEach(row -> markdownLine(text, row));
        return text.toString();
    }

    private static void markdownLine(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ')
                .append(cell.replace("|", "\\|").replace("\n", " "))
                .append(" |"));
        text.append('\n');
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(right.get(column) ? padding + cell : cell + padding).append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
