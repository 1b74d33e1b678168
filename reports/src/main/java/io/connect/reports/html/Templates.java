package io.connect.reports.html;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Fills the pages' templates; values are escaped unless a template says raw. Safe for use by several threads. */
final class Templates {

    private static final String FOLDER = "io/connect/reports/html/";
    private static final String ECHARTS_POM = "META-INF/maven/org.webjars/echarts/pom.properties";
    private static final String ECHARTS = "META-INF/resources/webjars/echarts/%s/echarts.min.js";

    private static final PebbleEngine ENGINE = engine();

    private Templates() {}

    static String fill(String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("css", resource(FOLDER + "report.css"));
        all.put("script", resource(FOLDER + "charts.js"));
        all.put("echarts", echarts());
        StringWriter page = new StringWriter();
        try {
            ENGINE.getTemplate(template).evaluate(page, all, Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot fill the template " + template, e);
        }
        return page.toString();
    }

    private static PebbleEngine engine() {
        ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setSuffix(".peb");
        return new PebbleEngine.Builder()
                .loader(loader)
                .extension(new PageExtension())
                .strictVariables(true)
                .autoEscaping(true)
                .build();
    }

    /** The path of the chart library in its WebJar; it contains the version. */
    private static String echarts() {
        Properties pom = new Properties();
        try (InputStream in = open(ECHARTS_POM)) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of the chart library", e);
        }
        return resource(ECHARTS.formatted(pom.getProperty("version")));
    }

    private static String resource(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Templates.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        return in;
    }
}
