package io.connect.reports.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The origin of a result.
 *
 * @param git the revision of the subject
 * @param machine the machine of the run
 * @param versions program to version: kafka, connect, elasticmq, …
 * @param baseline the reason why this result became a baseline; null in an ordinary run
 */
public record Provenance(Git git, Machine machine, Map<String, String> versions, BaselineNote baseline) {

    /** Key of {@code versions} for the name of the subject's plugin. */
    public static final String PLUGIN = "plugin";

    /** Key of {@code versions} for the version that the plugin reports. */
    public static final String PLUGIN_VERSION = "plugin.version";

    public Provenance {
        Checks.present("provenance.git", git);
        Checks.present("provenance.machine", machine);
        versions = Checks.map(versions);
    }

    /** The provenance of an ordinary run. */
    public Provenance(Git git, Machine machine, Map<String, String> versions) {
        this(git, machine, versions, null);
    }

    /**
     * This provenance for a subject that is a plugin of Connect.
     *
     * @param plugin class of the connector
     * @param version the version that the plugin reports; empty if it reports none
     */
    public Provenance withPlugin(String plugin, String version) {
        Map<String, String> more = new LinkedHashMap<>(versions);
        more.put(PLUGIN, plugin);
        if (!version.isEmpty()) {
            more.put(PLUGIN_VERSION, version);
        }
        return new Provenance(git, machine, more, baseline);
    }

    /**
     * The revision.
     *
     * @param commit full hash, or {@code unknown} outside of a repository
     * @param branch may be null
     * @param dirty whether files differed from the commit
     */
    public record Git(String commit, String branch, boolean dirty) {

        public Git {
            Checks.text("provenance.git.commit", commit);
        }
    }

    /**
     * The person who made a result the baseline, and the reason.
     *
     * @param who name of the person
     * @param why the reason that this person gave
     * @param when ISO-8601 instant
     */
    public record BaselineNote(String who, String why, String when) {

        public BaselineNote {
            Checks.text("provenance.baseline.who", who);
            Checks.text("provenance.baseline.why", why);
        }
    }
}
