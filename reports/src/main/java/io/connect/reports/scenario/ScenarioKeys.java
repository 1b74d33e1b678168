package io.connect.reports.scenario;

/**
 * Keys and words of a scenario in a result, shared by writer and readers. The other keys of the scenario are shown as they
 * are and read by no program.
 */
public final class ScenarioKeys {

    public static final String SUBJECT = "subject";
    public static final String KIND = "kind";
    /** Connect keys that the scenario itself sets; under {@link #SUBJECT}, those that every scenario starts from. */
    public static final String CONNECTOR = "connector";

    public static final String QUEUE = "queue";
    public static final String TYPE = "type";
    public static final String LOAD = "load";
    public static final String PHASES = "phases";
    public static final String NAME = "name";
    public static final String ROLE = "role";

    /** Kind of a subject that takes no messages. */
    public static final String NO_SUBJECT = "none";
    /** Type of a queue that promises order. */
    public static final String FIFO = "fifo";
    /** Connect key whose value {@link #REQUIRED} promises exactly-once delivery. */
    public static final String EXACTLY_ONCE = "exactly.once.support";

    public static final String REQUIRED = "required";

    private ScenarioKeys() {}
}
