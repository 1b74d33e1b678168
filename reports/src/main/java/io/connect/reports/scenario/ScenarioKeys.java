package io.connect.reports.scenario;

/**
 * Keys and values of a scenario in a result, shared by the writer and the readers. Reports show the other keys unchanged, and
 * no program reads them.
 */
public final class ScenarioKeys {

    public static final String SUBJECT = "subject";
    public static final String KIND = "kind";
    /** Connect keys that the scenario itself sets; below {@link #SUBJECT}, the keys common to all scenarios. */
    public static final String CONNECTOR = "connector";

    public static final String QUEUE = "queue";
    public static final String TYPE = "type";
    public static final String LOAD = "load";
    public static final String PHASES = "phases";
    public static final String NAME = "name";
    public static final String ROLE = "role";

    /** Kind of a subject that receives no messages. */
    public static final String NO_SUBJECT = "none";
    /** Type of a queue that promises order. */
    public static final String FIFO = "fifo";
    /** Connect key whose value {@link #REQUIRED} promises exactly-once delivery. */
    public static final String EXACTLY_ONCE = "exactly.once.support";

    public static final String REQUIRED = "required";

    private ScenarioKeys() {}
}
