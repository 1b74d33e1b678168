package io.connect.reports.model;

/**
 * A file or page that belongs to the run.
 *
 * @param name the name shown to readers
 * @param path relative to the run folder, or a URL
 */
public record Link(String name, String path) {

    public Link {
        Checks.text("link name", name);
        Checks.text("link path", path);
    }
}
