package io.connect.reports.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The meaning of each metric, in a sentence shown next to its figure. */
public final class MetricWords {

    private static final Properties MEANINGS = load();

    private MetricWords() {}

    /** The meaning of a metric, with or without a part after a slash; empty for an unknown metric. */
    public static String meaning(String id) {
        int slash = id.indexOf('/');
        return MEANINGS.getProperty(slash < 0 ? id : id.substring(0, slash), "");
    }

    private static Properties load() {
        Properties meanings = new Properties();
        try (InputStream in = MetricWords.class.getResourceAsStream("metrics.properties")) {
            meanings.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the meanings of metrics", e);
        }
        return meanings;
    }
}
